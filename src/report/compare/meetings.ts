import { dayNumber, parseIso } from '../../core/days.js';
import type { DocumentRecord } from '../../core/records.js';
import type { Dataset } from '../dataset.js';
import { type Comparer, wordsSaid } from '../similarity/index.js';
import type { Weighted } from '../similarity/measure.js';
import { cluster, halfAlike } from './cluster.js';

/** Two releases taken for accounts of one meeting, with what speaks for it. */
export interface Likeness {
  readonly a: DocumentRecord;
  readonly b: DocumentRecord;
  /** Days between the releases. */
  readonly days: number;
  /** Shared parties among all parties, 0 to 1. */
  readonly parties: number;
  /** Similarity of what the releases say, 0 to 1. */
  readonly text: number;
}

/** Accounts of one meeting come out within a few days of each other. */
const MOST_DAYS = 4;
/** What parties and text must come to, and both together. */
const LEAST = { parties: 0.4, text: 0.3, both: 1 };

/** A party by what stays the same in other accounts: the family name of a person, the country of an office. */
function partyKeys(document: DocumentRecord, dataset: Dataset): Set<string> {
  const known = new Map(document.entities.map((entity) => [entity.id, entity]));
  return new Set(
    document.parties.map((id) => {
      const linked = dataset.linked(document.id, id);
      if (linked.startsWith('person:')) return `person:${linked.slice('person:'.length).split('-')[0]}`;
      return known.get(id)?.country ?? linked;
    }),
  );
}

/** Countries of the parties: one account names ministers where the other names states. */
function partyCountries({ parties, entities }: DocumentRecord): Set<string> {
  const known = new Map(entities.map((entity) => [entity.id, entity]));
  return new Set(parties.flatMap((id) => known.get(id)?.country ?? []));
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((key) => b.has(key)).length;
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
}

interface Profile {
  readonly document: DocumentRecord;
  readonly day: number;
  readonly keys: ReadonlySet<string>;
  readonly countries: ReadonlySet<string>;
  readonly words: Weighted;
}

function profiles(dataset: Dataset, comparer: Comparer): Profile[] {
  return dataset.documents.flatMap((document) => {
    const date = document.date === null ? null : parseIso(document.date);
    if (date === null) return [];
    const words = dataset.statementsOf(document.id).map(wordsSaid).join(' \n ');
    return [
      {
        document,
        day: dayNumber(date),
        keys: partyKeys(document, dataset),
        countries: partyCountries(document),
        words: comparer.measure.weigh(words),
      },
    ];
  });
}

function compared(a: Profile, b: Profile, comparer: Comparer): Likeness | null {
  const parties = Math.max(jaccard(a.keys, b.keys), a.countries.size > 1 ? jaccard(a.countries, b.countries) : 0);
  if (parties < LEAST.parties) return null;
  const text = comparer.measure.similarity(a.words, b.words);
  if (text < LEAST.text || parties + text < LEAST.both) return null;
  return { a: a.document, b: b.document, days: Math.abs(a.day - b.day), parties, text };
}

/** Releases taken for accounts of one meeting, with the pairs of them that speak for it. */
export interface Meeting {
  /** By date, then id. */
  readonly accounts: readonly DocumentRecord[];
  readonly pairs: readonly Likeness[];
}

function pairsOf(dated: readonly Profile[], comparer: Comparer): Likeness[] {
  const found: Likeness[] = [];
  // Releases are in the order of their dates, so that only near ones need be looked at.
  dated.forEach((first, at) => {
    for (let next = at + 1; next < dated.length; next++) {
      const second = dated[next] as Profile;
      if (second.day - first.day > MOST_DAYS) break;
      const likeness = compared(first, second, comparer);
      if (likeness) found.push(likeness);
    }
  });
  return found;
}

/**
 * Finds releases about one meeting: no more than four days apart, with shared parties and shared words. The fewer
 * parties they share, the more words it takes. Of three or more, at least half of those that come together must be so.
 *
 * @returns by date; a release has a part in one meeting only
 */
export function findMeetings(dataset: Dataset, comparer: Comparer): Meeting[] {
  const { documents } = dataset;
  const place = new Map(documents.map(({ id }, at) => [id, at]));
  const pairs = pairsOf(profiles(dataset, comparer), comparer);
  const links = pairs.map(({ a, b, parties, text }) => ({
    a: place.get(a.id) as number,
    b: place.get(b.id) as number,
    score: parties + text,
  }));
  const linked = new Set(links.flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]));
  const mayJoin = (a: readonly number[], b: readonly number[]): boolean =>
    halfAlike(a, b, (one, other) => linked.has(`${one} ${other}`));
  return cluster(documents.length, links, mayJoin)
    .filter(({ length }) => length > 1)
    .map((group) => {
      const accounts = group.map((at) => documents[at] as DocumentRecord);
      return { accounts, pairs: pairs.filter(({ a, b }) => accounts.includes(a) && accounts.includes(b)) };
    });
}

/** Values of pairs in short: one, or the least and the greatest. */
export function span(values: readonly number[]): string {
  const [least, most] = [Math.min(...values).toFixed(2), Math.max(...values).toFixed(2)];
  return least === most ? least : `${least}–${most}`;
}
