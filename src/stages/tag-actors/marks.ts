import { SpellingFact } from '../../core/spelling.js';
import { folded } from './slug.js';
import type { PhraseTrie } from './trie.js';

/** What a spelling is to the grammars of names; each is one bit of a number. */
export const MARK = {
  capital: 1,
  /** Two letters or more, all of them capitals. */
  capitals: 2,
  titleWord: 4,
  nameStop: 8,
  /** Written small, and may still open the name of an actor. */
  opener: 16,
  given: 32,
} as const;

/** The first bit for phrases: each tree of phrases has one, of the words with which its phrases begin. */
export const FIRST_PHRASE_MARK = 64;

export type Marks = SpellingFact<number>;

const CAPITALS = /^\p{Lu}[\p{Lu}'-]*\p{Lu}$/u;
/** A small letter behind the first: most words with a capital. */
const SMALL = /^.[a-z]/;

/** ASCII, the common case, needs no table of letters. */
export function capital(text: string): boolean {
  const code = text.charCodeAt(0);
  return code < 128 ? code > 64 && code < 91 : /^\p{Lu}/u.test(text);
}

/** Marks of a word's letters. */
function lettersOf(text: string): number {
  if (!capital(text)) return 0;
  const all = text.length > 1 && !SMALL.test(text) && CAPITALS.test(text);
  return all ? MARK.capital | MARK.capitals : MARK.capital;
}

/** Words by what they are to the grammars, in lower case; given names folded. */
export interface MarkedWords {
  readonly titleWords: ReadonlySet<string>;
  readonly nameStops: ReadonlySet<string>;
  readonly openers: ReadonlySet<string>;
  readonly given: ReadonlyMap<string, unknown>;
  readonly phrases: readonly PhraseTrie<unknown>[];
}

/** Makes the marks of spellings: what the grammars ask of a word again and again is worked out once for each. */
export function createMarks({ titleWords, nameStops, openers, given, phrases }: MarkedWords): Marks {
  return new SpellingFact(({ text, lower }) => {
    let marks = lettersOf(text);
    if (titleWords.has(lower)) marks |= MARK.titleWord;
    if (nameStops.has(lower)) marks |= MARK.nameStop;
    if (openers.has(lower)) marks |= MARK.opener;
    if (given.has(folded(lower))) marks |= MARK.given;
    for (const kind of phrases) if (kind.beginsWith(lower)) marks |= kind.mark;
    return marks;
  });
}
