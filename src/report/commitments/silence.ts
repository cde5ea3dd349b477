import type { Act, DocumentRecord, StatementRecord } from '../../core/records.js';
import { type Dataset, speakingCountries } from '../dataset.js';
import type { Comparer } from '../similarity/index.js';
import type { Weighted } from '../similarity/measure.js';
import { endOfOccasion } from './dates.js';
import { COMMITTING, type LedgerEvent } from './events.js';
import type { Thread } from './threads.js';

/** From here on a statement is about the same matter, though not so like that it is the same commitment. */
const MATTER = { likeness: 0.3, words: 3 };
const AFFIRMING: ReadonlySet<Act> = new Set<Act>(['affirm', 'reaffirm', 'emphasize', 'support']);

interface Release {
  readonly id: string;
  readonly date: string;
  /** Countries whose parties meet in it. */
  readonly circle: ReadonlySet<string>;
}

function circleOf({ parties, entities }: DocumentRecord): Set<string> {
  const met = new Set(parties);
  return new Set(entities.flatMap(({ id, country }) => (met.has(id) && country !== null ? [country] : [])));
}

function sharedWords(a: Weighted, b: Weighted): number {
  return [...a.weights.keys()].filter((word) => b.weights.has(word)).length;
}

/** What a release says that comes nearest to a commitment, if it is about the same matter. */
function nearest({ id }: Release, thread: Thread, dataset: Dataset, comparer: Comparer): StatementRecord | null {
  const words = thread.statements.map((one) => comparer.weighed(one));
  let [best, most]: [StatementRecord | null, number] = [null, MATTER.likeness];
  for (const statement of dataset.statementsOf(id)) {
    const own = comparer.weighed(statement);
    for (const other of words) {
      const likeness = comparer.measure.similarity(own, other);
      if (likeness > most && sharedWords(own, other) >= MATTER.words) [best, most] = [statement, likeness];
    }
  }
  return best;
}

/** Said by one who is bound, as a commitment or by standing by it, it may be the same in other words. */
function standsByIt(statement: StatementRecord, thread: Thread): boolean {
  const speakers = new Set(speakingCountries(thread.statements[0]));
  const bound = speakingCountries(statement).some((country) => speakers.has(country));
  return bound && (COMMITTING.has(statement.act) || AFFIRMING.has(statement.act));
}

/**
 * Tells what later releases of the same parties make of a commitment that is not said again: put in other words
 * (`reworded`), passed over where the matter comes up (`dropped`), or not a word of the matter (`unmentioned`). Only
 * two countries or more that meet again can pass over something: one country speaks in many releases of many things.
 *
 * @returns for a thread the event that ends its history, or none
 */
export function createSilence(dataset: Dataset, comparer: Comparer, asOf: string): (thread: Thread) => LedgerEvent[] {
  const releases = dataset.documents.flatMap((document): Release[] =>
    document.date === null || document.date > asOf
      ? []
      : [{ id: document.id, date: document.date, circle: circleOf(document) }],
  );
  const byCountry = new Map<string, Release[]>();
  for (const release of releases) {
    for (const country of release.circle) byCountry.set(country, [...(byCountry.get(country) ?? []), release]);
  }
  return (thread) => {
    const [first] = thread.statements;
    const last = thread.statements.at(-1)?.date;
    const document = dataset.document(first.document);
    if (!last || !document) return [];
    const bound = new Set([...circleOf(document), ...speakingCountries(first)]);
    const [one] = bound;
    if (one === undefined || bound.size < 2) return [];
    const over = endOfOccasion(last);
    const later = (byCountry.get(one) ?? []).filter(
      ({ date, circle }) => date > over && [...bound].every((country) => circle.has(country)),
    );
    for (const release of later) {
      const statement = nearest(release, thread, dataset, comparer);
      if (!statement) continue;
      const kind = standsByIt(statement, thread) ? 'reworded' : 'dropped';
      const note = `nearest: "${statement.cue.text}${statement.content ? ` ${statement.content.text}` : ''}"`;
      return [{ kind, date: release.date, document: release.id, statement, note }];
    }
    const met = later.filter(({ circle }) => circle.size === bound.size);
    const [silent, ...others] = met;
    if (!silent) return [];
    const note =
      others.length === 0 ? 'the same parties meet again' : `nor in ${others.length} more of the same parties`;
    return [{ kind: 'unmentioned', date: silent.date, document: silent.id, statement: null, note }];
  };
}
