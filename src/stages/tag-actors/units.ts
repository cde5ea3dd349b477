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

/** The units of a document. */
export function unitsOf(words: readonly Word[], parts: (word: Word) => readonly Part[]): Unit[] {
  const units: Unit[] = [];
  for (let word = 0; word < words.length; word++) {
    const { start } = words[word] as Word;
    for (const { lower, from, to, begins } of parts(words[word] as Word)) {
      units.push({ lower, start: start + from, end: start + to, word, begins });
    }
  }
  return units;
}
