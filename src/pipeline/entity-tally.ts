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

/** The entities of one release, with how often each speaks and is spoken to. */
export function localEntities(document: DocumentRecord, statements: readonly StatementRecord[]): LocalEntity[] {
  const times = (id: string, side: 'speakers' | 'targets') =>
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
    spoken: times(id, 'speakers'),
    targeted: times(id, 'targets'),
  }));
}

type Counts = Map<string, number>;

function count(counts: Counts, value: string | null): void {
  if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
}

/** Values by how often they stand, the longer and then the alphabetically first where they are equal. */
function ranked(counts: Counts): string[] {
  const order = ([a, m]: readonly [string, number], [b, n]: readonly [string, number]) =>
    n - m || b.length - a.length || (a < b ? -1 : 1);
  return [...counts].sort(order).map(([value]) => value);
}

/** Gathers the row of an entity of the dataset; of each release it holds the id only. */
export class EntityTally {
  readonly #names: Counts = new Map();
  /** Names under the id itself. */
  readonly #ownNames: Counts = new Map();
  readonly #countries: Counts = new Map();
  readonly #sameAs: EntityRecord['sameAs'] = [];
  readonly #documents: string[] = [];
  readonly #counts = { mentions: 0, spoken: 0, targeted: 0 };
  #type: EntityRecord['type'] | null = null;
  /** Of the latest release that names one. */
  #role: { readonly words: string; readonly date: string } | null = null;
  #firstDate: string | null = null;
  #lastDate: string | null = null;

  constructor(readonly id: string) {}

  /**
   * Takes the entity as one release knows it; releases come in the order of their ids.
   *
   * @param evidence why the two are one; null where they have the same id
   */
  add(local: LocalEntity, evidence: string | null): void {
    const { document, date, id, name, country, role } = local;
    count(this.#names, name);
    if (id === this.id) count(this.#ownNames, name);
    count(this.#countries, country);
    if (evidence !== null) this.#sameAs.push({ document, id, evidence });
    if (this.#documents.at(-1) !== document) this.#documents.push(document);
    for (const key of ['mentions', 'spoken', 'targeted'] as const) this.#counts[key] += local[key];
    if (id === this.id) this.#type ??= local.type;
    if (role !== null && (!this.#role || this.#role.date < (date ?? ''))) {
      this.#role = { words: role, date: date ?? '' };
    }
    if (date === null) return;
    if (this.#firstDate === null || date < this.#firstDate) this.#firstDate = date;
    if (this.#lastDate === null || date > this.#lastDate) this.#lastDate = date;
  }

  /** The row; none when no release has named the entity. */
  *rows(): Generator<EntityRecord> {
    if (this.#documents.length === 0) return;
    const names = ranked(this.#names);
    const own = ranked(this.#ownNames)[0] ?? names[0] ?? this.id;
    yield {
      id: this.id,
      type: this.#type ?? 'group',
      name: own,
      country: ranked(this.#countries)[0] ?? null,
      role: this.#role?.words ?? null,
      aliases: names.filter((name) => name !== own).sort(),
      sameAs: this.#sameAs,
      documents: this.#documents,
      counts: this.#counts,
      firstDate: this.#firstDate,
      lastDate: this.#lastDate,
    };
  }
}
