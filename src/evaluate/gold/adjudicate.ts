import type { EntityReference, GoldDocument } from '../../core/records.js';
import { type Alignment, align, type Pairs } from '../align.js';
import { type AnnotatedStatement, comparableId } from '../annotation.js';
import { describe } from '../errors.js';
import { sameSet } from '../spans.js';
import { namesByPlace, renumber } from './renumber.js';

/** Something the annotators read differently. */
export interface Disagreement {
  /** Where: a statement's new id, a time, an entity. */
  readonly place: string;
  /** The field, or `whole` where only one annotator has it. */
  readonly field: string;
  readonly a: string | null;
  readonly b: string | null;
}

/** Two readings made one, and what is left to decide. */
export interface Adjudication {
  readonly merged: GoldDocument;
  readonly disagreements: readonly Disagreement[];
}

/**
 * Merges two annotators' readings of one release. What both say stands; where they differ the first one's reading
 * stands for now; what only one has is kept, for striking out is easier than adding. Everything that was not agreed
 * is listed.
 */
export function adjudicate(a: GoldDocument, b: GoldDocument): Adjudication {
  const alignment = align(a, b);
  const disagreements: Disagreement[] = [];
  const list = (place: string, field: string, first: string | null, second: string | null): void => {
    disagreements.push({ place, field, a: first, b: second });
  };
  for (const field of ['date', 'title', 'publisher', 'sha256'] as const) {
    if (a[field] !== b[field]) list('release', field, a[field], b[field]);
  }
  const nameOfB = statementNames(alignment);
  const spellings = new Map(a.entities.map(({ id }) => [comparableId(id), id]));
  const spelling = (id: string): string => spellings.get(comparableId(id)) ?? id;
  const statements = [
    ...a.statements,
    ...leftOver(b.statements, alignment.statements).map((statement) => ({
      ...statement,
      id: nameOfB(statement.id),
      parent: statement.parent === null ? null : nameOfB(statement.parent),
      speakers: statement.speakers.map(spelling),
      targets: statement.targets.map(spelling),
    })),
  ];
  const merged = {
    ...a,
    entities: mergeEntities(a.entities, b.entities, list),
    statements,
    times: [...a.times, ...leftOver(b.times, alignment.times)],
    deadlines: [
      ...a.deadlines,
      ...leftOver(b.deadlines, alignment.deadlines).map((deadline) => ({
        ...deadline,
        statements: deadline.statements.map(nameOfB),
      })),
    ],
  };
  const finalId = namesByPlace(merged);
  statementDisagreements(alignment, nameOfB, (id) => finalId.get(id) ?? id, list);
  spanDisagreements(
    'time',
    a.times,
    b.times,
    alignment.times,
    ({ type, value, mod }) => `${type} ${value} ${mod ?? ''}`.trim(),
    list,
  );
  spanDisagreements(
    'deadline',
    a.deadlines,
    b.deadlines.map((deadline) => ({ ...deadline, statements: deadline.statements.map(nameOfB) })),
    alignment.deadlines,
    ({ relation, earliest, latest, precision, statements }) =>
      `${relation} ${earliest ?? '…'} to ${latest ?? '…'} ${precision}, bounds ${statements
        .map((id) => finalId.get(id) ?? id)
        .sort()
        .join(' ')}`,
    list,
  );
  return { merged: renumber(merged), disagreements };
}

type List = (place: string, field: string, a: string | null, b: string | null) => void;

/** Names of B's statements in the merged file: those of their partners in A, else their own made distinct. */
function statementNames({ gold, predicted, statements }: Alignment): (id: string) => string {
  const partner = new Map(statements.map(([i, j]) => [predicted.statements[j]?.id, gold.statements[i]?.id]));
  return (id) => partner.get(id) ?? `b:${id}`;
}

function leftOver<T>(items: readonly T[], pairs: Pairs): T[] {
  const taken = new Set(pairs.map(([, j]) => j));
  return items.filter((_, index) => !taken.has(index));
}

