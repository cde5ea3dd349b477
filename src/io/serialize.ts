import { readSchema } from '../resources/schemas.js';

type Schema = Readonly<Record<string, unknown>>;
type Reorder = (value: unknown) => unknown;

const same: Reorder = (value) => value;

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

/** Keys of the schema first and in its order, then any others by name. */
function objectOrder(properties: Readonly<Record<string, Reorder>>): Reorder {
  const names = Object.keys(properties);
  return (value) => {
    if (!isObject(value)) return value;
    const others = Object.keys(value)
      .filter((key) => !Object.hasOwn(properties, key))
      .sort();
    const keys = [...names.filter((name) => value[name] !== undefined), ...others];
    return Object.fromEntries(keys.map((key) => [key, (properties[key] ?? same)(value[key])]));
  };
}

function orderOf(stated: Schema, statedRoot: Schema, common: Schema): Reorder {
  const { schema, root } = follow(stated, statedRoot, common);
  if (Array.isArray(schema.anyOf)) {
    const options = schema.anyOf.map((option: Schema) => orderOf(option, root, common)).filter((one) => one !== same);
    return options[0] ?? same;
  }
  if (isObject(schema.items)) {
    const item = orderOf(schema.items, root, common);
    return item === same ? same : (value) => (Array.isArray(value) ? value.map(item) : value);
  }
  const open = isObject(schema.additionalProperties) ? schema.additionalProperties : null;
  if (!isObject(schema.properties)) return open ? objectOrder({}) : same;
  const orders = Object.entries(schema.properties).map(([key, value]) => [key, orderOf(value as Schema, root, common)]);
  return objectOrder(Object.fromEntries(orders));
}

/**
 * Makes a function that writes a record as JSON with its keys in the order of its schema.
 *
 * @param name of the schema, e.g. `statement`
 * @param indent spaces, for files that people read
 */
export function createSerializer(name: string, indent?: number): (record: unknown) => string {
  const schema = readSchema(name);
  const order = orderOf(schema, schema, readSchema('common'));
  return (record) => JSON.stringify(order(record), null, indent);
}
