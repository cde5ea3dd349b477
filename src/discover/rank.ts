import type { Act } from '../core/records.js';
import { inflect } from '../resources/inflect.js';
import type { Complement, Harvest, Occurrence } from './candidates.js';
import type { Lemmas } from './lemmas.js';

/** An entry for the lexicon `acts`, as `pipeline.config.json` takes it. */
export interface SuggestedEntry {
  readonly id: string;
  readonly lemma: string;
  readonly act: Act;
  readonly forms?: readonly [string, string, string, string];
  readonly only?: readonly Complement[];
  readonly quoting?: true;
  readonly examples: readonly [string];
}

/** A verb that looks like a speech act. */
export interface Candidate {
  readonly lemma: string;
  /** Ranks the candidates: complements of saying, weighed, times their share of all uses. */
  readonly score: number;
  /** Uses with an actor as subject in a main clause. */
  readonly count: number;
  readonly complements: Readonly<Partial<Record<Complement, number>>>;
  readonly examples: readonly string[];
  readonly entry: SuggestedEntry;
}

/** How much a complement speaks for an act of speech; what one says is a clause or a quotation. */
const WEIGHT: Readonly<Record<Complement, number>> = { that: 1, quote: 1, to: 0.5, on: 0.3, about: 0.4, other: 0 };
const EXAMPLES = 3;

function tally<K extends string>(keys: readonly K[]): Partial<Record<K, number>> {
  const counts: Partial<Record<K, number>> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

/** The act that the known cues of the corpus perform most with the same complements; `state` where none is known. */
function likelyAct(uses: Candidate['complements'], known: Harvest['known']): Act {
  const share = new Map<Act, number>();
  for (const { act, complement } of known) {
    const all = known.filter((one) => one.complement === complement).length;
    const weight = WEIGHT[complement] * (uses[complement] ?? 0);
    if (weight > 0) share.set(act, (share.get(act) ?? 0) + weight / all);
  }
  if (uses.quote) return 'state';
  const best = [...share].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
  return best?.[0] ?? 'state';
}

/** The shorter a sentence, the better it shows the verb; those with a complement of saying first. */
function byClarity(a: Occurrence, b: Occurrence): number {
  return (
    WEIGHT[b.complement] - WEIGHT[a.complement] ||
    a.sentence.length - b.sentence.length ||
    (a.sentence < b.sentence ? -1 : 1)
  );
}

function entryOf(
  lemma: string,
  uses: Candidate['complements'],
  example: string,
  known: Harvest['known'],
  lemmas: Lemmas,
): SuggestedEntry {
  const forms = lemmas.forms(lemma);
  const regular = inflect(lemma).join(' ') === forms.join(' ');
  const seen = (Object.keys(WEIGHT) as Complement[]).filter((one) => WEIGHT[one] > 0 && uses[one]);
  return {
    id: `verb:${lemma}`,
    lemma,
    act: likelyAct(uses, known),
    ...(!regular && { forms }),
    ...(uses.other && { only: seen }),
    ...(uses.quote && { quoting: true as const }),
    examples: [example],
  };
}

/**
 * Verbs that no lexicon has, best first: those that often take what verbs of saying take, and seldom anything else.
 *
 * @param least uses that a verb must have
 */
export function rank(harvests: readonly Harvest[], lemmas: Lemmas, least: number): Candidate[] {
  const known = harvests.flatMap((harvest) => harvest.known);
  const byLemma = new Map<string, Occurrence[]>();
  for (const occurrence of harvests.flatMap((harvest) => harvest.unknown)) {
    const lemma = lemmas.lemma(occurrence.form);
    byLemma.set(lemma, [...(byLemma.get(lemma) ?? []), occurrence]);
  }
  const candidates: Candidate[] = [];
  for (const [lemma, uses] of byLemma) {
    const weight = uses.reduce((sum, { complement }) => sum + WEIGHT[complement], 0);
    if (uses.length < least || weight === 0) continue;
    const sorted = [...uses].sort(byClarity);
    const complements = tally(uses.map(({ complement }) => complement));
    const examples = [...new Set(sorted.map(({ sentence }) => sentence))].slice(0, EXAMPLES);
    const score = Math.round((weight * weight * 100) / uses.length) / 100;
    const entry = entryOf(lemma, complements, examples[0] ?? '', known, lemmas);
    candidates.push({ lemma, score, count: uses.length, complements, examples, entry });
  }
  return candidates.sort((a, b) => b.score - a.score || b.count - a.count || (a.lemma < b.lemma ? -1 : 1));
}
