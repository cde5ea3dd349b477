/** Third person, past, past participle and -ing form of a verb. */
export type Inflection = readonly [s: string, past: string, participle: string, ing: string];

const VOWEL = /[aeiou]/;

/** Inflects a regular English verb by its spelling; consonants are not doubled (the lexicon lists such forms). */
export function inflect(base: string): Inflection {
  const consonantY = base.endsWith('y') && !VOWEL.test(base.charAt(base.length - 2));
  const stem = base.slice(0, -1);
  const s = consonantY ? `${stem}ies` : /(?:s|x|z|ch|sh|o)$/.test(base) ? `${base}es` : `${base}s`;
  const past = consonantY ? `${stem}ied` : base.endsWith('e') ? `${base}d` : `${base}ed`;
  const ing = base.endsWith('e') && !/(?:ee|oe|ye)$/.test(base) ? `${stem}ing` : `${base}ing`;
  return [s, past, past, ing];
}
