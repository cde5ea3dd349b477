import { readSchema } from './schemas.js';

type Schema = Readonly<Record<string, unknown>>;

/** Keywords that name the schema itself. */
const LEFT_OUT = new Set(['$schema', '$id', '$ref', 'title']);

function target(ref: string, root: Schema): { readonly found: Schema; readonly root: Schema } {
  const home = ref.startsWith('#') ? root : readSchema(ref.slice(0, ref.indexOf('.')));
  const name = ref.slice(ref.lastIndexOf('/') + 1);
  const found = (home.$defs as Readonly<Record<string, Schema>>)[name];
  if (!found) throw new Error(`Schema reference ${ref} leads nowhere.`);
  return { found, root: home };
}

function inlined(value: unknown, root: Schema): unknown {
  if (Array.isArray(value)) return value.map((item) => inlined(item, root));
  if (typeof value !== 'object' || value === null) return value;
  const schema = value as Schema;
  // A property may well be called "title": only the keyword, a text, is left out.
  const kept = Object.entries(schema)
    .filter(([key, inner]) => key !== '$defs' && !(LEFT_OUT.has(key) && typeof inner === 'string'))
    .map(([key, inner]) => [key, inlined(inner, root)]);
  if (typeof schema.$ref !== 'string') return Object.fromEntries(kept);
  const { found, root: home } = target(schema.$ref, root);
  return { ...(inlined(found, home) as object), ...(Object.fromEntries(kept) as object) };
}

/** A schema of `schemas/` with all references replaced by what they refer to, for readers that have this one file. */
export function inlinedSchema(name: string): Schema {
  const schema = readSchema(name);
  return inlined(schema, schema) as Schema;
}
