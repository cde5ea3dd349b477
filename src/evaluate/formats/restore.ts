import { createHash } from 'node:crypto';
import type { EntityReference, EntityType, GoldDocument } from '../../core/records.js';
import { align } from '../align.js';
import type { Format } from './format.js';
import { fromMarks, type Header, type Imported, type Layer, type Mark, toMarks } from './marks.js';

/**
 * Makes a gold file of what was imported. What the format cannot hold comes from a base, part by part as the two
 * align; without one, entities are made up from their ids and the rest takes the usual values.
 *
 * @param base the gold that was exported, or null
 * @param sha256 hash of the release, for a header that is made up; undefined: that of the text as plain UTF-8
 */
export function restore(
  format: Pick<Format, 'lacks'>,
  imported: Imported,
  base: GoldDocument | null,
  sha256: string | undefined,
): GoldDocument {
  const header: Header = imported.header ?? (base && headerOf(base)) ?? madeUpHeader(imported, sha256);
  const plain = fromMarks(imported.marks, imported.text, header, []);
  const marks = base ? completed(format.lacks, imported.marks, plain, base) : imported.marks;
  const entities = imported.entities ?? base?.entities ?? [];
  const gold = fromMarks(marks, imported.text, header, entities);
  return { ...gold, entities: [...entities, ...missingEntities(gold)] };
}

function madeUpHeader({ document, text }: Imported, sha256: string | undefined): Header {
  const hash = sha256 ?? createHash('sha256').update(text).digest('hex');
  return { document, sha256: hash, date: null, title: null, publisher: null };
}

function headerOf({ document, sha256, date, title, publisher }: GoldDocument): Header {
  return { document, sha256, date, title, publisher };
}

/** Gives each mark the features the format lacks, from the base's part that pairs with it. */
function completed(lacks: Format['lacks'], marks: readonly Mark[], plain: GoldDocument, base: GoldDocument): Mark[] {
  const alignment = align(plain, base);
  const known = new Map(toMarks(base).map((mark) => [mark.id, mark]));
  const ofLayer = (layer: Layer): Mark[] => marks.filter((mark) => mark.layer === layer);
  const partner = new Map<Mark | undefined, Mark | undefined>([
    ...alignment.statements.map(
      ([i, j]) => [ofLayer('Statement')[i], known.get(base.statements[j]?.id ?? '')] as const,
    ),
    ...alignment.times.map(([i, j]) => [ofLayer('Time')[i], known.get(`t${j + 1}`)] as const),
    ...alignment.deadlines.map(([i, j]) => [ofLayer('Deadline')[i], known.get(`d${j + 1}`)] as const),
  ]);
  const filled = marks.map((mark) => {
    const other = partner.get(mark);
    const missing = (lacks[mark.layer] ?? []).filter((feature) => mark.features[feature] === undefined);
    const added = missing.flatMap((feature): [string, string][] => {
      const value = other?.features[feature];
      return value === undefined ? [] : [[feature, value]];
    });
    return { ...mark, features: { ...mark.features, ...Object.fromEntries(added) } };
  });
  if (!lacks.Statement?.includes('id')) return filled;
  const names = new Map(ofLayer('Statement').map((mark) => [mark.id, partner.get(mark)?.id ?? `new-${mark.id}`]));
  return filled.map((mark) => renamed(mark, names));
}

/** Features that name statements. */
const LINKS = ['statement', 'parent', 'statements'];

function renamed(mark: Mark, names: ReadonlyMap<string, string>): Mark {
  const rename = (list: string): string =>
    list
      .split(' ')
      .map((id) => names.get(id) ?? id)
      .join(' ');
  const features = Object.entries(mark.features).map(([name, value]) => [
    name,
    LINKS.includes(name) ? rename(value) : value,
  ]);
  return { ...mark, id: rename(mark.id), features: Object.fromEntries(features) };
}

/** Entities that statements use and nobody describes, as far as their ids tell. */
function missingEntities({ entities, statements }: GoldDocument): EntityReference[] {
  const known = new Set(entities.map(({ id }) => id));
  const used = new Set(statements.flatMap(({ speakers, targets }) => [...speakers, ...targets]));
  return [...used].filter((id) => !known.has(id)).map(entityFromId);
}

const TYPES: Readonly<Record<string, EntityType>> = {
  person: 'person',
  role: 'role',
  org: 'organization',
  group: 'group',
};

function entityFromId(id: string): EntityReference {
  const [prefix = '', rest] = id.split(/:(.*)/s);
  if (rest === undefined)
    return { id, type: 'country', name: id, country: /^[A-Z]{3}$/.test(id) ? id : null, role: null };
  const country = /^([A-Z]{3})\//.exec(rest)?.[1] ?? null;
  const name = rest.slice(country ? 4 : 0).replaceAll(/[-/]/g, ' ');
  return { id, type: TYPES[prefix] ?? 'group', name, country, role: prefix === 'role' ? name : null };
}
