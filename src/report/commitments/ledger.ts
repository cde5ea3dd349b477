import type { Act, DeadlineRecord, StatementRecord } from '../../core/records.js';
import { type Dataset, speakingCountries } from '../dataset.js';
import type { Comparer } from '../similarity/index.js';
import { dayAfter } from './dates.js';
import { COMMITTING, historyOf, type LedgerEvent } from './events.js';
import { createSilence } from './silence.js';
import { createThreads } from './threads.js';

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

function statusOf(deadline: DeadlineRecord | null, { asOf, dueDays }: LedgerOptions): Status {
  if (deadline === null) return 'undated';
  if (deadline.latest === null) return 'open';
  if (deadline.latest < asOf) return 'overdue';
  return deadline.latest <= dayAfter(asOf, dueDays) ? 'due' : 'open';
}

function order(a: Commitment, b: Commitment): number {
  const key = ({ deadline, first, id }: Commitment): string =>
    `${deadline?.latest ?? (deadline ? '9998' : '9999')} ${first.date ?? ''} ${id}`;
  return key(a) < key(b) ? -1 : 1;
}

/**
 * The ledger of commitments as it stands on a day: each with its deadline, its status, and where it was said first,
 * repeated, strengthened, weakened, dropped or no longer mentioned. `overdue` means that the last day has passed, not that nothing was done:
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
  const silence = createSilence(dataset, comparer, asOf);
  return threads
    .filter(({ statements: [first] }) => country === undefined || speakingCountries(first).includes(country))
    .map((thread): Commitment => {
      const { events, deadline } = historyOf(thread, comparer);
      const [first] = thread.statements;
      return {
        id: first.id,
        first,
        deadline,
        status: statusOf(deadline, options),
        events: [...events, ...silence(thread)],
      };
    })
    .sort(order);
}
