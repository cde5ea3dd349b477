import type { EntityReference, GoldDocument } from '../../core/records.js';
import { type Alignment, align, type Pairs } from '../align.js';
import { comparableId } from '../annotation.js';
import { type Disagreement, disagreementsOf } from './disagreements.js';
import { namesByPlace, renumber } from './renumber.js';

/** Two readings made one, and what is left to decide. */
export interface Adjudication {
  readonly merged: GoldDocument;
  readonly disagreements: readonly Disagreement[];
}

/**
 * Merges two annotators' readings of one release. What both say stands; where they differ the first one's reading
 * stands for now; what only one has is kept, for striking out is easier than adding. Everything that was not agreed
 * is listed, under the names that statements have in the merged file.
 */
export function adjudicate(a: GoldDocument, b: GoldDocument): Adjudication {
  const alignment = align(a, b);
  const other = inNamesOf(a, b, alignment);
  const merged: GoldDocument = {
    ...a,
    entities: [...a.entities, ...newEntities(a.entities, other.entities)],
    statements: [...a.statements, ...leftOver(other.statements, alignment.statements)],
    times: [...a.times, ...leftOver(other.times, alignment.times)],
    deadlines: [...a.deadlines, ...leftOver(other.deadlines, alignment.deadlines)],
  };
  const names = namesByPlace(merged);
  const aligned = { ...alignment, gold: named(a, names), predicted: named(other, names) };
  return { merged: renumber(merged), disagreements: disagreementsOf(aligned) };
}

/** B with the statement ids of its partners in A, its own made distinct where it has none, and A's spellings of persons. */
function inNamesOf(a: GoldDocument, b: GoldDocument, { statements }: Alignment): GoldDocument {
  const partner = new Map(statements.map(([i, j]) => [b.statements[j]?.id ?? '', a.statements[i]?.id ?? '']));
  const names = new Map(b.statements.map(({ id }) => [id, partner.get(id) ?? `b:${id}`]));
  const spellings = new Map(a.entities.map(({ id }) => [comparableId(id), id]));
  const spelling = (id: string): string => spellings.get(comparableId(id)) ?? id;
  const renamed = named(b, names);
  return {
    ...renamed,
    entities: b.entities.map((entity) => ({ ...entity, id: spelling(entity.id) })),
    statements: renamed.statements.map((statement) => ({
      ...statement,
      speakers: statement.speakers.map(spelling),
      targets: statement.targets.map(spelling),
    })),
  };
}

/** A reading with other names for its statements, in the same order. */
function named(gold: GoldDocument, names: ReadonlyMap<string, string>): GoldDocument {
  const name = (id: string): string => names.get(id) ?? id;
  return {
    ...gold,
    statements: gold.statements.map((statement) => ({
      ...statement,
      id: name(statement.id),
      parent: statement.parent === null ? null : name(statement.parent),
    })),
    deadlines: gold.deadlines.map((deadline) => ({ ...deadline, statements: deadline.statements.map(name) })),
  };
}

function leftOver<T>(items: readonly T[], pairs: Pairs): T[] {
  const taken = new Set(pairs.map(([, j]) => j));
  return items.filter((_, index) => !taken.has(index));
}

function newEntities(known: readonly EntityReference[], list: readonly EntityReference[]): EntityReference[] {
  const ids = new Set(known.map(({ id }) => id));
  return list.filter(({ id }) => !ids.has(id));
}
