import type { Act, StatementRecord, Strength } from '../../core/records.js';
import type { LexiconEntry, Resources } from '../../resources/lexicons.js';
import type { WordsOf } from './words.js';

interface WordingEntry extends LexiconEntry {
  readonly scale: string;
  readonly acts?: Readonly<Partial<Record<Act, number>>>;
  readonly words?: Readonly<Record<string, number>>;
}

/** Which of two wordings is stronger, and on which scale. */
export interface Comparison {
  readonly scale: string;
  /** Above 0 when the first is stronger, below 0 when the second is. */
  readonly difference: number;
}

export interface Wordings {
  /** Compares two cues; null when they stand on no scale together. */
  compare(a: StatementRecord, b: StatementRecord): Comparison | null;
  /** True when both acts stand on one scale. */
  related(a: Act, b: Act): boolean;
}

/** "Deeply concerned" is more than "concerned", and less than the next word of the scale. */
const DEGREE: Readonly<Record<Strength, number>> = { strong: 0.75, neutral: 0, weak: -0.75 };
/** Smaller differences are a matter of taste. */
const LEAST = 0.5;

interface Scale {
  readonly name: string;
  readonly acts: ReadonlyMap<string, number>;
  /** By stem. */
  readonly words: ReadonlyMap<string, number>;
}

function compile(entries: readonly WordingEntry[], wordsOf: WordsOf): Scale[] {
  return [...new Set(entries.map(({ scale }) => scale))].map((name) => {
    const own = entries.filter(({ scale }) => scale === name);
    const acts = own.flatMap((entry) => Object.entries(entry.acts ?? {}));
    const words = own.flatMap((entry) => Object.entries(entry.words ?? {}));
    return {
      name,
      acts: new Map(acts),
      words: new Map(words.flatMap(([word, level]) => wordsOf(word).map((stem) => [stem, level] as const))),
    };
  });
}

/** Scales of wording from the lexicon `wording`. */
export function createWordings(resources: Resources, wordsOf: WordsOf): Wordings {
  const scales = compile(resources.lexicon<WordingEntry>('wording'), wordsOf);
  const levelOf = ({ acts, words }: Scale, { act, cue, strength }: StatementRecord): number | null => {
    const byAct = acts.get(act);
    if (byAct === undefined) return null;
    // The last word decides: in "reaffirmed their commitment" it is the noun.
    const named = wordsOf(cue.text).flatMap((word) => words.get(word) ?? []);
    return (named.at(-1) ?? byAct) + DEGREE[strength];
  };
  return {
    compare(a, b) {
      const found = scales.flatMap((scale) => {
        const [first, second] = [levelOf(scale, a), levelOf(scale, b)];
        return first === null || second === null ? [] : [{ scale: scale.name, difference: first - second }];
      });
      // On several scales the one that tells most apart speaks.
      const telling = found.sort((x, y) => Math.abs(y.difference) - Math.abs(x.difference))[0];
      if (!telling) return null;
      return Math.abs(telling.difference) < LEAST ? { ...telling, difference: 0 } : telling;
    },
    related: (a, b) => a === b || scales.some(({ acts }) => acts.has(a) && acts.has(b)),
  };
}
