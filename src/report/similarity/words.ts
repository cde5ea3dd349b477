import { stemmer } from 'stemmer';
import type { LexiconEntry, Resources } from '../../resources/lexicons.js';
import { fold } from '../shared/query.js';

interface SynonymEntry extends LexiconEntry {
  readonly word?: string | null;
  readonly forms: readonly string[];
}

interface FunctionWordsEntry extends LexiconEntry {
  readonly forms: readonly string[];
}

/** Turns a text into the words that comparisons count. */
export type WordsOf = (text: string) => string[];

const WORD = /[\p{L}\p{N}]+(?:[.'&-][\p{L}\p{N}]+)*\.?/gu;
/** Words of a phrase that is looked up; longer phrases are not in the lexicon. */
const LONGEST_PHRASE = 9;

function unitsOf(text: string): string[] {
  const folded = fold(text.replace(/<[^<>]*>/g, ' '));
  return [...folded.matchAll(WORD)].map(([word]) => word);
}

/** A full stop belongs to "u.s." and not to the word at the end of a sentence; `'s` says nothing. */
function bare(word: string): string {
  return (/^(?:\p{L}\.)+\p{L}?\.?$/u.test(word) ? word.replace(/\.?$/, '.') : word.replace(/\.$/, '')).replace(
    /'s$/,
    '',
  );
}

/** Lists of `function-words` whose words tell nothing of a matter; the others hold nouns and verbs that do. */
const CLOSED = new Set(
  'be have do modal future determiner possessive subject-pronoun pronoun preposition coordinator relative subordinator adverb chain'.split(
    ' ',
  ),
);

/**
 * Compiles the reading of words: folded, phrases of the lexicon `synonyms` taken for one word, function words left out,
 * the rest stemmed (M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980).
 */
export function createWordsOf(resources: Resources): WordsOf {
  const phrases = new Map<string, string | null>();
  for (const { word = null, forms } of resources.lexicon<SynonymEntry>('synonyms')) {
    for (const form of forms) phrases.set(unitsOf(form).map(bare).join(' '), word);
  }
  const classes = resources.lexicon<FunctionWordsEntry>('function-words');
  const formsOf = (fits: (id: string) => boolean) => classes.filter(({ id }) => fits(id)).flatMap(({ forms }) => forms);
  const stop = new Set(formsOf((id) => CLOSED.has(id)));
  // To do a thing and not to do it are no near things.
  for (const form of formsOf((id) => id === 'negation')) stop.delete(form);
  return (text) => {
    const units = unitsOf(text).flatMap((word) => (phrases.has(bare(word)) ? [bare(word)] : bare(word).split('-')));
    const words: string[] = [];
    for (let at = 0; at < units.length; ) {
      const length = longestPhrase(units, at, phrases);
      const unit = units[at] ?? '';
      if (length > 0) {
        const word = phrases.get(units.slice(at, at + length).join(' '));
        if (word) words.push(word);
      } else if (!stop.has(unit)) words.push(stemmer(unit));
      at += Math.max(1, length);
    }
    return words;
  };
}

function longestPhrase(units: readonly string[], at: number, phrases: ReadonlyMap<string, unknown>): number {
  for (let length = Math.min(LONGEST_PHRASE, units.length - at); length > 0; length--) {
    if (phrases.has(units.slice(at, at + length).join(' '))) return length;
  }
  return 0;
}
