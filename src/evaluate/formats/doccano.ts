import { CodePointMap } from '../../core/code-points.js';
import type { EntityReference } from '../../core/records.js';
import { type Format, misshapen, parseJson, type Release } from './format.js';
import { type Header, type Layer, type Mark, toMarks } from './marks.js';
import { fromUtf16 } from './offsets.js';

/** A line of doccano's JSONL with relations. Keys it does not know it keeps as metadata. */
interface Example {
  readonly id?: number;
  readonly text?: string;
  readonly entities?: readonly {
    readonly id: number;
    readonly label: string;
    readonly start_offset: number;
    readonly end_offset: number;
  }[];
  readonly relations?: readonly {
    readonly id: number;
    readonly from_id: number;
    readonly to_id: number;
    readonly type: string;
  }[];
  readonly document?: string;
  readonly header?: Header;
  readonly participants?: EntityReference[];
}

/** The one feature that a label can carry, by layer: a statement's label is its act, a time's `Time:DATE`. */
const IN_LABEL: Readonly<Partial<Record<Layer, string>>> = { Statement: 'act', Time: 'type', Deadline: 'relation' };
const LINKS: Readonly<Record<string, string>> = { statement: 'part of', parent: 'parent', statements: 'bounds' };

/**
 * doccano's JSONL for sequence labelling with relations (https://doccano.github.io/doccano): one line a release.
 * Offsets count UTF-16 units, as its editor counts without "grapheme" mode; a carriage return counts as one.
 */
export const doccano: Format = {
  name: 'doccano',
  title: 'doccano JSONL',
  extensions: ['.jsonl'],
  holdsHeader: true,
  lacks: {
    Statement: ['id', 'negated', 'reported', 'restated', 'speakers', 'strength', 'targets', 'when'],
    Time: ['mod', 'value'],
    Deadline: ['earliest', 'latest', 'precision'],
  },
  write: (releases) => [
    {
      name: 'doccano.jsonl',
      content: releases.map((release, index) => `${JSON.stringify(toExample(release, index))}\n`).join(''),
    },
  ],
  read: (files) =>
    files.flatMap(({ name, content }) =>
      content
        .split('\n')
        .map((line, index) => ({ line, place: `${name}:${index + 1}` }))
        .filter(({ line }) => line.trim() !== '')
        .map(({ line, place }) => fromExample(parseJson(line, place) as Example, place)),
    ),
};

function toExample({ gold, text }: Release, index: number): Example {
  const map = new CodePointMap(text);
  const marks = toMarks(gold);
  const numbers = new Map(marks.map(({ id }, i) => [id, i + 1]));
  const links = marks.flatMap((mark) =>
    Object.entries(LINKS).flatMap(([feature, type]) =>
      (mark.features[feature] ?? '')
        .split(' ')
        .flatMap((id) => numbers.get(id) ?? [])
        .map((to_id) => ({ from_id: numbers.get(mark.id) ?? 0, to_id, type })),
    ),
  );
  const { document, sha256, date, title, publisher, entities } = gold;
  return {
    id: index + 1,
    text,
    entities: marks.map((mark, i) => ({
      id: i + 1,
      label: labelOf(mark),
      start_offset: map.toUtf16(mark.start),
      end_offset: map.toUtf16(mark.end),
    })),
    relations: links.map((link, i) => ({ id: i + 1, ...link })),
    document,
    header: { document, sha256, date, title, publisher },
    participants: entities,
  };
}

function labelOf({ layer, features }: Mark): string {
  const feature = IN_LABEL[layer];
  const value = feature === undefined ? undefined : features[feature];
  if (layer === 'Statement') return value ?? layer;
  return value === undefined ? layer : `${layer}:${value}`;
}

function fromExample(example: Example, place: string): ReturnType<Format['read']>[number] {
  const { text, document, header, participants, entities = [], relations = [] } = example;
  if (typeof text !== 'string' || typeof document !== 'string') {
    throw misshapen(place, 'no "text" and "document"; choose the export format JSONL(relation).');
  }
  const ids = markIds(entities);
  const marks = entities.map(({ id, label, start_offset: start, end_offset: end }): Mark => {
    const { layer, features } = readLabel(label);
    const linked: Record<string, string> = {};
    for (const { from_id, to_id, type } of relations) {
      const feature = Object.keys(LINKS).find((name) => LINKS[name] === type);
      const target = ids.get(to_id);
      if (from_id !== id || feature === undefined || target === undefined) continue;
      linked[feature] = linked[feature] === undefined ? target : `${linked[feature]} ${target}`;
    }
    return { id: ids.get(id) ?? '', layer, start, end, features: { ...features, ...linked } };
  });
  return { document, text, header: header ?? null, entities: participants ?? null, marks: fromUtf16(marks, text) };
}

function readLabel(label: string): { readonly layer: Layer; readonly features: Record<string, string> } {
  const [head = '', value] = label.split(':');
  const layer = (['Content', 'Mention', 'Time', 'Deadline'] as const).find((name) => name === head);
  if (layer === undefined) return { layer: 'Statement', features: { act: label } };
  const feature = IN_LABEL[layer];
  return { layer, features: feature === undefined || value === undefined ? {} : { [feature]: value } };
}

/** doccano numbers spans anew when it takes them in, so ours are counted by layer. */
function markIds(entities: NonNullable<Example['entities']>): ReadonlyMap<number, string> {
  const counts = new Map<string, number>();
  return new Map(
    entities.map(({ id, label }) => {
      const letter = readLabel(label).layer.charAt(0).toLowerCase();
      const count = (counts.get(letter) ?? 0) + 1;
      counts.set(letter, count);
      return [id, `${letter}${count}`];
    }),
  );
}
