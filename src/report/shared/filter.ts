import { fold, matches, parseQuery } from './query.js';

/** What a statement is searched by; ids are those of the linked entities of the dataset. */
export interface Searchable {
  /** Folded words: cue, content, names of actors, title. */
  readonly text: string;
  readonly date: string | null;
  readonly act: string;
  readonly actClass: string;
  readonly speakers: readonly string[];
  readonly targets: readonly string[];
  /** ISO 3166-1 alpha-3 of the speakers. */
  readonly countries: readonly string[];
  readonly strength: string;
  readonly release: string;
  readonly deadline: 'none' | 'vague' | 'dated';
  /** Last day of the deadline. */
  readonly latest: string | null;
}

/** Keys of a filter, in the order they stand in a link. All values are text; an empty one asks for nothing. */
export const FILTER_KEYS = [
  'q',
  'act',
  'class',
  'actor',
  'as',
  'country',
  'from',
  'to',
  'deadline',
  'dueFrom',
  'dueTo',
  'strength',
  'release',
] as const;

export type FilterKey = (typeof FILTER_KEYS)[number];
export type Filter = Readonly<Partial<Record<FilterKey, string>>>;

type Test = (row: Searchable) => boolean;

function actorTest(actor: string, as: string | undefined): Test {
  const spoken: Test = ({ speakers }) => speakers.includes(actor);
  const targeted: Test = ({ targets }) => targets.includes(actor);
  if (as === 'speaker') return spoken;
  if (as === 'target') return targeted;
  return (row) => spoken(row) || targeted(row);
}

function deadlineTest(kind: string): Test {
  if (kind === 'any') return (row) => row.deadline !== 'none';
  return (row) => row.deadline === kind;
}

const TESTS: Readonly<Partial<Record<FilterKey, (value: string, filter: Filter) => Test>>> = {
  q: (value) => {
    const query = parseQuery(value);
    return (row) => matches(query, row.text);
  },
  act: (value) => {
    const acts = new Set(value.split(','));
    return (row) => acts.has(row.act);
  },
  class: (value) => (row) => row.actClass === value,
  actor: (value, { as }) => actorTest(value, as),
  country: (value) => {
    const code = value.toUpperCase();
    return (row) => row.countries.includes(code);
  },
  from: (value) => (row) => row.date !== null && row.date >= value,
  // A year or a month stands for all its days: "2023" is not before "2023-06-04".
  to: (value) => (row) => row.date !== null && row.date.slice(0, value.length) <= value,
  deadline: deadlineTest,
  dueFrom: (value) => (row) => row.latest !== null && row.latest >= value,
  dueTo: (value) => (row) => row.latest !== null && row.latest.slice(0, value.length) <= value,
  strength: (value) => (row) => row.strength === value,
  release: (value) => (row) => row.release === value,
};

/** The test that a filter comes to; compiled once, so that it is cheap to run on every row. */
export function createFilter(filter: Filter): Test {
  const tests = FILTER_KEYS.flatMap((key) => {
    const value = filter[key];
    const make = TESTS[key];
    return value && make ? [make(value, filter)] : [];
  });
  return (row) => tests.every((test) => test(row));
}

/** The words that a statement is searched by. */
export function searchText(parts: readonly (string | null)[]): string {
  return fold(parts.filter((part) => part !== null).join(' \u00b7 '));
}
