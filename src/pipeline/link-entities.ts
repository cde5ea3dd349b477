import type { DocumentRecord, EntityRecord, StatementRecord } from '../core/records.js';
import { entityRow, type LocalEntity, localEntities, type Member } from './entity-tally.js';

/** Releases further apart than this do not show that two names are one person: offices change hands. */
const FURTHEST_YEARS = 4;
const DAYS_A_YEAR = 365.25;
const MS_A_DAY = 86_400_000;

const FULL_NAME = /^person:([a-z]+)-[a-z-]+$/;
const FAMILY_NAME = /^person:([a-z]+)$/;

function words(role: string): ReadonlySet<string> {
  return new Set(
    role
      .toLowerCase()
      .match(/[a-z]+/g)
      ?.filter((word) => !['of', 'for', 'the', 'and'].includes(word)),
  );
}

/** Two offices that one person may hold: the words of one are all words of the other. */
function compatibleRoles(a: string, b: string): boolean {
  const [few, many] = [words(a), words(b)].sort((x, y) => x.size - y.size) as [Set<string>, Set<string>];
  return few.size > 0 && [...few].every((word) => many.has(word));
}

function yearsBetween(a: string, b: string): number {
  return Math.abs(Date.parse(a) - Date.parse(b)) / MS_A_DAY / DAYS_A_YEAR;
}

function reading(local: LocalEntity): string {
  return `${local.document}${local.date ? ` of ${local.date}` : ''}`;
}

/** Why the bearer of a family name is the person with the full name, or null when nothing shows it. */
function evidenceFor(bare: LocalEntity, full: LocalEntity): string | null {
  if (bare.country === null || bare.country !== full.country) return null;
  if (bare.role === null || full.role === null || !compatibleRoles(bare.role, full.role)) return null;
  if (bare.date === null || full.date === null || yearsBetween(bare.date, full.date) > FURTHEST_YEARS) return null;
  return `${bare.country}, "${bare.role}" as "${full.role}" in ${reading(full)}`;
}

/** The one person with a full name that a family name stands for, with the evidence; null where none or several are. */
function bearer(bare: LocalEntity, people: ReadonlyMap<string, readonly LocalEntity[]>): [string, string] | null {
  const family = FAMILY_NAME.exec(bare.id)?.[1];
  const found = new Map<string, string>();
  for (const full of (family !== undefined && people.get(family)) || []) {
    const evidence = evidenceFor(bare, full);
    const id = full.id;
    if (evidence !== null && !found.has(id)) found.set(id, evidence);
  }
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

/** Spellings of an id that differ in hyphens only are one entity; the one most releases use gives the id. */
function spellings(locals: readonly LocalEntity[]): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { id } of locals) {
    const key = id.replaceAll('-', '');
    const ids = counts.get(key) ?? new Map<string, number>();
    counts.set(key, ids.set(id, (ids.get(id) ?? 0) + 1));
  }
  const chosen = new Map<string, string>();
  for (const ids of counts.values()) {
    const [best] = [...ids].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    for (const id of ids.keys()) chosen.set(id, best?.[0] ?? id);
  }
  return chosen;
}

function fullNames(locals: readonly LocalEntity[], chosen: ReadonlyMap<string, string>) {
  const people = new Map<string, LocalEntity[]>();
  for (const local of locals) {
    const family = FULL_NAME.exec(local.id)?.[1];
    if (family === undefined) continue;
    const id = chosen.get(local.id) ?? local.id;
    people.set(family, [...(people.get(family) ?? []), { ...local, id }]);
  }
  return people;
}

/**
 * The entities of a dataset, linked across releases: ids that differ in hyphens only, and a family name in one release
 * with the full name in another where country, office and date agree on one person. Ids in statements stay as they are.
 *
 * @param releases records of each release, in the order of their ids
 * @returns rows by id
 */
export function linkEntities(
  releases: Iterable<{ readonly document: DocumentRecord; readonly statements: readonly StatementRecord[] }>,
): EntityRecord[] {
  const locals: LocalEntity[] = [];
  for (const { document, statements } of releases) locals.push(...localEntities(document, statements));
  const chosen = spellings(locals);
  const people = fullNames(locals, chosen);
  const groups = new Map<string, Member[]>();
  for (const local of locals) {
    const [bearerId, because] = bearer(local, people) ?? [];
    const id = bearerId ?? chosen.get(local.id) ?? local.id;
    const spelling = id === local.id ? null : 'the same id but for hyphens';
    groups.set(id, [...(groups.get(id) ?? []), { local, evidence: because ?? spelling }]);
  }
  return [...groups.keys()].sort().map((id) => entityRow(id, groups.get(id) ?? []));
}
