import type { DatasetSettings } from '../core/records.js';
import type { FileFacts } from '../io/dataset.js';
import { inlinedSchema } from '../resources/inlined.js';
import { packageFacts } from './package-facts.js';

type Schema = Readonly<Record<string, unknown>>;

interface Resource {
  readonly name: string;
  readonly title: string;
  /** Name of the schema of the rows. */
  readonly schema: string;
  readonly key?: string | readonly string[];
  readonly references?: readonly (readonly [field: string, resource: string])[];
}

const PROFILES = 'https://datapackage.org/profiles/2.0';
const DAY = '^\\d{4}-\\d{2}-\\d{2}$';

/** Files of rows; a reference leads to the field `id`, and the empty name is the resource itself. */
const RESOURCES: readonly Resource[] = [
  {
    name: 'statements',
    title: 'Speech acts performed by identifiable speakers',
    schema: 'statement',
    key: 'id',
    references: [
      ['document', 'documents'],
      ['parent', ''],
    ],
  },
  { name: 'documents', title: 'Releases that were read', schema: 'document', key: 'id' },
  { name: 'entities', title: 'Entities, linked across releases', schema: 'entity', key: 'id' },
  { name: 'rejects', title: 'Inputs and records that could not be accepted', schema: 'reject' },
  { name: 'lexicons', title: 'Lexicon entries, as hashes', schema: 'entry', key: ['lexicon', 'id'] },
  { name: 'corrections', title: 'Corrections by hand, and what became of them', schema: 'correction-outcome' },
];

/** The schema of what a field holds when it is not null. */
function filled(schema: Schema): { readonly schema: Schema; readonly nullable: boolean } {
  const options = Array.isArray(schema.anyOf) ? (schema.anyOf as Schema[]) : null;
  const rest = options?.filter(({ type }) => type !== 'null') ?? [];
  const [only] = rest;
  if (options && only && rest.length === 1) {
    const { anyOf: _, ...said } = schema;
    return { schema: { ...only, ...said }, nullable: rest.length < options.length };
  }
  return { schema, nullable: [schema.type].flat().includes('null') };
}

function typeOf({ type, pattern, anyOf }: Schema): string {
  const [name = anyOf ? 'any' : 'string'] = [type].flat().filter((one) => one !== 'null' && one !== undefined);
  return name === 'string' && pattern === DAY ? 'date' : String(name);
}

function fieldOf([name, stated]: [string, unknown], required: readonly string[]): unknown {
  const { schema, nullable } = filled(stated as Schema);
  const type = typeOf(schema);
  const { description, minimum, maximum, enum: values } = schema;
  const constraints = {
    ...(required.includes(name) && !nullable && { required: true }),
    ...(Array.isArray(values) && { enum: values }),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
    ...((type === 'array' || type === 'object') && { jsonSchema: schema }),
  };
  return {
    name,
    type,
    ...(description !== undefined && { description }),
    ...(Object.keys(constraints).length > 0 && { constraints }),
  };
}

function tableSchema({ schema: name, key, references }: Resource): unknown {
  const schema = inlinedSchema(name);
  const required = (schema.required as readonly string[] | undefined) ?? [];
  return {
    $schema: `${PROFILES}/tableschema.json`,
    fields: Object.entries(schema.properties as object).map((entry) => fieldOf(entry, required)),
    // Rows may lack fields that are not required.
    fieldsMatch: 'superset',
    ...(key !== undefined && { primaryKey: [key].flat() }),
    ...(references && {
      foreignKeys: references.map(([field, resource]) => ({
        fields: [field],
        reference: { resource, fields: ['id'] },
      })),
    }),
  };
}

/**
 * The dataset as a data package after Frictionless Data (Data Package 2.0): its files of rows with their fields, closed
 * lists and keys, so that a reader needs nothing but the folder.
 *
 * @param settings name, version and licence, null when the configuration states none
 * @param files of the dataset, by name
 */
export function dataPackageOf(settings: DatasetSettings | null, files: Readonly<Record<string, FileFacts>>): unknown {
  const resources = RESOURCES.flatMap((resource) => {
    const path = `${resource.name}.jsonl`;
    const facts = files[path];
    if (!facts) return [];
    return [
      {
        $schema: `${PROFILES}/dataresource.json`,
        name: resource.name,
        type: 'table',
        title: resource.title,
        path,
        format: 'jsonl',
        mediatype: 'application/jsonl',
        encoding: 'utf-8',
        bytes: facts.bytes,
        hash: `sha256:${facts.sha256}`,
        schema: tableSchema(resource),
      },
    ];
  });
  return {
    $schema: `${PROFILES}/datapackage.json`,
    name: packageFacts().name,
    ...(settings && { title: settings.name, version: settings.version }),
    ...(settings?.description !== undefined && { description: settings.description }),
    ...(settings?.license !== undefined && { licenses: [{ name: settings.license }] }),
    ...(settings?.contact !== undefined && { contributors: [{ title: settings.contact, roles: ['contact'] }] }),
    resources,
  };
}
