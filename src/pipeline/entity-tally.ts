import type { DocumentRecord, EntityRecord, StatementRecord } from '../core/records.js';

/** An entity as one release knows it. */
export interface LocalEntity {
  readonly document: string;
  readonly date: string | null;
  readonly id: string;
  readonly type: EntityRecord['type'];
  readonly name: string;
  readonly country: string | null;
  readonly role: string | null;
  readonly mentions: number;
  readonly spoken: number;
  readonly targeted: number;
}

/** A local entity and why it belongs to the entity of the dataset; null where it has the same id. */
export interface Member {
  readonly local: LocalEntity;
  readonly evidence: string | null;
}

/** The entities of one release, with how often each speaks and is spoken to. */
export function localEntities(document: DocumentRecord, statements: readonly StatementRecord[]): LocalEntity[] {
  const count = (id: string, side: 'speakers' | 'targets') =>
    statements.reduce((sum, statement) => sum + (statement[side].some((entity) => entity.id === id) ? 1 : 0), 0);
  return document.entities.map(({ id, type, name, country, role, mentions }) => ({
    document: document.id,
    date: document.date,
    id,
    type,
    name,
    country,
    role,
    mentions: mentions.length,
    spoken: count(id, 'speakers'),
    targeted: count(id, 'targets'),
  }));
}

/** Values by how often they stand, the longer and then the alphabetically first where they are equal. */
function ranked(values: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const order = ([a, m]: readonly [string, number], [b, n]: readonly [string, number]) =>
    n - m || b.length - a.length || (a < b ? -1 : 1);
  return [...counts].sort(order).map(([value]) => value);
}

function present(values: readonly (string | null)[]): string[] {
  return values.filter((value) => value !== null);
}

function sum(members: readonly Member[], key: 'mentions' | 'spoken' | 'targeted'): number {
  return members.reduce((total, { local }) => total + local[key], 0);
}

/** The role in the latest release that names one. */
function latestRole(members: readonly Member[]): string | null {
  const holding = members.map(({ local }) => local).filter(({ role }) => role !== null);
  return (
    holding.reduce<LocalEntity | null>((a, b) => (a && (a.date ?? '') >= (b.date ?? '') ? a : b), null)?.role ?? null
  );
}

/** The row of an entity from all its members, which come in the order of their documents. */
export function entityRow(id: string, members: readonly Member[]): EntityRecord {
  const locals = members.map(({ local }) => local);
  const names = ranked(locals.map(({ name }) => name));
  const own = ranked(locals.filter((local) => local.id === id).map(({ name }) => name))[0] ?? names[0] ?? id;
  const dates = present(locals.map(({ date }) => date)).sort();
  return {
    id,
    type: locals.find((local) => local.id === id)?.type ?? 'group',
    name: own,
    country: ranked(present(locals.map(({ country }) => country)))[0] ?? null,
    role: latestRole(members),
    aliases: names.filter((name) => name !== own).sort(),
    sameAs: members.flatMap(({ local, evidence }) =>
      evidence === null ? [] : [{ document: local.document, id: local.id, evidence }],
    ),
    documents: [...new Set(locals.map(({ document }) => document))],
    counts: { mentions: sum(members, 'mentions'), spoken: sum(members, 'spoken'), targeted: sum(members, 'targeted') },
    firstDate: dates[0] ?? null,
    lastDate: dates.at(-1) ?? null,
  };
}
