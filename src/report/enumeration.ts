import { readSchema } from '../resources/schemas.js';

/** Values of an enumeration of the record schemas, by its name in `common.schema.json`. */
export function enumeration(name: 'Act' | 'ActClass' | 'Strength'): string[] {
  const definitions = readSchema('common').$defs as Record<string, { readonly enum?: string[] }>;
  const values = definitions[name]?.enum;
  if (!values) throw new Error(`common.schema.json has no enumeration "${name}".`);
  return values;
}
