type Schema = Readonly<Record<string, unknown>>;

/** What a dataset says of a field in its `datapackage.json`. */
export interface DeclaredField {
  readonly type: string;
  readonly nullable: boolean;
  /** The closed list of its values, null where it has none. */
  readonly values: readonly string[] | null;
}

/** How the fields that two datasets declare differ, each named `statements: content.text`. */
export interface DeclaredChanges {
  readonly gone: readonly string[];
  readonly come: readonly string[];
  /** Of another type, or null where they never were. */
  readonly otherwise: readonly string[];
  /** Values that left or joined a closed list. */
  readonly valuesGone: readonly string[];
  readonly valuesCome: readonly string[];
}

function isObject(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function declare(path: string, schema: Schema, nullable: boolean, fields: Map<string, DeclaredField>): void {
  const options = Array.isArray(schema.anyOf) ? (schema.anyOf as Schema[]) : [schema];
  const filled = options.filter(({ type }) => type !== 'null');
  const types = filled.flatMap(({ type }) => type).filter((type) => type !== 'null' && type !== undefined);
  const values = filled.flatMap(({ enum: list }) => (Array.isArray(list) ? list : []));
  const mayBeNull =
    nullable || filled.length < options.length || filled.some(({ type }) => [type].flat().includes('null'));
  fields.set(path, {
    type: types.map(String).sort().join(' or '),
    nullable: mayBeNull,
    values: values.length > 0 ? values.map(String) : null,
  });
  for (const option of filled) inside(path, option, fields);
}

/** Fields of objects and of the items of lists. */
function inside(path: string, schema: Schema, fields: Map<string, DeclaredField>): void {
  const required = Array.isArray(schema.required) ? schema.required : [];
  if (isObject(schema.properties)) {
    for (const [name, inner] of Object.entries(schema.properties)) {
      if (isObject(inner)) declare(`${path}.${name}`, inner, !required.includes(name), fields);
    }
  }
  if (isObject(schema.items)) declare(`${path}[]`, schema.items, false, fields);
}

/**
 * The fields that a `datapackage.json` declares, by resource and path.
 *
 * @param text of the file; anything else than such a file declares nothing
 */
export function declaredFields(text: string): ReadonlyMap<string, DeclaredField> {
  const fields = new Map<string, DeclaredField>();
  let stated: unknown;
  try {
    stated = JSON.parse(text);
  } catch {
    return fields;
  }
  const resources = isObject(stated) && Array.isArray(stated.resources) ? (stated.resources as unknown[]) : [];
  for (const resource of resources) {
    if (!isObject(resource) || !isObject(resource.schema) || !Array.isArray(resource.schema.fields)) continue;
    for (const field of resource.schema.fields as unknown[]) {
      if (!isObject(field)) continue;
      const constraints = isObject(field.constraints) ? field.constraints : {};
      const schema = isObject(constraints.jsonSchema) ? constraints.jsonSchema : { ...field, ...constraints };
      declare(`${resource.name}: ${field.name}`, schema, constraints.required !== true, fields);
    }
  }
  return fields;
}

function valuesOnly(one: ReadonlyMap<string, DeclaredField>, other: ReadonlyMap<string, DeclaredField>): string[] {
  return [...one].flatMap(([path, { values }]) => {
    const others = other.get(path)?.values;
    return others ? (values ?? []).filter((value) => !others.includes(value)).map((value) => `${path}: ${value}`) : [];
  });
}

/** How declared fields differ; a side that declares nothing tells nothing. */
export function declaredChanges(
  old: ReadonlyMap<string, DeclaredField>,
  fresh: ReadonlyMap<string, DeclaredField>,
): DeclaredChanges {
  if (old.size === 0 || fresh.size === 0) {
    return { gone: [], come: [], otherwise: [], valuesGone: [], valuesCome: [] };
  }
  const otherwise = [...old].filter(([path, before]) => {
    const after = fresh.get(path);
    return after && (after.type !== before.type || (after.nullable && !before.nullable));
  });
  return {
    gone: [...old.keys()].filter((path) => !fresh.has(path)),
    come: [...fresh.keys()].filter((path) => !old.has(path)),
    otherwise: otherwise.map(([path]) => path),
    valuesGone: valuesOnly(old, fresh),
    valuesCome: valuesOnly(fresh, old),
  };
}
