import type { EntityReference } from '../../core/records.js';
import { readSchema } from '../../resources/schemas.js';
import { type Format, misshapen, parseJson, type Release } from './format.js';
import { FEATURES, type Header, LAYERS, type Layer, type Mark, toMarks } from './marks.js';
import { settleOffsets } from './offsets.js';

/** One entry of a task's `result`: a region with labels, what is chosen or written for it, or a relation. */
interface Result {
  readonly id?: string;
  readonly type: string;
  readonly from_name?: string;
  readonly to_name?: string;
  readonly from_id?: string;
  readonly to_id?: string;
  readonly direction?: string;
  readonly labels?: readonly string[];
  readonly value?: {
    readonly start?: number;
    readonly end?: number;
    readonly text?: string | readonly string[];
    readonly labels?: readonly string[];
    readonly choices?: readonly string[];
  };
}

interface Task {
  readonly data: {
    readonly text?: string;
    readonly document?: string;
    readonly header?: Header;
    readonly entities?: EntityReference[];
  };
  readonly annotations?: readonly { readonly was_cancelled?: boolean; readonly result: readonly Result[] }[];
}

/** Features chosen from lists; the others are written. Links between regions are relations. */
const CHOSEN = new Set(['act', 'negated', 'restated', 'reported', 'strength', 'type', 'mod', 'relation', 'precision']);
const LINKS: Readonly<Record<string, string>> = { statement: 'part-of', parent: 'parent', statements: 'bounds' };

/**
 * Label Studio's JSON (https://labelstud.io/guide/export): one task a release. Regions of the text carry the layer as
 * label; features are choices and text areas of the region; links are relations. Offsets count code points, and a
 * carriage return counts as one, as Label Studio's editor counts them.
 */
export const labelStudio: Format = {
  name: 'label-studio',
  title: 'Label Studio JSON',
  extensions: ['.json'],
  holdsHeader: true,
  lacks: {},
  write: (releases) => [
    { name: 'label-studio.json', content: `${JSON.stringify(releases.map(toTask), null, 1)}\n` },
    { name: 'label-config.xml', content: configuration() },
  ],
  read: (files) =>
    files
      .filter(({ name }) => name.endsWith('.json'))
      .flatMap(({ name, content }) => {
        const tasks = parseJson(content, name);
        if (!Array.isArray(tasks)) throw misshapen(name, 'not a list of tasks; choose the export type JSON.');
        return (tasks as Task[]).map((task, index) => fromTask(task, `${name}, task ${index + 1}`));
      }),
};

function toTask({ gold, text }: Release, index: number): object {
  const characters = [...text];
  const { document, sha256, date, title, publisher, entities } = gold;
  return {
    id: index + 1,
    data: { text, document, header: { document, sha256, date, title, publisher }, entities },
    annotations: [
      { id: index + 1, was_cancelled: false, result: toMarks(gold).flatMap((mark) => results(mark, characters)) },
    ],
  };
}

function results(mark: Mark, characters: readonly string[]): Result[] {
  const { id, start, end, layer } = mark;
  const where = { start, end, text: characters.slice(start, end).join('') };
  const region: Result = {
    id,
    from_name: 'layer',
    to_name: 'text',
    type: 'labels',
    value: { ...where, labels: [layer] },
  };
  const details = FEATURES[layer].flatMap((feature): Result[] => {
    const value = mark.features[feature];
    if (value === undefined) return [];
    const link = LINKS[feature];
    if (link !== undefined) {
      return value
        .split(' ')
        .map((to) => ({ from_id: id, to_id: to, type: 'relation', direction: 'right', labels: [link] }));
    }
    const about = { id, from_name: feature, to_name: 'text' };
    return CHOSEN.has(feature)
      ? [{ ...about, type: 'choices', value: { ...where, choices: [value] } }]
      : [{ ...about, type: 'textarea', value: { start, end, text: [value] } }];
  });
  return [region, ...details];
}

