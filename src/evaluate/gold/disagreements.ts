import type { EntityReference, GoldDocument } from '../../core/records.js';
import type { Alignment, Pairs } from '../align.js';
import { type AnnotatedStatement, comparableId } from '../annotation.js';
import { describe } from '../errors.js';
import { sameSet } from '../spans.js';

/** Something two annotators read differently. */
export interface Disagreement {
  /** Where: a statement's id, a time, an entity. */
  readonly place: string;
  /** The field, or `whole` where only one annotator has it. */
  readonly field: string;
  readonly a: string | null;
  readonly b: string | null;
}

const HEADER = ['date', 'title', 'publisher', 'sha256'] as const;
const STATEMENT = [
  'act',
  'strength',
  'negated',
  'restated',
  'reported',
  'when',
  'parent',
  'cue',
  'speakerMention',
  'speakers',
  'targets',
  'content',
] as const;
const ENTITY = ['type', 'name', 'country', 'role'] as const;

type Time = GoldDocument['times'][number];
type Deadline = GoldDocument['deadlines'][number];

/** Everything in which two aligned readings differ, whose statements already share their names. */
export function disagreementsOf({ gold: a, predicted: b, statements, times, deadlines }: Alignment): Disagreement[] {
  return [
    ...HEADER.flatMap((field) => differing('release', field, a[field], b[field])),
    ...entityDisagreements(a.entities, b.entities),
    ...parts(a.statements, b.statements, statements, ({ id }) => id, describe, statementFields),
    ...parts(a.times, b.times, times, placeOf('time'), sayTime, spanFields('time', sayTime)),
    ...parts(
      a.deadlines,
      b.deadlines,
      deadlines,
      placeOf('deadline'),
      sayDeadline,
      spanFields('deadline', sayDeadline),
    ),
  ];
}

function differing(place: string, field: string, a: string | null, b: string | null): Disagreement[] {
  return a === b ? [] : [{ place, field, a, b }];
}

/** What only one annotator has, and the fields in which paired parts differ. */
function parts<T>(
  a: readonly T[],
  b: readonly T[],
  pairs: Pairs,
  place: (part: T) => string,
  say: (part: T) => string,
  fields: (a: T, b: T) => Disagreement[],
): Disagreement[] {
  const pairedA = new Set(pairs.map(([i]) => i));
  const pairedB = new Set(pairs.map(([, j]) => j));
  return [
    ...a
      .filter((_, i) => !pairedA.has(i))
      .map((part) => ({ place: place(part), field: 'whole', a: say(part), b: null })),
    ...b
      .filter((_, j) => !pairedB.has(j))
      .map((part) => ({ place: place(part), field: 'whole', a: null, b: say(part) })),
    ...pairs.flatMap(([i, j]) => fields(a[i] as T, b[j] as T)),
  ];
}

function statementFields(a: AnnotatedStatement, b: AnnotatedStatement): Disagreement[] {
  return STATEMENT.filter((field) => !sameField(a, b, field)).map((field) => ({
    place: a.id,
    field,
    a: sayField(a, field),
    b: sayField(b, field),
  }));
}

function sameField(a: AnnotatedStatement, b: AnnotatedStatement, field: (typeof STATEMENT)[number]): boolean {
  if (field === 'speakers' || field === 'targets') {
    return sameSet(new Set(a[field].map(comparableId)), new Set(b[field].map(comparableId)));
  }
  return JSON.stringify(a[field]) === JSON.stringify(b[field]);
}

function sayField(statement: AnnotatedStatement, field: (typeof STATEMENT)[number]): string | null {
  const value = statement[field];
  if (value === null) return null;
  if (Array.isArray(value)) return value.join(' + ') || '(nobody)';
  return typeof value === 'object' ? `"${value.text}" at ${value.start}` : String(value);
}

interface Placed {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function placeOf(kind: string): (part: Placed) => string {
  return ({ text, start }) => `${kind} "${text}" at ${start}`;
}

function sayTime({ type, value, mod }: Time): string {
  return [type, value, mod].filter(Boolean).join(' ');
}

function sayDeadline({ relation, earliest, latest, precision, statements }: Deadline): string {
  const bound = [...statements].sort().join(' ') || 'nothing';
  return `${relation} ${earliest ?? '…'} to ${latest ?? '…'} ${precision}, bounds ${bound}`;
}

function spanFields<T extends Placed>(kind: string, say: (part: T) => string): (a: T, b: T) => Disagreement[] {
  const place = placeOf(kind);
  return (a, b) => [
    ...(a.start === b.start && a.end === b.end ? [] : differing(place(a), 'span', place(a), place(b))),
    ...differing(place(a), 'value', say(a), say(b)),
  ];
}

function entityDisagreements(a: readonly EntityReference[], b: readonly EntityReference[]): Disagreement[] {
  const ofB = new Map(b.map((entity) => [entity.id, entity]));
  const inA = new Set(a.map(({ id }) => id));
  return [
    ...a.flatMap((entity) => {
      const other = ofB.get(entity.id);
      const place = `entity ${entity.id}`;
      if (!other) return differing(place, 'whole', entity.id, null);
      return ENTITY.flatMap((field) => differing(place, field, entity[field], other[field]));
    }),
    ...b.flatMap(({ id }) => (inA.has(id) ? [] : differing(`entity ${id}`, 'whole', null, id))),
  ];
}

/** Disagreements in words, each on three lines. */
export function describeDisagreements(disagreements: readonly Disagreement[]): string {
  const said = (value: string | null): string => value ?? '(none)';
  return disagreements
    .map(({ place, field, a, b }) => `${place}  ${field}\n  A: ${said(a)}\n  B: ${said(b)}`)
    .join('\n');
}
