import { memoized } from '../../core/memo.js';
import type { LexiconEntry, Resources } from '../../resources/lexicons.js';

interface IrregularVerb extends LexiconEntry {
  readonly past: string;
  readonly participle: string;
}

/** Which forms of a verb a word can be. */
export interface VerbForms {
  readonly base: boolean;
  readonly s: boolean;
  readonly past: boolean;
  readonly participle: boolean;
  readonly ing: boolean;
}

/** Words in -eed that are base forms; elsewhere the ending is that of "agreed". */
const BASE_EED = /^(?:n|f|sp|exc|proc|succ|s|br|bl|h|w|gr)eed$/;

/** Tells the possible forms of a word that is known to be a verb. */
export type FormsOf = (lower: string) => VerbForms;

/** Builds the morphology of verbs: irregular ones from the lexicon, the rest by their ending. */
export function createFormsOf(resources: Resources): FormsOf {
  const entries = resources.lexicon<IrregularVerb>('irregular-verbs');
  const bases = new Set(entries.map(({ id }) => id));
  const past = new Set(entries.map((entry) => entry.past));
  const participles = new Set(entries.map((entry) => entry.participle));
  return memoized((lower) => {
    const irregular = past.has(lower) || participles.has(lower);
    const regular = !irregular && lower.length > 3 && lower.endsWith('ed') && !BASE_EED.test(lower);
    const ing = lower.length > 4 && lower.endsWith('ing');
    const s = /[^s]s$/.test(lower) && !bases.has(lower);
    return {
      base: bases.has(lower) || (!irregular && !regular && !ing && !s),
      s,
      past: regular || past.has(lower),
      participle: regular || participles.has(lower),
      ing,
    };
  });
}