function fromTask(task: Task, place: string): ReturnType<Format['read']>[number] {
  const { text, document, header, entities } = task.data ?? {};
  if (typeof text !== 'string' || typeof document !== 'string')
    throw misshapen(place, 'no "data.text" and "data.document".');
  const done = task.annotations?.filter(({ was_cancelled }) => !was_cancelled) ?? [];
  const last = done[done.length - 1];
  return {
    document,
    text,
    header: header ?? null,
    entities: entities ?? null,
    marks: last ? fromResults(last.result, text, place) : [],
  };
}

/** Regions become marks in their order; Label Studio gives regions that annotators add ids of its own. */
function fromResults(list: readonly Result[], text: string, place: string): Mark[] {
  const features = new Map<string, Record<string, string>>();
  const about = (id: string): Record<string, string> => {
    const known = features.get(id) ?? {};
    features.set(id, known);
    return known;
  };
  for (const { id, type, from_name, from_id, to_id, labels, value } of list) {
    if (type === 'relation' && from_id !== undefined && to_id !== undefined) {
      const feature = Object.keys(LINKS).find((name) => LINKS[name] === labels?.[0]);
      if (feature === undefined) continue;
      const before = about(from_id)[feature];
      about(from_id)[feature] = before === undefined ? to_id : `${before} ${to_id}`;
    } else if (id !== undefined && from_name !== undefined && type !== 'labels') {
      const written = type === 'choices' ? value?.choices?.[0] : [value?.text].flat()[0];
      if (written !== undefined) about(id)[from_name] = written;
    }
  }
  const regions = list.flatMap(({ id, type, value }): (Mark & { readonly quote: string | undefined })[] => {
    const layer = LAYERS.find((name) => name === value?.labels?.[0]);
    if (type !== 'labels' || id === undefined || layer === undefined) return [];
    if (value?.start === undefined || value.end === undefined)
      throw misshapen(place, `the region ${id} has no offsets.`);
    const { start, end } = value;
    return [{ id, layer, start, end, features: features.get(id) ?? {}, quote: [value.text].flat()[0] }];
  });
  const marks = regions.map(({ quote: _, ...mark }) => mark);
  return settleOffsets(
    marks,
    regions.map(({ quote }) => quote),
    text,
    place,
  );
}

/** The labelling interface for Label Studio, from the closed lists of the schemas. */
function configuration(): string {
  const lists = readSchema('common').$defs as Record<string, { enum?: string[] }>;
  const region = (layer: Layer): string => `perRegion="true" whenTagName="layer" whenLabelValue="${layer}"`;
  const choices = (name: string, layer: Layer, values: readonly string[]): string =>
    `  <Choices name="${name}" toName="text" choice="single" ${region(layer)}>${values.map((value) => `<Choice value="${value}"/>`).join('')}</Choices>`;
  const area = (name: string, layer: Layer): string =>
    `  <TextArea name="${name}" toName="text" maxSubmissions="1" ${region(layer)}/>`;
  const listed = (name: string): readonly string[] => lists[name]?.enum ?? [];
  const flag = ['false', 'true'];
  return [
    '<View>',
    `  <Relations>${Object.values(LINKS)
      .map((value) => `<Relation value="${value}"/>`)
      .join('')}</Relations>`,
    `  <Labels name="layer" toName="text">${LAYERS.map((value) => `<Label value="${value}"/>`).join('')}</Labels>`,
    '  <Text name="text" value="$text"/>',
    choices('act', 'Statement', listed('Act')),
    choices('strength', 'Statement', listed('Strength')),
    ...['negated', 'restated', 'reported'].map((name) => choices(name, 'Statement', flag)),
    ...['speakers', 'targets', 'when'].map((name) => area(name, 'Statement')),
    choices('type', 'Time', listed('TimeType')),
    choices('mod', 'Time', listed('TimeMod')),
    area('value', 'Time'),
    choices('relation', 'Deadline', listed('Relation')),
    choices('precision', 'Deadline', listed('Precision')),
    ...['earliest', 'latest'].map((name) => area(name, 'Deadline')),
    '</View>',
    '',
  ].join('\n');
}
