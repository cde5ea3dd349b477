/** Stands in the view for markup inside a word: part of the word, but of no sound (U+2060, word joiner). */
export const JOINER = '\u2060';

const JOINERS = new RegExp(JOINER, 'g');

/** A word of the view in lower case without joiners, as lexicons write it. */
export function normalWord(word: string): string {
  const lower = word.toLowerCase();
  return lower.includes(JOINER) ? lower.replace(JOINERS, '') : lower;
}
