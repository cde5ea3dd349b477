import type { EntityReference } from '../../core/records.js';
import { type Format, misshapen, parseJson, type Release } from './format.js';
import { type Header, LAYERS, type Mark, toMarks } from './marks.js';
import { settleOffsets } from './offsets.js';

interface Selector {
  readonly type: string;
  readonly start?: number;
  readonly end?: number;
  readonly exact?: string;
}

interface Annotation {
  readonly id: string;
  readonly body?: readonly { readonly type: string; readonly features?: Readonly<Record<string, string>> }[];
  readonly target: { readonly selector: readonly Selector[] };
}

interface Collection {
  readonly type: string;
  readonly release?: Header;
  readonly entities?: EntityReference[];
  readonly first?: { readonly items?: readonly Annotation[] };
}

const NAMESPACE = 'https://communique.example/ns#';
const AROUND = 32;

/**
 * The W3C Web Annotation data model in JSON-LD (https://www.w3.org/TR/annotation-model): one collection a release,
 * `ID.jsonld`. Each mark is an annotation with a position selector, which counts code points as the standard asks,
 * and a quote selector with the words around, so that other software can find the place again.
 */
export const webAnnotation: Format = {
  name: 'web-annotation',
  title: 'W3C Web Annotation',
  extensions: ['.jsonld', '.json'],
  holdsHeader: true,
  lacks: {},
  write: (releases) =>
    releases.map((release) => ({
      name: `${release.gold.document}.jsonld`,
      content: `${JSON.stringify(toCollection(release), null, 1)}\n`,
    })),
  read: (files, textOf) =>
    files.map(({ name, content }) => fromCollection(parseJson(content, name) as Collection, name, textOf)),
};

function toCollection({ gold, text }: Release): object {
  const { document, sha256, date, title, publisher, entities } = gold;
  const characters = [...text];
  const slice = (from: number, to: number): string => characters.slice(Math.max(0, from), to).join('');
  const marks = toMarks(gold);
  const base = `urn:communique:${encodeURIComponent(document)}`;
  return {
    '@context': [
      'http://www.w3.org/ns/anno.jsonld',
      {
        communique: NAMESPACE,
        ...Object.fromEntries(LAYERS.map((layer) => [layer, `communique:${layer}`])),
        features: { '@id': 'communique:features', '@type': '@json' },
        release: { '@id': 'communique:release', '@type': '@json' },
        entities: { '@id': 'communique:entities', '@type': '@json' },
      },
    ],
    id: base,
    type: 'AnnotationCollection',
    label: title ?? document,
    total: marks.length,
    release: { document, sha256, date, title, publisher },
    entities,
    first: {
      id: `${base}:page`,
      type: 'AnnotationPage',
      startIndex: 0,
      items: marks.map(({ id, layer, start, end, features }) => ({
        id: `${base}#${encodeURIComponent(id)}`,
        type: 'Annotation',
        motivation: 'classifying',
        body: [
          {
            type: 'TextualBody',
            purpose: 'classifying',
            value: features.act ?? features.type ?? features.relation ?? layer,
          },
          { type: layer, features },
        ],
        target: {
          source: `${encodeURIComponent(document)}.txt`,
          selector: [
            { type: 'TextPositionSelector', start, end },
            {
              type: 'TextQuoteSelector',
              exact: slice(start, end),
              prefix: slice(start - AROUND, start),
              suffix: slice(end, end + AROUND),
            },
          ],
        },
      })),
    },
  };
}

function fromCollection(
  collection: Collection,
  place: string,
  textOf: (id: string) => string | undefined,
): ReturnType<Format['read']>[number] {
  const { release, entities, first } = collection;
  if (collection.type !== 'AnnotationCollection' || release === undefined || first?.items === undefined) {
    throw misshapen(place, 'not an AnnotationCollection with "release" and "first.items".');
  }
  const text = textOf(release.document);
  if (text === undefined)
    throw misshapen(place, `the release "${release.document}" is not at hand; name it with --input.`);
  const read = first.items.flatMap((annotation) => fromAnnotation(annotation, place));
  const marks = read.map(({ mark }) => mark);
  return {
    document: release.document,
    text,
    header: release,
    entities: entities ?? null,
    marks: settleOffsets(
      marks,
      read.map(({ exact }) => exact),
      text,
      place,
    ),
  };
}

function fromAnnotation(
  annotation: Annotation,
  place: string,
): { readonly mark: Mark; readonly exact: string | undefined }[] {
  const body = [annotation.body ?? []].flat().find(({ type }) => LAYERS.some((layer) => layer === type));
  const layer = LAYERS.find((name) => name === body?.type);
  if (layer === undefined) return [];
  const selectors = [annotation.target?.selector ?? []].flat();
  const position = selectors.find(({ type }) => type === 'TextPositionSelector');
  if (position?.start === undefined || position.end === undefined) {
    throw misshapen(place, `${annotation.id} has no TextPositionSelector.`);
  }
  const { start, end } = position;
  const id = decodeURIComponent(annotation.id.slice(annotation.id.lastIndexOf('#') + 1));
  const exact = selectors.find(({ type }) => type === 'TextQuoteSelector')?.exact;
  return [{ mark: { id, layer, start, end, features: body?.features ?? {} }, exact }];
}
