import { plain } from './controls.js';
import { type Searchable, searchText } from './filter.js';
import { FLAGS, type PackedIndex, type PackedRow } from './packed.js';
import type { SortKey } from './state.js';

/** A statement unpacked for the table. */
export interface Row extends Searchable {
  readonly id: string;
  readonly title: string;
  /** Link to the statement in the page of its release. */
  readonly href: string;
  readonly qualities: readonly string[];
  readonly cue: string;
  readonly content: string;
  readonly speakerNames: string;
  readonly targetNames: string;
  readonly deadlineText: string;
  readonly earliest: string | null;
}

function strengthOf(flags: number): string {
  if (flags & FLAGS.strong) return 'strong';
  return flags & FLAGS.weak ? 'weak' : 'neutral';
}

function qualitiesOf(flags: number): string[] {
  const names = ['strong', 'weak', 'denied', 'restated', 'reported'];
  return names.filter((_, bit) => flags & (1 << bit));
}

/** Unpacks one statement; hidden characters are spelled out here once, for all that is shown. */
export function unpack(row: PackedRow, { documents, entities, acts }: PackedIndex): Row {
  const [documentAt, hash, actAt, flags, cue, stated, speakers, targets, deadline] = row;
  const document = documents[documentAt];
  const [act = '', actClass = ''] = acts[actAt] ?? [];
  const known = (list: readonly number[]) => list.flatMap((at) => entities[at] ?? []);
  const [from, to] = [known(speakers), known(targets)];
  const names = (list: typeof from): string => plain(list.map(({ name }) => name).join(', '));
  const content = plain((stated ?? '').replace(/\s+/g, ' '));
  const [speakerNames, targetNames, title] = [names(from), names(to), plain(document?.title ?? '')];
  return {
    id: `${document?.id}#${hash}`,
    title,
    href: `${document?.page}#s-${encodeURIComponent(hash)}`,
    qualities: qualitiesOf(flags),
    cue: plain(cue),
    content,
    speakerNames,
    targetNames,
    deadlineText: plain(deadline?.[0] ?? ''),
    earliest: deadline?.[1] ?? null,
    text: searchText([cue, content, speakerNames, targetNames, title]),
    date: document?.date ?? null,
    act,
    actClass,
    speakers: from.map(({ id }) => id),
    targets: to.map(({ id }) => id),
    countries: from.flatMap(({ country }) => country ?? []),
    strength: strengthOf(flags),
    release: document?.id ?? '',
    deadline: deadline === null ? 'none' : deadline[2] === null ? 'vague' : 'dated',
    latest: deadline?.[2] ?? null,
  };
}

const SORTED_BY: Readonly<Record<SortKey, (row: Row) => string>> = {
  date: ({ date }) => date ?? '',
  act: ({ act }) => act,
  speakers: ({ speakerNames }) => speakerNames,
  content: ({ content }) => content.toLowerCase(),
  targets: ({ targetNames }) => targetNames,
  deadline: ({ latest, earliest, deadlineText }) => latest ?? (deadlineText ? `8 ${earliest ?? ''}` : ''),
  release: ({ title }) => title,
};

/** Rows in the order of a column; those with nothing there come last either way, and equal ones stay as they are. */
export function sorted(rows: readonly Row[], key: SortKey, descending: boolean): Row[] {
  const of = SORTED_BY[key];
  const sign = descending ? -1 : 1;
  const keyed = rows.map((row) => ({ row, value: of(row) }));
  keyed.sort((a, b) => {
    if (a.value === b.value) return 0;
    if (a.value === '' || b.value === '') return a.value === '' ? 1 : -1;
    return a.value < b.value ? -sign : sign;
  });
  return keyed.map(({ row }) => row);
}

/** What the table exports: one line of names, then one a row. */
export function exported(rows: readonly Row[]): string[][] {
  const head = [
    'id',
    'date',
    'release',
    'title',
    'act',
    'class',
    'qualities',
    'cue',
    'speakers',
    'speaker ids',
    'targets',
    'target ids',
    'content',
    'deadline',
    'earliest',
    'latest',
  ];
  const body = rows.map((row) => [
    row.id,
    row.date ?? '',
    row.release,
    row.title,
    row.act,
    row.actClass,
    row.qualities.join(' '),
    row.cue,
    row.speakerNames,
    row.speakers.join(' '),
    row.targetNames,
    row.targets.join(' '),
    row.content,
    row.deadlineText,
    row.earliest ?? '',
    row.latest ?? '',
  ]);
  return [head, ...body];
}
