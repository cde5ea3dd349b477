import type { Act, DeadlineRecord, StatementRecord } from '../../core/records.js';
import { type Dataset, speakingCountries } from '../dataset.js';
import type { Comparer } from '../similarity/index.js';
import { createThreads, type Thread } from './threads.js';

/** Acts that open an entry of the ledger: they bind the speakers to do something. */
const COMMITTING: ReadonlySet<Act> = new Set<Act>([
  'agree',
  'pledge',
  'intend',
  'resolve',
  'offer',
  'accept',
  'announce',
  'sign',
]);
/** Acts by which a commitment is taken up again without being made anew. */
const RECALLING: ReadonlySet<Act> = new Set<Act>([
  'affirm',
  'reaffirm',
  'acknowledge',
  'emphasize',
  'note',
  'welcome',
  'encourage',
  'discuss',
  'report',
  'state',
  'support',
  'establish',
]);

/** Accounts of one meeting come out within these days. */
const OCCASION_DAYS = 4;

export type EventKind = 'said' | 'also' | 'repeated' | 'strengthened' | 'weakened' | 'dropped';

/** One step in the life of a commitment. */
export interface LedgerEvent {
  readonly kind: EventKind;
  readonly date: string | null;
  readonly document: string;
  /** Null for `dropped`: a later release of the same parties that says nothing of it. */
  readonly statement: StatementRecord | null;
  readonly note: string;
}

export type Status = 'overdue' | 'due' | 'open' | 'undated';

export interface Commitment {
  /** Id of the statement that said it first. */
  readonly id: string;
  readonly first: StatementRecord;
  /** The deadline that holds: the one last said. */
  readonly deadline: DeadlineRecord | null;
  readonly status: Status;
  readonly events: readonly LedgerEvent[];
}

export interface LedgerOptions {
  /** ISO day; what is said later is left out. */
  readonly asOf: string;
  /** A deadline in this many days is `due`. */
  readonly dueDays: number;
  /** Only what this country is bound to; ISO 3166-1 alpha-3. */
  readonly country?: string | undefined;
}

/** The deadline of a statement that says most: one with a day before one without. */
export function deadlineOf({ deadlines }: StatementRecord): DeadlineRecord | null {
  return deadlines.find(({ latest }) => latest !== null) ?? deadlines[0] ?? null;
}

function dayAfter(asOf: string, days: number): string {
  return new Date(Date.parse(`${asOf}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function statusOf(deadline: DeadlineRecord | null, { asOf, dueDays }: LedgerOptions): Status {
  if (deadline === null) return 'undated';
  if (deadline.latest === null) return 'open';
  if (deadline.latest < asOf) return 'overdue';
  return deadline.latest <= dayAfter(asOf, dueDays) ? 'due' : 'open';
}

function change(
  before: StatementRecord,
  held: DeadlineRecord | null,
  now: StatementRecord,
  comparer: Comparer,
): Pick<LedgerEvent, 'kind' | 'note'> {
  const deadline = deadlineOf(now);
  if (deadline?.latest && held?.latest && deadline.latest !== held.latest) {
    const kind = deadline.latest > held.latest ? 'weakened' : 'strengthened';
    return { kind, note: `deadline moved from ${held.latest} to ${deadline.latest}` };
  }
  if (deadline?.latest && !held?.latest) return { kind: 'strengthened', note: `now by ${deadline.latest}` };
  if (!COMMITTING.has(now.act)) return { kind: 'repeated', note: '' };
  const wording = comparer.wordings.compare(now, before);
  if (wording === null || wording.difference === 0 || wording.scale !== 'commitment')
    return { kind: 'repeated', note: '' };
  return {
    kind: wording.difference > 0 ? 'strengthened' : 'weakened',
    note: `"${before.cue.text}" became "${now.cue.text}"`,
  };
}

/** Said in another account of the same meeting, or again in the same release. */
function sameOccasion({ date: a }: StatementRecord, { date: b }: StatementRecord): boolean {
  return a === null || b === null || a <= dayAfter(b, OCCASION_DAYS);
}

function eventsOf(thread: Thread, comparer: Comparer): { events: LedgerEvent[]; deadline: DeadlineRecord | null } {
  const [first] = thread.statements;
  let before = first;
  let held = deadlineOf(first);
  const events = thread.statements.map((statement, at): LedgerEvent => {
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

/** Releases by the countries whose parties meet in them, so that silence can be told from absence. */
function releasesByCircle(dataset: Dataset, asOf: string): Map<string, { id: string; date: string }[]> {
  const releases = new Map<string, { id: string; date: string }[]>();
  for (const { id, date, parties, entities } of dataset.documents) {
    if (date === null || date > asOf) continue;
    const met = new Set(parties);
    const countries = entities.flatMap((entity) => (met.has(entity.id) ? (entity.country ?? []) : []));
    const circle = [...new Set(countries)].sort().join(' ');
    releases.set(circle, [...(releases.get(circle) ?? []), { id, date }]);
  }
  return releases;
}

/** The first later release of the same circle of countries, which says nothing of it, if it never comes back. */
function dropped(thread: Thread, releases: ReturnType<typeof releasesByCircle>): LedgerEvent[] {
  const last = thread.statements.at(-1);
  const countries = speakingCountries(thread.statements[0]).sort();
  // One country speaks in many releases about many things; only a circle that meets again can drop something.
  if (!last?.date || countries.length < 2) return [];
  const lastDate = last.date;
  const silent = (releases.get(countries.join(' ')) ?? []).find(({ date }) => date > lastDate);
  if (!silent) return [];
  return [
    {
      kind: 'dropped',
      date: silent.date,
      document: silent.id,
      statement: null,
      note: 'the same countries say nothing of it',
    },
  ];
}

function order(a: Commitment, b: Commitment): number {
  const key = ({ deadline, first, id }: Commitment): string =>
    `${deadline?.latest ?? (deadline ? '9998' : '9999')} ${first.date ?? ''} ${id}`;
  return key(a) < key(b) ? -1 : 1;
}

/**
 * The ledger of commitments as it stands on a day: each with its deadline, its status, and where it was said first,
 * repeated, strengthened, weakened or dropped. `overdue` means that the last day has passed, not that nothing was done:
 * releases do not say so.
 *
 * @returns by deadline, those without one last
 */
export function createLedger(dataset: Dataset, comparer: Comparer, options: LedgerOptions): Commitment[] {
  const { asOf, country } = options;
  const said = dataset.documents
    .filter(({ date }) => date === null || date <= asOf)
    .flatMap(({ id }) => dataset.statementsOf(id))
    .filter(({ negated, content, act }) => !negated && content !== null && (COMMITTING.has(act) || RECALLING.has(act)));
  const threads = createThreads(said, dataset, comparer, ({ act }) => COMMITTING.has(act));
  const releases = releasesByCircle(dataset, asOf);
  return threads
    .filter(({ statements: [first] }) => country === undefined || speakingCountries(first).includes(country))
    .map((thread): Commitment => {
      const { events, deadline } = eventsOf(thread, comparer);
      const [first] = thread.statements;
      return {
        id: first.id,
        first,
        deadline,
        status: statusOf(deadline, options),
        events: [...events, ...dropped(thread, releases)],
      };
    })
    .sort(order);
}