const FIELDS = [
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

function statementDisagreements(
  { gold, predicted, statements }: Alignment,
  nameOfB: (id: string) => string,
  finalId: (id: string) => string,
  list: List,
): void {
  const pairedA = new Set(statements.map(([i]) => i));
  gold.statements.forEach((statement, index) => {
    if (!pairedA.has(index)) list(finalId(statement.id), 'whole', describe(statement), null);
  });
  for (const statement of leftOver(predicted.statements, statements)) {
    list(finalId(nameOfB(statement.id)), 'whole', null, describe(statement));
  }
  for (const [i, j] of statements) {
    const a = gold.statements[i];
    const b = predicted.statements[j];
    if (!a || !b) continue;
    const renamed = { ...b, parent: b.parent === null ? null : nameOfB(b.parent) };
    for (const field of FIELDS) {
      if (!sameField(a, renamed, field))
        list(finalId(a.id), field, say(a, field, finalId), say(renamed, field, finalId));
    }
  }
}

function sameField(a: AnnotatedStatement, b: AnnotatedStatement, field: (typeof FIELDS)[number]): boolean {
  if (field === 'speakers' || field === 'targets') {
    return sameSet(new Set(a[field].map(comparableId)), new Set(b[field].map(comparableId)));
  }
  return JSON.stringify(a[field]) === JSON.stringify(b[field]);
}

function say(
  statement: AnnotatedStatement,
  field: (typeof FIELDS)[number],
  finalId: (id: string) => string,
): string | null {
  const value = statement[field];
  if (value === null) return null;
  if (field === 'parent') return finalId(String(value));
  if (Array.isArray(value)) return value.join(' + ') || '(nobody)';
  return typeof value === 'object' ? `"${value.text}" at ${value.start}` : String(value);
}

interface Placed {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function spanDisagreements<T extends Placed>(
  kind: string,
  a: readonly T[],
  b: readonly T[],
  pairs: Pairs,
  sayValue: (item: T) => string,
  list: List,
): void {
  const place = (item: T): string => `${kind} "${item.text}" at ${item.start}`;
  const pairedA = new Set(pairs.map(([i]) => i));
  a.forEach((item, index) => {
    if (!pairedA.has(index)) list(place(item), 'whole', sayValue(item), null);
  });
  for (const item of leftOver(b, pairs)) list(place(item), 'whole', null, sayValue(item));
  for (const [i, j] of pairs) {
    const first = a[i];
    const second = b[j];
    if (!first || !second) continue;
    if (first.start !== second.start || first.end !== second.end)
      list(place(first), 'span', place(first), place(second));
    if (sayValue(first) !== sayValue(second)) list(place(first), 'value', sayValue(first), sayValue(second));
  }
}

function mergeEntities(a: readonly EntityReference[], b: readonly EntityReference[], list: List): EntityReference[] {
  const known = new Map(a.map((entity) => [comparableId(entity.id), entity]));
  const inB = new Set(b.map(({ id }) => comparableId(id)));
  for (const { id } of a) if (!inB.has(comparableId(id))) list(`entity ${id}`, 'whole', id, null);
  const added: EntityReference[] = [];
  for (const entity of b) {
    const other = known.get(comparableId(entity.id));
    if (!other) {
      added.push(entity);
      list(`entity ${entity.id}`, 'whole', null, entity.id);
      continue;
    }
    for (const field of ['type', 'name', 'country', 'role'] as const) {
      if (entity[field] !== other[field]) list(`entity ${other.id}`, field, other[field], entity[field]);
    }
  }
  return [...a, ...added];
}

/** Disagreements in words, one a line. */
export function describeDisagreements(disagreements: readonly Disagreement[]): string {
  const said = (value: string | null): string => value ?? '(none)';
  return disagreements
    .map(({ place, field, a, b }) => `${place}  ${field}\n  A: ${said(a)}\n  B: ${said(b)}`)
    .join('\n');
}
