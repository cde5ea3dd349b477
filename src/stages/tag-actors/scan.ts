import type { Segment, Sentence, Token } from '../../core/document.js';
import { type Spelling, SpellingFact } from '../../core/spelling.js';
import type { CountryAtom } from './countries.js';
import type { ActorLexicon } from './lexicon.js';
import { fold, isAscii } from './slug.js';
import type { PhraseTrie } from './trie.js';

/** A token with what the grammar of names asks of it again and again. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly lower: string;
  readonly tag: string;
  /** Begins with a capital. */
  readonly cap: boolean;
  /** Two letters or more, all of them capitals. */
  readonly caps: boolean;
  readonly spelling: Spelling;
}

const CAPITALS = /^\p{Lu}[\p{Lu}'-]*\p{Lu}$/u;
/** A small letter behind the first: most words with a capital. */
const SMALL = /^.[a-z]/;

/** The document as the grammars read it: words, countries found, lexicon. */
export interface Scan {
  readonly view: string;
  readonly words: readonly Word[];
  /** Countries by the word at which they begin. */
  readonly atoms: readonly (CountryAtom | undefined)[];
  /** Words of names that hold a country's name and mean none ("Korean Peninsula"). */
  readonly lured: Uint8Array;
  readonly lexicon: ActorLexicon;
}

/** ASCII, the common case, needs no table of letters. */
export function capital(text: string): boolean {
  const code = text.charCodeAt(0);
  return code < 128 ? code > 64 && code < 91 : /^\p{Lu}/u.test(text);
}

/** 2 for a word in capitals, 1 for one that begins with a capital, else 0. */
const LETTERS = new SpellingFact(({ text }) => {
  if (!capital(text)) return 0;
  return text.length > 1 && !SMALL.test(text) && CAPITALS.test(text) ? 2 : 1;
});

/** The words of a document, with their surface form. */
export function wordsOf(tokens: readonly Token[]): Word[] {
  return tokens.map(({ start, end, lower, tag, spelling }) => {
    const letters = LETTERS.of(spelling);
    return { start, end, text: spelling.text, lower, tag, cap: letters > 0, caps: letters > 1, spelling };
  });
}

/** Word at an index within the limit, else undefined. */
export function at(scan: Scan, index: number, limit: number): Word | undefined {
  return index >= 0 && index < limit ? scan.words[index] : undefined;
}

/** The longest phrase of a lexicon that begins at a word. */
export function phraseAt<V>(
  phrases: PhraseTrie<V>,
  { words }: Scan,
  index: number,
  limit: number,
  accept?: (value: V, end: number) => boolean,
): { value: V; end: number } | undefined {
  const word = index < limit ? words[index] : undefined;
  return word && phrases.begins(word.spelling) ? phrases.longest(words, index, limit, accept) : undefined;
}

/** The word behind "the", unless the article is part of a country's name ("The Gambia"). */
export function behindArticle(scan: Scan, index: number, limit: number): number {
  return at(scan, index, limit)?.lower === 'the' && !scan.atoms[index] ? index + 1 : index;
}

export function isPossessive(word: Word | undefined): boolean {
  return word?.lower === "'s" || word?.lower === "'";
}

export const isTitleWord = (scan: Scan, word: Word | undefined): boolean =>
  word !== undefined && scan.lexicon.titleWords.has(word.lower);

const FOLDED = new SpellingFact(({ lower }) => folded(lower));

/** Folded form of a word in lower case. */
export const foldedOf = (word: Word): string => FOLDED.of(word.spelling);

/** Folded form of a text in lower case; ASCII stays as it is. */
export function folded(lower: string): string {
  return isAscii(lower) ? lower : fold(lower);
}

/** Stretches that no name crosses: the sentences, and the words between them. */
export function stretches(tokens: readonly Token[], sentences: readonly Sentence[], segments: readonly Segment[]) {
  const out: { first: number; last: number; title: boolean }[] = [];
  let cursor = 0;
  for (const { first, last, segment } of sentences) {
    if (first > cursor) out.push({ first: cursor, last: first, title: true });
    const kind = segments[segment]?.kind;
    out.push({ first, last, title: kind === 'title' || kind === 'heading' });
    cursor = Math.max(cursor, last);
  }
  if (cursor < tokens.length) out.push({ first: cursor, last: tokens.length, title: true });
  return out;
}
