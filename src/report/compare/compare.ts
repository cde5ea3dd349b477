import type { DeadlineRecord, DocumentRecord, StatementRecord } from '../../core/records.js';
import type { Dataset } from '../dataset.js';
import type { Comparer } from '../similarity/index.js';
import { align, type Pair } from './align.js';

/** Which account has the stronger words, and how it is said. */
export interface WordingDifference {
  readonly stronger: 'a' | 'b';
  readonly scale: string;
  /** Steps of the scale. */
  readonly by: number;
}

export type DeadlineDifference = 'same' | 'other' | 'only-a' | 'only-b';

/** A pair with what differs. */
export interface ComparedPair extends Pair {
  /** Null when the words are as strong as each other, or cannot be compared. */
  readonly wording: WordingDifference | null;
  /** Null when neither has a deadline. */
  readonly deadline: DeadlineDifference | null;
}

/** Two accounts of one meeting, side by side. */
export interface ReleaseComparison {
  readonly a: DocumentRecord;
  readonly b: DocumentRecord;
  readonly pairs: readonly ComparedPair[];
  readonly onlyA: readonly StatementRecord[];
  readonly onlyB: readonly StatementRecord[];
}

function sameBounds(a: DeadlineRecord, b: DeadlineRecord): boolean {
  return a.latest === b.latest && (a.latest !== null || a.relation === b.relation);
}

function deadlineDifference(
  { deadlines: a }: StatementRecord,
  { deadlines: b }: StatementRecord,
): DeadlineDifference | null {
  if (a.length === 0 && b.length === 0) return null;
  if (b.length === 0) return 'only-a';
  if (a.length === 0) return 'only-b';
  const met = (list: readonly DeadlineRecord[], others: readonly DeadlineRecord[]): boolean =>
    list.every((one) => others.some((other) => sameBounds(one, other)));
  return met(a, b) && met(b, a) ? 'same' : 'other';
}

function wordingDifference({ a, b }: Pair, { wordings }: Comparer): WordingDifference | null {
  const compared = wordings.compare(a, b);
  if (compared === null || compared.difference === 0) return null;
  return {
    stronger: compared.difference > 0 ? 'a' : 'b',
    scale: compared.scale,
    by: Math.abs(compared.difference),
  };
}

/** Compares two releases: what both say, where wording and deadlines differ, and what only one says. */
export function compareReleases(
  a: DocumentRecord,
  b: DocumentRecord,
  dataset: Dataset,
  comparer: Comparer,
): ReleaseComparison {
  const { pairs, onlyA, onlyB } = align(dataset.statementsOf(a.id), dataset.statementsOf(b.id), dataset, comparer);
  return {
    a,
    b,
    pairs: pairs.map((pair) => ({
      ...pair,
      wording: wordingDifference(pair, comparer),
      deadline: deadlineDifference(pair.a, pair.b),
    })),
    onlyA,
    onlyB,
  };
}

/** A cue with its degree, which may stand outside it: "strongly" condemned. */
function cueWords({ cue, strength }: StatementRecord): string {
  return `"${cue.text}"${strength === 'neutral' ? '' : `, ${strength},`}`;
}

/** What differs in a pair, in words; empty when nothing does. */
export function differences({ a, b, wording, deadline }: ComparedPair, nameA: string, nameB: string): string[] {
  const found: string[] = [];
  if (wording) {
    const [name, more, less] = wording.stronger === 'a' ? [nameA, a, b] : [nameB, b, a];
    found.push(`${name} is stronger: ${cueWords(more)} over ${cueWords(less)} (${wording.scale})`);
  }
  const texts = ({ deadlines }: StatementRecord): string => deadlines.map(({ text }) => `"${text}"`).join(', ');
  if (deadline === 'only-a') found.push(`only ${nameA} has the deadline ${texts(a)}`);
  if (deadline === 'only-b') found.push(`only ${nameB} has the deadline ${texts(b)}`);
  if (deadline === 'other') found.push(`other deadlines: ${texts(a)} and ${texts(b)}`);
  return found;
}
