import type { DocumentRecord, SpanRecord, StatementRecord } from '../../core/records.js';
import { assign } from '../../evaluate/assignment.js';

/** Statements of two datasets that are one, and those that stand alone. */
export interface Alignment<T> {
  readonly pairs: readonly (readonly [old: T, fresh: T])[];
  readonly removed: readonly T[];
  readonly added: readonly T[];
}

/** Sentences with fewer words in common are not one sentence edited. */
const LEAST_LIKENESS = 0.4;

/** Pairs by key; keys that stand twice on a side pair in their order. */
function pairBy<T>(old: readonly T[], fresh: readonly T[], keyOf: (item: T) => string): Alignment<T> {
  const waiting = new Map<string, T[]>();
  for (const item of fresh) waiting.set(keyOf(item), [...(waiting.get(keyOf(item)) ?? []), item]);
  const pairs: [T, T][] = [];
  const removed: T[] = [];
  for (const item of old) {
    const other = waiting.get(keyOf(item))?.shift();
    if (other === undefined) removed.push(item);
    else pairs.push([item, other]);
  }
  const paired = new Set(pairs.map(([, other]) => other));
  return { pairs, removed, added: fresh.filter((item) => !paired.has(item)) };
}

/** Pairs by one rule after another, each for what the ones before it left over. */
function inTurn<T>(
  old: readonly T[],
  fresh: readonly T[],
  rules: readonly ((old: readonly T[], fresh: readonly T[]) => Alignment<T>)[],
): Alignment<T> {
  let left: Alignment<T> = { pairs: [], removed: old, added: fresh };
  for (const rule of rules) {
    const { pairs, removed, added } = rule(left.removed, left.added);
    left = { pairs: [...left.pairs, ...pairs], removed, added };
  }
  return left;
}

/** Releases by id, then those renamed by the hash of their bytes. */
export function alignDocuments(
  old: readonly DocumentRecord[],
  fresh: readonly DocumentRecord[],
): Alignment<DocumentRecord> {
  return inTurn(old, fresh, [(a, b) => pairBy(a, b, ({ id }) => id), (a, b) => pairBy(a, b, ({ sha256 }) => sha256)]);
}

function words(span: SpanRecord | null): ReadonlySet<string> {
  return new Set(span?.text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** Share of words that two spans have in common (Jaccard); 1 when neither has any. */
function likeness(a: SpanRecord | null, b: SpanRecord | null): number {
  const [one, other] = [words(a), words(b)];
  const common = [...one].filter((word) => other.has(word)).length;
  const all = one.size + other.size - common;
  return all === 0 ? 1 : common / all;
}

function sameSentence(a: StatementRecord, b: StatementRecord): boolean {
  return a.sentence.text === b.sentence.text;
}

/** Whether the cues overlap, each counted from the start of its sentence. */
function overlapping(a: StatementRecord, b: StatementRecord): boolean {
  const [from, other] = [a.cue.start - a.sentence.start, b.cue.start - b.sentence.start];
  return from < other + (b.cue.end - b.cue.start) && other < from + (a.cue.end - a.cue.start);
}

/** How well two statements fit; 0 when they cannot be one: another cue, or another sentence altogether. */
function fitOf(a: StatementRecord, b: StatementRecord): number {
  const alike = likeness(a.sentence, b.sentence);
  const may = sameSentence(a, b)
    ? overlapping(a, b)
    : a.cue.text.toLowerCase() === b.cue.text.toLowerCase() && alike >= LEAST_LIKENESS;
  if (!may) return 0;
  return alike + likeness(a.content, b.content) + (a.act === b.act ? 0.5 : 0) + (a.cue.text === b.cue.text ? 0.5 : 0);
}

function bestFit(old: readonly StatementRecord[], fresh: readonly StatementRecord[]): Alignment<StatementRecord> {
  const columns = assign(old.map((a) => fresh.map((b) => fitOf(a, b))));
  const partner = (index: number): StatementRecord | undefined => fresh[columns[index] ?? -1];
  const taken = new Set(old.map((_, index) => partner(index)));
  return {
    pairs: old.flatMap((item, index) => {
      const other = partner(index);
      return other ? [[item, other] as const] : [];
    }),
    removed: old.filter((_, index) => !partner(index)),
    added: fresh.filter((item) => !taken.has(item)),
  };
}

function spanKey(span: SpanRecord | null): string {
  return span ? `${span.start}-${span.end}` : '';
}

/**
 * Statements of one release: by id; then by the places of cue and content; then, for sentences that were edited or
 * cues that were read anew, one to one with the best fit of cue, sentence, content and act.
 */
export function alignStatements(
  old: readonly StatementRecord[],
  fresh: readonly StatementRecord[],
): Alignment<StatementRecord> {
  return inTurn(old, fresh, [
    (a, b) => pairBy(a, b, ({ id }) => id),
    (a, b) => pairBy(a, b, ({ cue, content, sentence }) => `${spanKey(cue)} ${spanKey(content)} ${sentence.text}`),
    bestFit,
  ]);
}
