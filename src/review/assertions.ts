import { UsageError } from '../core/diagnostics.js';
import type { Assertion, StatementRecord } from '../core/records.js';
import type { Difference } from './difference/index.js';
import { isTelling } from './difference/statements.js';
import type { Snapshot } from './snapshot.js';

/** An assertion that does not hold. */
export interface Broken {
  readonly assertion: Assertion;
  readonly value: number;
  /** Releases behind the value, those with most first. */
  readonly documents: readonly { readonly id: string; readonly count: number }[];
}

/** Count or share, and the statements behind it. */
interface Measured {
  readonly value: number;
  readonly behind: readonly string[];
}

const MOST_DOCUMENTS = 5;
const LOW_CONFIDENCE = 0.5;

function selected({ statements }: Snapshot, { act, document, country }: Assertion): StatementRecord[] {
  return statements.filter(
    (one) =>
      (act === undefined || one.act === act) &&
      (document === undefined || one.document === document) &&
      (country === undefined || one.speakers.some((speaker) => speaker.country === country)),
  );
}

function share(all: readonly StatementRecord[], test: (one: StatementRecord) => boolean): Measured {
  const behind = all.filter(test).map(({ document }) => document);
  return { value: all.length === 0 ? 0 : behind.length / all.length, behind };
}

/** Share of deadlines of which neither the first nor the last day is known. */
function unresolved(all: readonly StatementRecord[]): Measured {
  const deadlines = all.flatMap(({ document, deadlines: list }) => list.map((deadline) => ({ document, ...deadline })));
  const open = deadlines.filter(({ earliest, latest }) => earliest === null && latest === null);
  return {
    value: deadlines.length === 0 ? 0 : open.length / deadlines.length,
    behind: open.map(({ document }) => document),
  };
}

function changed(snapshot: Snapshot, since: Difference | null): Measured | null {
  if (!since || since.old.statements === 0) return null;
  // A release that was not there before changes nothing that was said of the others.
  const arrived = new Set(since.documents.filter(({ kind }) => kind === 'added').map(({ id }) => id));
  const known = snapshot.statements.filter(({ document }) => !arrived.has(document));
  const most = Math.max(since.old.statements, known.length);
  const telling = since.statements.filter((change) => isTelling(change) && !arrived.has(change.document));
  return { value: telling.length / most, behind: telling.map(({ document }) => document) };
}

function measure(assertion: Assertion, snapshot: Snapshot, since: Difference | null): Measured | null {
  const all = selected(snapshot, assertion);
  switch (assertion.measure) {
    case 'statements':
      return { value: all.length, behind: all.map(({ document }) => document) };
    case 'documents':
      return { value: snapshot.documents.length, behind: [] };
    case 'without-speaker':
      return share(all, ({ speakers }) => speakers.length === 0);
    case 'low-confidence':
      return share(all, ({ confidence }) => confidence < (assertion.below ?? LOW_CONFIDENCE));
    case 'unresolved-deadlines':
      return unresolved(all);
    case 'changed':
      return changed(snapshot, since);
  }
}

function most(behind: readonly string[]): Broken['documents'] {
  const counts = new Map<string, number>();
  for (const id of behind) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts]
    .map(([id, count]) => ({ id, count }))
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_DOCUMENTS);
}

/**
 * The assertions of a configuration that a dataset breaks.
 *
 * @param since what differs from the last version, for the share that changed; null when there is none
 * @throws UsageError when an assertion has neither bound
 */
export function brokenAssertions(
  assertions: readonly Assertion[],
  snapshot: Snapshot,
  since: Difference | null,
): Broken[] {
  return assertions.flatMap((assertion) => {
    const { name, min, max } = assertion;
    if (min === undefined && max === undefined) {
      throw new UsageError(`assertions: "${name}" has neither "min" nor "max". Give one of them.`);
    }
    const measured = measure(assertion, snapshot, since);
    if (!measured) return [];
    const { value, behind } = measured;
    const holds = (min === undefined || value >= min) && (max === undefined || value <= max);
    return holds ? [] : [{ assertion, value, documents: most(behind) }];
  });
}

/** One line for each: name, value, bound, and the releases behind it. */
export function describeBroken(broken: readonly Broken[]): string {
  const lines = broken.map(
    ({ assertion: { name, measure: what, min, max, act, country, document }, value, documents }) => {
      const where = [act, country, document].filter((one) => one !== undefined).join(', ');
      const bounds = [min !== undefined && `at least ${min}`, max !== undefined && `at most ${max}`].filter(Boolean);
      const behind = documents.map(({ id, count }) => `${id} (${count})`).join(', ');
      const figure = Number.isInteger(value) ? value : value.toFixed(3);
      return `assertion "${name}": ${what}${where ? ` of ${where}` : ''} is ${figure}, must be ${bounds.join(' and ')}.${behind ? ` Behind it: ${behind}.` : ''}`;
    },
  );
  return lines.map((line) => `${line}\n`).join('');
}
