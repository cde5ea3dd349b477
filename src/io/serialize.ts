import { readSchema } from '../resources/schemas.js';

type Schema = Readonly<Record<string, unknown>>;
type Write = (value: unknown) => string;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Follows `#/$defs/X` in the schema at hand and `common.schema.json#/$defs/X`. */
function follow(schema: Schema, root: Schema, common: Schema): { schema: Schema; root: Schema } {
  const ref = schema.$ref;
  if (typeof ref !== 'string') return { schema, root };
  const base = ref.startsWith('#') ? root : common;
  const definitions = base.$defs as Record<string, Schema>;
  return follow(definitions[ref.slice(ref.lastIndexOf('/') + 1)] ?? {}, base, common);
}

/** What stands for itself: texts, numbers, and values of which the schema says no more. */
const plain: Write = (value) => (Number.isSafeInteger(value) ? String(value) : (JSON.stringify(value) ?? 'null'));

/** Keys of the schema first and in its order, then any others by name. */
function objectWriter(properties: Readonly<Record<string, Write>>): Write {
  const fields = Object.entries(properties).map(([name, write]) => ({ name, head: `${JSON.stringify(name)}:`, write }));
  return (value) => {
    if (!isObject(value)) return plain(value);
    let written = '';
    let left = Object.keys(value).length;
    for (const { name, head, write } of fields) {
      const own = value[name];
      if (own === undefined) continue;
      left--;
      written += `${written ? ',' : ''}${head}${write(own)}`;
    }
    if (left > 0) {
      const others = Object.keys(value).filter((key) => value[key] !== undefined && !Object.hasOwn(properties, key));
      for (const key of others.sort()) written += `${written ? ',' : ''}${JSON.stringify(key)}:${plain(value[key])}`;
    }
    return `{${written}}`;
  };
}

function listWriter(item: Write): Write {
  return (value) => {
    if (!Array.isArray(value)) return plain(value);
    let written = '';
    for (const one of value) written += `${written ? ',' : ''}${item(one)}`;
    return `[${written}]`;
  };
}

function writerOf(stated: Schema, statedRoot: Schema, common: Schema): Write {
  const { schema, root } = follow(stated, statedRoot, common);
  if (Array.isArray(schema.anyOf)) {
    const options = schema.anyOf.map((option: Schema) => writerOf(option, root, common)).filter((one) => one !== plain);
    return options[0] ?? plain;
  }
  if (isObject(schema.items)) {
    const item = writerOf(schema.items, root, common);
    return item === plain ? plain : listWriter(item);
  }
  const open = isObject(schema.additionalProperties) ? schema.additionalProperties : null;
  if (!isObject(schema.properties)) return open ? objectWriter({}) : plain;
  const writers = Object.entries(schema.properties).map(([key, value]) => [
    key,
    writerOf(value as Schema, root, common),
  ]);
  return objectWriter(Object.fromEntries(writers));
}

/**
 * Makes a function that writes a record as JSON with its keys in the order of its schema.
 *
 * @param name of the schema, e.g. `statement`
 * @param indent spaces, for files that people read
 */
export function createSerializer(name: string, indent?: number): (record: unknown) => string {
  const write = writerOf(readSchema(name), readSchema(name), readSchema('common'));
  return indent === undefined ? write : (record) => JSON.stringify(JSON.parse(write(record)), null, indent);
}
