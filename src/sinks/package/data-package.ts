import type { Dataset } from '../dataset.js';
import type { Column, ColumnType, Reference } from '../model/types.js';
import { ABOUT, type Resource, resourcesOf } from './resources.js';

const TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'string',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  day: 'date',
};
const MEDIA: Readonly<Record<string, string>> = { csv: 'text/csv', parquet: 'application/vnd.apache.parquet' };

/** One column is named, several are a list. */
function oneOrMany(names: readonly string[]): string | readonly string[] {
  return names.length === 1 ? (names[0] ?? '') : names;
}

function field({ name, type, nullable, description, values, minimum, maximum }: Column): unknown {
  const constraints = {
    ...(!nullable && { required: true }),
    ...(values && { enum: values }),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
  };
  return {
    name,
    type: TYPES[type],
    ...(description && { description }),
    ...(Object.keys(constraints).length > 0 && { constraints }),
  };
}

function foreignKey({ columns, table, to }: Reference, own: string): unknown {
  return {
    fields: oneOrMany(columns),
    reference: { resource: table === own ? '' : table, fields: oneOrMany(to) },
  };
}

function resource(
  format: string,
  { name, description, file, bytes, sha256, columns, key, references }: Resource,
): unknown {
  return {
    name,
    description,
    path: file,
    format,
    mediatype: MEDIA[format],
    ...(format === 'csv' && { encoding: 'utf-8' }),
    bytes,
    hash: `sha256:${sha256}`,
    profile: 'tabular-data-resource',
    schema: {
      fields: columns.map(field),
      primaryKey: oneOrMany(key),
      missingValues: [''],
      ...(references.length > 0 && { foreignKeys: references.map((one) => foreignKey(one, name)) }),
    },
  };
}

/**
 * The description of a package after Frictionless Data.
 *
 * @param folder where its files are
 */
export function dataPackage({ manifest, sha256 }: Dataset, format: string, folder: string): unknown {
  return {
    profile: 'tabular-data-package',
    name: 'communique',
    id: `sha256:${sha256}`,
    title: ABOUT.title,
    description: ABOUT.description,
    version: manifest.dataset?.version ?? manifest.pipeline.version,
    licenses: [ABOUT.license],
    sources: [{ title: `${manifest.inputs.documents} releases, SHA-256 ${manifest.inputs.sha256}` }],
    resources: resourcesOf(format, folder).map((one) => resource(format, one)),
  };
}
