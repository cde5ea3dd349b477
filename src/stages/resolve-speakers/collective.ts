import type { TokenRange } from '../../core/parse.js';

/** A collective noun phrase: "the two Ministers", "the defense authorities of both countries". */
export interface Collective {
  readonly members: string;
  readonly head: string;
  readonly countries: readonly string[];
  readonly count: number | null;
  readonly part: TokenRange;
  /** True when other actors are named beside it: "the Secretary and the two Ministers". */
  readonly beside: boolean;
}

export const isPersonal = (id: string): boolean => id.startsWith('person:') || id.startsWith('role:');
export const isCountry = (id: string): boolean => /^[A-Z]{3}$/.test(id);

/** "ministers" to "minister": role words are compared in the singular. */
export const singular = (head: string): string =>
  head
    .replace(/ies$/, 'y')
    .replace(/(?<=s)es$/, '')
    .replace(/s$/, '');

/** "defense" and "defence" are one word. */
export const respelled = (word: string): string =>
  word.endsWith('nse') ? word.replace(/nse$/, 'nce') : word.replace(/nce$/, 'nse');
