import type { Segment, Sentence, Token } from '../../core/document.js';
import type { Spelling } from '../../core/spelling.js';
import type { Body } from './bodies.js';
import type { CountryAtom } from './countries.js';
import type { ActorLexicon } from './lexicon.js';
import { MARK, type Marks } from './marks.js';
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
  readonly marks: number;
}

/** The document as the grammars read it: words, countries found, lexicon. */
export interface Scan {
  readonly view: string;
  readonly words: readonly Word[];
  /** Countries by the word at which they begin. */
  readonly atoms: readonly (CountryAtom | undefined)[];
  /** Words of names that hold a country's name and mean none ("Korean Peninsula"). */
  readonly lured: Uint8Array;
  readonly lexicon: ActorLexicon;
  /** Bodies that begin at a word, up to a limit, as far as anyone has asked. */
  readonly bodies: Map<number, { readonly limit: number; readonly body: Body | undefined }>;
}

/** The words of a document, with their surface form. */
export function wordsOf(tokens: readonly Token[], known: Marks): Word[] {
  return tokens.map(({ start, end, lower, tag, spelling }) => {
    const marks = known.of(spelling);
    const cap = (marks & MARK.capital) !== 0;
    const caps = (marks & MARK.capitals) !== 0;
    return { start, end, text: spelling.text, lower, tag, cap, caps, spelling, marks };
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
  return word && (word.marks & phrases.mark) !== 0 ? phrases.longest(words, index, limit, accept) : undefined;
}

/** The word behind "the", unless the article is part of a country's name ("The Gambia"). */
export function behindArticle(scan: Scan, index: number, limit: number): number {
  return at(scan, index, limit)?.lower === 'the' && !scan.atoms[index] ? index + 1 : index;
}

export function isPossessive(word: Word | undefined): boolean {
  return word?.lower === "'s" || word?.lower === "'";
}

export const isTitleWord = (word: Word | undefined): boolean =>
  word !== undefined && (word.marks & MARK.titleWord) !== 0;

/** Words that are no part of a person's name. */
export const isNameStop = (word: Word): boolean => (word.marks & MARK.nameStop) !== 0;

export const isGiven = (word: Word): boolean => (word.marks & MARK.given) !== 0;

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
