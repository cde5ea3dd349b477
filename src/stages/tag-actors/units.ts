import type { Word } from './scan.js';
import { folded } from './slug.js';

/** What country names are made of: a word, or a part of one that hyphens part ("Japan-ROK"). */
export interface Unit {
  /** Folded. */
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  readonly word: number;
  /** A country's name may begin here. */
  readonly begins: boolean;
}

/** A unit of a spelling, in offsets from where the word starts. */
export interface Part {
  readonly lower: string;
  readonly from: number;
  readonly to: number;
  readonly begins: boolean;
}

/** Hyphens and dashes, and a full stop that stands for one in a damaged compound ("ROK.U.S."). */
const BORDERS = /[-\u2013\u2014/]|(?<=\p{L}{2})\.(?=\p{L})/u;
const JOINED = /.[-./\u2013\u2014]/su;

/**
 * The parts of a word.
 *
 * @param begins says whether a country's name may begin with a part
 */
export function partsOf(text: string, lower: string, begins: (part: string, lower: string) => boolean): Part[] {
  if (!JOINED.test(text)) {
    const own = folded(lower);
    return [{ lower: own, from: 0, to: text.length, begins: begins(text, own) }];
  }
  const parts: Part[] = [];
  let from = 0;
  for (const part of text.split(BORDERS)) {
    const own = folded(part.toLowerCase());
    if (part) parts.push({ lower: own, from, to: from + part.length, begins: begins(part, own) });
    from += part.length + 1;
  }
  return parts;
}

function mayBegin(parts: readonly Part[]): boolean {
  for (const { begins } of parts) if (begins) return true;
  return false;
}

/**
 * The units of a document, but for those that no name can reach: most words are far behind any that begins one.
 *
 * @param longest units of the longest name
 */
export function unitsOf(words: readonly Word[], longest: number, partsOf: (word: Word) => readonly Part[]): Unit[] {
  const units: Unit[] = [];
  let reach = 0;
  for (let word = 0; word < words.length; word++) {
    const parts = partsOf(words[word] as Word);
    if (mayBegin(parts)) reach = word + longest;
    if (word >= reach) continue;
    const { start } = words[word] as Word;
    for (const { lower, from, to, begins } of parts) {
      units.push({ lower, start: start + from, end: start + to, word, begins });
    }
  }
  return units;
}
