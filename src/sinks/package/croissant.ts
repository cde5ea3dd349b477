import type { Dataset } from '../dataset.js';
import type { ColumnType } from '../model/types.js';
import { activityId } from './provenance.js';
import { ABOUT, type Resource, resourcesOf } from './resources.js';

const TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'sc:Text',
  integer: 'sc:Integer',
  number: 'sc:Float',
  boolean: 'sc:Boolean',
  day: 'sc:Date',
};
const MEDIA: Readonly<Record<string, string>> = { csv: 'text/csv', parquet: 'application/x-parquet' };

/** Terms of Croissant 1.0, as its specification asks for them. */
const CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  citeAs: 'cr:citeAs',
  column: 'cr:column',
  conformsTo: 'dct:conformsTo',
  cr: 'http://mlcommons.org/croissant/',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  dct: 'http://purl.org/dc/terms/',
  examples: { '@id': 'cr:examples', '@type': '@json' },
  extract: 'cr:extract',
  field: 'cr:field',
  fileObject: 'cr:fileObject',
  fileProperty: 'cr:fileProperty',
  fileSet: 'cr:fileSet',
  format: 'cr:format',
  includes: 'cr:includes',
  isLiveDataset: 'cr:isLiveDataset',
  jsonPath: 'cr:jsonPath',
  key: 'cr:key',
  md5: 'cr:md5',
  parentField: 'cr:parentField',
  path: 'cr:path',
  prov: 'http://www.w3.org/ns/prov#',
  recordSet: 'cr:recordSet',
  references: 'cr:references',
  regex: 'cr:regex',
  repeated: 'cr:repeated',
  replace: 'cr:replace',
  sc: 'https://schema.org/',
  separator: 'cr:separator',
  source: 'cr:source',
  subField: 'cr:subField',
  transform: 'cr:transform',
};

function fileObject({ name, file, bytes, sha256, description }: Resource, format: string): unknown {
  return {
    '@type': 'cr:FileObject',
    '@id': file,
    name,
    description,
    contentUrl: file,
    contentSize: `${bytes} B`,
    encodingFormat: MEDIA[format],
    sha256,
  };
}

function recordSet({ name, file, description, key, columns }: Resource): unknown {
  return {
    '@type': 'cr:RecordSet',
    '@id': name,
    name,
    description,
    key: key.map((column) => ({ '@id': `${name}/${column}` })),
    field: columns.map((column) => ({
      '@type': 'cr:Field',
      '@id': `${name}/${column.name}`,
      name: column.name,
      ...(column.description && { description: column.description }),
      dataType: TYPES[column.type],
      source: { fileObject: { '@id': file }, extract: { column: column.name } },
    })),
  };
}

/** The description of a package in Croissant 1.0 (JSON-LD), with terms of W3C PROV for where it comes from. */
export function croissant(dataset: Dataset, format: string, folder: string): unknown {
  const resources = resourcesOf(format, folder);
  const { manifest } = dataset;
  return {
    '@context': CONTEXT,
    '@type': 'sc:Dataset',
    conformsTo: 'http://mlcommons.org/croissant/1.0',
    name: 'communique',
    description: ABOUT.description,
    license: ABOUT.license.path,
    version: manifest.dataset?.version ?? manifest.pipeline.version,
    'prov:wasGeneratedBy': { '@id': activityId(dataset) },
    distribution: resources.map((one) => fileObject(one, format)),
    recordSet: resources.map(recordSet),
  };
}
