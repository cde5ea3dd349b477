import type { Dataset } from '../dataset.js';

/** Name of the run that made a dataset. */
export function activityId({ sha256 }: Dataset): string {
  return `urn:communique:run:${sha256}`;
}

/**
 * Where a package comes from, in W3C PROV terms as JSON-LD: the releases, the run, the dataset and the package. It
 * names no time: the same dataset gives the same bytes.
 */
export function provenance(dataset: Dataset, format: string): unknown {
  const { manifest, sha256 } = dataset;
  const [activity, agent] = [activityId(dataset), `urn:communique:software:${manifest.pipeline.version}`];
  const [inputs, made] = [`urn:sha256:${manifest.inputs.sha256}`, `urn:sha256:${sha256}`];
  const model = `urn:communique:model:${manifest.model.name}:${manifest.model.version}`;
  return {
    '@context': {
      prov: 'http://www.w3.org/ns/prov#',
      dct: 'http://purl.org/dc/terms/',
      rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
    },
    '@graph': [
      {
        '@id': inputs,
        '@type': ['prov:Entity', 'prov:Collection'],
        'rdfs:label': `${manifest.inputs.documents} releases`,
      },
      { '@id': model, '@type': 'prov:Entity', 'rdfs:label': `${manifest.model.name} ${manifest.model.version}` },
      {
        '@id': agent,
        '@type': ['prov:Agent', 'prov:SoftwareAgent'],
        'rdfs:label': `${manifest.pipeline.name} ${manifest.pipeline.version}`,
      },
      {
        '@id': activity,
        '@type': 'prov:Activity',
        'prov:used': [{ '@id': inputs }, { '@id': model }],
        'prov:wasAssociatedWith': { '@id': agent },
        'dct:identifier': manifest.config,
      },
      {
        '@id': made,
        '@type': 'prov:Entity',
        'rdfs:label': 'Dataset, named by the SHA-256 of its manifest',
        'prov:wasGeneratedBy': { '@id': activity },
        'prov:wasDerivedFrom': { '@id': inputs },
        'prov:wasAttributedTo': { '@id': agent },
      },
      {
        '@id': `${made}:${format}`,
        '@type': 'prov:Entity',
        'rdfs:label': `The same as ${format} tables`,
        'prov:wasDerivedFrom': { '@id': made },
      },
    ],
  };
}
