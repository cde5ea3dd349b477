import { readSchema } from '../../resources/schemas.js';
import type { Column, ColumnType } from './types.js';

export type Schema = Readonly<Record<string, unknown>>;

/** A schema with the document its references start from, and whether null is allowed in its place. */
export interface Place {
  readonly schema: Schema;
  readonly root: Schema;
  readonly nullable: boolean;
  readonly description: string;
}

/** A value without parts, found at a path below a place. */
export interface Leaf {
  readonly path: readonly string[];
  readonly place: Place;
}

const DAY = '^\\d{4}-\\d{2}-\\d{2}$';
const TYPES: Readonly<Record<string, ColumnType>> = {
  string: 'text',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
};

const common = readSchema('common');

export function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Follows references and takes the part of a union that is not null. */
export function settle(schema: Schema, root: Schema, nullable = false, described = ''): Place {
  const description = described || (typeof schema.description === 'string' ? schema.description : '');
  if (typeof schema.$ref === 'string') {
    const base = schema.$ref.startsWith('#') ? root : common;
    const found = (base.$defs as Record<string, Schema>)[schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)];
    if (!found) throw new Error(`Schema reference ${schema.$ref} leads nowhere.`);
    return settle(found, base, nullable, description);
  }
  if (Array.isArray(schema.anyOf)) {
    const options = (schema.anyOf as Schema[]).filter((option) => option.type !== 'null');
    const [only] = options;
    if (!only || options.length > 1) throw new Error('A table cannot hold a union of shapes.');
    return settle(only, root, nullable || options.length < schema.anyOf.length, description);
  }
  const types = Array.isArray(schema.type) ? (schema.type as string[]) : [];
  return { schema, root, nullable: nullable || types.includes('null'), description };
}

/** A place by the names of properties and lists that lead to it; a list stands for its items. */
export function placeAt(schema: Schema, lists: readonly string[]): Place {
  const below = (from: Place, name: string): Place => {
    const found = (from.schema.properties as Record<string, Schema> | undefined)?.[name];
    if (!found) throw new Error(`The schema has no "${name}".`);
    return settle(found, from.root);
  };
  return lists.reduce<Place>(
    (from, path) => {
      const list = path.split('.').reduce(below, from);
      if (!isSchema(list.schema.items)) throw new Error(`"${path}" is no list in the schema.`);
      return settle(list.schema.items, list.root);
    },
    settle(schema, schema),
  );
}

/** All values without parts, objects opened up; lists and maps are handed to `other`. */
export function leaves(place: Place, other: (name: string) => void, path: readonly string[] = []): Leaf[] {
  const { schema, root, nullable } = place;
  if (!isSchema(schema.properties)) return [{ path, place }];
  const required = (schema.required as readonly string[] | undefined) ?? [];
  return Object.entries(schema.properties).flatMap(([name, value]) => {
    const inner = settle(value as Schema, root, nullable || !required.includes(name));
    if (inner.schema.type === 'array') {
      other([...path, name].join('.'));
      return [];
    }
    if ([inner.schema.type].flat().includes('object') && !isSchema(inner.schema.properties)) return [];
    return leaves(inner, other, [...path, name]);
  });
}

function typeOf({ type, pattern }: Schema): ColumnType {
  if (type === undefined) return 'text';
  const name = Array.isArray(type) ? type.find((one: unknown) => one !== 'null') : type;
  const found = TYPES[String(name)];
  if (!found) throw new Error(`A table cannot hold a value of type ${String(name)}.`);
  return found === 'text' && pattern === DAY ? 'day' : found;
}

/** The column for a leaf. */
export function columnOf({ path, place }: Leaf, name: string): Column {
  const { schema, nullable, description } = place;
  return {
    name,
    type: typeOf(schema),
    nullable,
    origin: { from: 'item', path },
    description,
    ...(Array.isArray(schema.enum) && { values: schema.enum as readonly string[] }),
    ...(typeof schema.minimum === 'number' && { minimum: schema.minimum }),
    ...(typeof schema.maximum === 'number' && { maximum: schema.maximum }),
  };
}
