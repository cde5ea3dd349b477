import type { Act, DeadlineRecord, StatementRecord } from '../../core/records.js';
import type { Comparer } from '../similarity/index.js';
import { deadlineOf, endOfOccasion } from './dates.js';
import type { Thread } from './threads.js';

/** Acts that open an entry of the ledger: they bind the speakers to do something. */
export const COMMITTING: ReadonlySet<Act> = new Set<Act>([
  'agree',
  'pledge',
  'intend',
  'resolve',
  'offer',
  'accept',
  'announce',
  'sign',
]);

export type EventKind =
  | 'said'
  | 'also'
  | 'repeated'
  | 'strengthened'
  | 'weakened'
  | 'reworded'
  | 'dropped'
  | 'unmentioned';

/** Kinds as readers see them. */
export const EVENT_WORDS: Readonly<Record<EventKind, string>> = {
  said: 'first said',
  also: 'also said',
  repeated: 'repeated',
  strengthened: 'strengthened',
  weakened: 'weakened',
  reworded: 'perhaps reworded',
  dropped: 'dropped',
  unmentioned: 'not mentioned',
};

/** One step in the life of a commitment. */
export interface LedgerEvent {
  readonly kind: EventKind;
  readonly date: string | null;
  readonly document: string;
  /** What says it, or what comes nearest to it (`reworded`, `dropped`); null for `unmentioned`. */
  readonly statement: StatementRecord | null;
  readonly note: string;
}

type Change = Pick<LedgerEvent, 'kind' | 'note'>;

function moved(held: DeadlineRecord | null, now: DeadlineRecord | null): Change | null {
  if (!now?.latest || now.latest === held?.latest) return null;
  if (!held?.latest) return { kind: 'strengthened', note: `now by ${now.latest}` };
  const kind = now.latest > held.latest ? 'weakened' : 'strengthened';
  return { kind, note: `deadline moved from ${held.latest} to ${now.latest}` };
}

/** How a later statement takes up what was said before: by its day first, then by its words. */
function change(
  before: StatementRecord,
  held: DeadlineRecord | null,
  now: StatementRecord,
  { wordings }: Comparer,
): Change {
  const byDay = moved(held, deadlineOf(now));
  if (byDay) return byDay;
  const wording = COMMITTING.has(now.act) ? wordings.compare(now, before) : null;
  if (wording && wording.difference !== 0 && wording.scale === 'commitment') {
    const kind = wording.difference > 0 ? 'strengthened' : 'weakened';
    return { kind, note: `"${before.cue.text}" became "${now.cue.text}"` };
  }
  const without = held?.latest && deadlineOf(now) === null ? ', without a day' : '';
  return { kind: 'repeated', note: `"${now.cue.text}"${without}` };
}

/** Said in another account of the same meeting, or again in the same release. */
function sameOccasion({ date: a }: StatementRecord, { date: b }: StatementRecord): boolean {
  return a === null || b === null || a <= endOfOccasion(b);
}

/** What became of a commitment each time it was said, and the deadline that holds: the one last said. */
export function historyOf(
  { statements }: Thread,
  comparer: Comparer,
): { readonly events: LedgerEvent[]; readonly deadline: DeadlineRecord | null } {
  let [before] = statements;
  let held = deadlineOf(before);
  const events = statements.map((statement, at): LedgerEvent => {
    const place = { date: statement.date, document: statement.document, statement };
    if (at === 0) return { kind: 'said', ...place, note: '' };
    if (sameOccasion(statement, before)) {
      held = held?.latest ? held : (deadlineOf(statement) ?? held);
      return { kind: 'also', ...place, note: '' };
    }
    const changed = change(before, held, statement, comparer);
    held = deadlineOf(statement)?.latest ? deadlineOf(statement) : held;
    before = statement;
    return { ...changed, ...place };
  });
  return { events, deadline: held };
}
