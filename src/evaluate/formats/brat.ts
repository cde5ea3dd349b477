import { readSchema } from '../../resources/schemas.js';
import { parseBrat } from './brat-read.js';
import { type Format, misshapen, type Release } from './format.js';
import { FEATURES, type Layer, type Mark, toMarks } from './marks.js';

/** Features written as brat attributes, which annotators choose from a list; the others go into the note. */
export const ATTRIBUTES: Readonly<Record<string, string>> = {
  strength: 'Strength',
  negated: 'Negated',
  restated: 'Restated',
  reported: 'Reported',
  type: 'TimeType',
  mod: 'Mod',
  relation: 'Relation',
  precision: 'Precision',
};

/**
 * brat standoff (https://brat.nlplab.org/standoff.html): `ID.txt` with `ID.ann`. Statements are events whose type is
 * the act and whose trigger is the cue, with content, mention and parent as arguments; flags are attributes; ids,
 * entities and dates stand in the annotator's note. Offsets count code points of the text as it is, line ends included.
 */
export const brat: Format = {
  name: 'brat',
  title: 'brat standoff',
  extensions: ['.ann', '.txt'],
  holdsHeader: false,
  lacks: {},
  write: (releases) => [
    ...releases.flatMap(({ gold, text }) => [
      { name: `${gold.document}.txt`, content: text },
      { name: `${gold.document}.ann`, content: annotations({ gold, text }) },
    ]),
    { name: 'annotation.conf', content: configuration() },
  ],
  read: (files, textOf) => {
    const contents = new Map(files.map(({ name, content }) => [name, content]));
    return files
      .filter(({ name }) => name.endsWith('.ann'))
      .map(({ name, content }) => {
        const document = name.slice(0, -'.ann'.length);
        const text = contents.get(`${document}.txt`) ?? textOf(document);
        if (text === undefined) throw misshapen(name, `there is no ${document}.txt beside it.`);
        return { document, text, header: null, entities: null, marks: parseBrat(content, name) };
      });
  },
};

/** Writes one line after another, numbering each kind of line. */
class Lines {
  readonly #counts = new Map<string, number>();
  readonly #lines: string[] = [];

  add(kind: string, rest: string): string {
    const number = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, number);
    this.#lines.push(`${kind}${number}\t${rest}`);
    return `${kind}${number}`;
  }

  toString(): string {
    return this.#lines.map((line) => `${line}\n`).join('');
  }
}

function annotations({ gold, text }: Release): string {
  const characters = [...text];
  const lines = new Lines();
  const marks = toMarks(gold);
  const spans = new Map<string, string>();
  const spanOf = (mark: Mark): string => {
    const type = mark.layer === 'Statement' ? (mark.features.act ?? '') : mark.layer;
    const key = `${type} ${mark.start} ${mark.end}`;
    const known = spans.get(key);
    // One cue, mention or content may serve several statements; times and deadlines stand alone.
    if (known !== undefined && mark.layer !== 'Time' && mark.layer !== 'Deadline') return known;
    const id = lines.add('T', `${type} ${fragments(characters, mark)}`);
    spans.set(key, id);
    return id;
  };
  const own = new Map(marks.map((mark) => [mark.id, spanOf(mark)]));
  const statements = marks.filter(({ layer }) => layer === 'Statement');
  const events = new Map(statements.map(({ id }, index) => [id, `E${index + 1}`]));
  for (const mark of statements) {
    const parts = [
      [mark.features.act, own.get(mark.id)],
      ['Content', own.get(`${mark.id}.content`)],
      ['Mention', own.get(`${mark.id}.mention`)],
      ['Parent', events.get(mark.features.parent ?? '')],
    ].filter(([, target]) => target !== undefined);
    lines.add('E', parts.map(([role, target]) => `${role}:${target}`).join(' '));
  }
  for (const mark of marks) {
    if (mark.layer !== 'Content' && mark.layer !== 'Mention')
      details(mark, events.get(mark.id) ?? own.get(mark.id) ?? '', events, lines);
  }
  return lines.toString();
}

/** Attributes, links and the note of a mark. */
function details(mark: Mark, target: string, events: ReadonlyMap<string, string>, lines: Lines): void {
  const note: string[] = mark.layer === 'Statement' ? [`id: ${mark.id}`] : [];
  for (const feature of FEATURES[mark.layer]) {
    const value = mark.features[feature];
    if (value === undefined || feature === 'act' || (feature === 'parent' && events.has(value))) continue;
    const attribute = ATTRIBUTES[feature];
    if (feature === 'statements') {
      for (const id of value.split(' ')) lines.add('R', `Bounds Arg1:${target} Arg2:${events.get(id) ?? id}`);
    } else if (attribute === undefined) note.push(`${feature}: ${value}`);
    else if (value !== 'false')
      lines.add('A', value === 'true' ? `${attribute} ${target}` : `${attribute} ${target} ${value}`);
  }
  if (note.length > 0) lines.add('#', `AnnotatorNotes ${target}\t${note.join('; ')}`);
}

/** Offsets and words; a span over line ends is written in pieces, as brat does. */
function fragments(characters: readonly string[], { start, end }: Mark): string {
  const pieces: [number, number][] = [];
  let from = start;
  for (let at = start; at <= end; at++) {
    if (at < end && characters[at] !== '\n' && characters[at] !== '\r') continue;
    if (at > from) pieces.push([from, at]);
    from = at + 1;
  }
  const offsets = pieces.map(([first, last]) => `${first} ${last}`).join(';');
  return `${offsets}\t${pieces.map(([first, last]) => characters.slice(first, last).join('')).join(' ')}`;
}

/** The project's configuration file for brat, from the closed lists of the schemas. */
function configuration(): string {
  const lists = readSchema('common').$defs as Record<string, { enum?: string[] }>;
  const list = (name: string): string => (lists[name]?.enum ?? []).join('|');
  const acts = lists.Act?.enum ?? [];
  const layers: Layer[] = ['Content', 'Mention', 'Time', 'Deadline'];
  return [
    '[entities]',
    ...layers,
    '',
    '[relations]',
    'Bounds\tArg1:Deadline, Arg2:<EVENT>',
    '',
    '[events]',
    ...acts.map((act) => `${act}\tContent?:Content, Mention?:Mention, Parent?:<EVENT>`),
    '',
    '[attributes]',
    `Strength\tArg:<EVENT>, Value:${list('Strength')}`,
    'Negated\tArg:<EVENT>',
    'Restated\tArg:<EVENT>',
    'Reported\tArg:<EVENT>',
    `TimeType\tArg:Time, Value:${list('TimeType')}`,
    `Mod\tArg:Time, Value:${list('TimeMod')}`,
    `Relation\tArg:Deadline, Value:${list('Relation')}`,
    `Precision\tArg:Deadline, Value:${list('Precision')}`,
    '',
  ].join('\n');
}
