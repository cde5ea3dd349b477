import type { EntityRecord } from '../core/records.js';
import { type Disk, type Statement, sortable } from '../io/disk.js';
import { EntityTally, type LocalEntity } from './entity-tally.js';

/** Releases further apart than this do not show that two names are one person: offices change hands. */
const FURTHEST_YEARS = 4;
const DAYS_A_YEAR = 365.25;
const MS_A_DAY = 86_400_000;

/** Readings of family names that are remembered; in an archive the same come again and again. */
const MOST_REMEMBERED = 10_000;

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

function reading(local: Bearer): string {
  return `${local.document}${local.date ? ` of ${local.date}` : ''}`;
}

/** What tells whether two names are one person. */
type Bearer = Pick<LocalEntity, 'id' | 'country' | 'role' | 'date' | 'document'>;

/** Why the bearer of a family name is the person with the full name, or null when nothing shows it. */
function evidenceFor(bare: Bearer, full: Bearer): string | null {
  if (bare.country === null || bare.country !== full.country) return null;
  if (bare.role === null || full.role === null || !compatibleRoles(bare.role, full.role)) return null;
  if (bare.date === null || full.date === null || yearsBetween(bare.date, full.date) > FURTHEST_YEARS) return null;
  return `${bare.country}, "${bare.role}" as "${full.role}" in ${reading(full)}`;
}

/**
 * Entities as releases know them, in the order of releases; how often each spelling stands; each full name with the
 * first release that gives it an office on a day; and at the end which entity of the dataset each stands for.
 */
const TABLES = `
  CREATE TABLE run.local (seq INTEGER PRIMARY KEY, record TEXT);
  CREATE TABLE run.spelling (loose TEXT, id TEXT, count INTEGER, PRIMARY KEY (loose, id)) WITHOUT ROWID;
  CREATE TABLE run.bearer (family TEXT, country TEXT, id TEXT, role TEXT, date TEXT, document TEXT, seq INTEGER,
    PRIMARY KEY (family, country, id, role, date)) WITHOUT ROWID;
  CREATE TABLE run.member (entity BLOB, seq INTEGER, id TEXT, evidence TEXT, PRIMARY KEY (entity, seq)) WITHOUT ROWID`;

/**
 * The entities of a dataset, linked across releases: ids that differ in hyphens only, and a family name in one release
 * with the full name in another where country, office and date agree on one person. Ids in statements stay as they are.
 */
export class EntityLinker {
  readonly #local: Statement;
  readonly #spelling: Statement;
  readonly #bearer: Statement;
  readonly #mostUsed: Statement;
  readonly #bearers: Statement;
  #entities = 0;
  readonly #remembered = new Map<string, readonly [string, string] | null>();

  constructor(readonly disk: Disk) {
    disk.execute(TABLES);
    this.#local = disk.prepare('INSERT INTO run.local VALUES (?, ?)');
    this.#spelling = disk.prepare(
      'INSERT INTO run.spelling VALUES (?, ?, 1) ON CONFLICT (loose, id) DO UPDATE SET count = count + 1',
    );
    this.#bearer = disk.prepare('INSERT OR IGNORE INTO run.bearer VALUES (?, ?, ?, ?, ?, ?, ?)');
    this.#mostUsed = disk.prepare('SELECT id FROM run.spelling WHERE loose = ? ORDER BY count DESC, id LIMIT 1');
    this.#bearers = disk.prepare(
      'SELECT id, country, role, date, document FROM run.bearer WHERE family = ? AND country = ? ORDER BY seq',
    );
  }

  /** Takes the entities of a release; releases come in the order of their ids. */
  add(entities: readonly LocalEntity[]): void {
    for (const local of entities) {
      const { id, country, role, date } = local;
      const seq = ++this.#entities;
      const family = FULL_NAME.exec(id)?.[1];
      if (family !== undefined && country !== null && role !== null && date !== null) {
        this.#bearer.run(family, country, id, role, date, local.document, seq);
      }
      this.#spelling.run(loose(id), id);
      this.#local.run(seq, JSON.stringify(local));
    }
  }

  /** Rows by id, once all releases are in. */
  *rows(): Generator<EntityRecord> {
    this.disk.together(() => this.#assign());
    const sql = 'SELECT member.id, evidence, record FROM run.member JOIN run.local USING (seq) ORDER BY entity, seq';
    let tally = new EntityTally('');
    for (const { id, evidence, record } of this.disk.prepare(sql).rows()) {
      if (id !== tally.id) {
        yield* tally.rows();
        tally = new EntityTally(id as string);
      }
      tally.add(JSON.parse(record as string) as LocalEntity, evidence as string | null);
    }
    yield* tally.rows();
  }

  /** Finds for each entity of a release the entity of the dataset that it stands for. */
  #assign(): void {
    const member = this.disk.prepare('INSERT INTO run.member VALUES (?, ?, ?, ?)');
    for (const { seq, record } of this.disk.prepare('SELECT seq, record FROM run.local ORDER BY seq').rows()) {
      const local = JSON.parse(record as string) as LocalEntity;
      const [bearerId, because] = this.#bearerOf(local) ?? [];
      const id = bearerId ?? this.#chosen(local.id);
      const spelling = id === local.id ? null : 'the same id but for hyphens';
      member.run(sortable(id), seq as number, id, because ?? spelling);
    }
  }

  /** Spellings of an id that differ in hyphens only are one entity; the one most releases use gives the id. */
  #chosen(id: string): string {
    return (this.#mostUsed.get(loose(id))?.id as string | undefined) ?? id;
  }

  /** As `#findBearer`, remembered. */
  #bearerOf(bare: LocalEntity): readonly [string, string] | null {
    const family = FAMILY_NAME.exec(bare.id)?.[1];
    if (family === undefined) return null;
    const key = JSON.stringify([bare.id, bare.country, bare.role, bare.date]);
    const known = this.#remembered.get(key);
    if (known !== undefined) return known;
    if (this.#remembered.size >= MOST_REMEMBERED) this.#remembered.clear();
    const found = this.#findBearer(bare, family);
    this.#remembered.set(key, found);
    return found;
  }

  /** The one person with a full name that a family name stands for, with the evidence; null where none or several are. */
  #findBearer(bare: LocalEntity, family: string): readonly [string, string] | null {
    const found = new Map<string, string>();
    for (const row of this.#bearers.rows(family, bare.country)) {
      const full = row as unknown as Bearer;
      const evidence = evidenceFor(bare, full);
      if (evidence === null) continue;
      const id = this.#chosen(full.id);
      if (!found.has(id)) found.set(id, evidence);
    }
    return found.size === 1 ? ([...found][0] ?? null) : null;
  }
}

function loose(id: string): string {
  return id.replaceAll('-', '');
}
