import type { DocumentDeadlineRecord, EntityReference, GoldDocument, TimeRecord } from '../../core/records.js';
import type { AnnotatedStatement } from '../annotation.js';

/** The layers in which annotation tools show a gold file. */
export const LAYERS = ['Statement', 'Content', 'Mention', 'Time', 'Deadline'] as const;
export type Layer = (typeof LAYERS)[number];

/** The features of each layer, in alphabetical order. Lists are words between spaces; what is absent is left out. */
export const FEATURES: Readonly<Record<Layer, readonly string[]>> = {
  Statement: ['act', 'negated', 'parent', 'reported', 'restated', 'speakers', 'strength', 'targets', 'when'],
  Content: ['statement'],
  Mention: ['statement'],
  Time: ['mod', 'type', 'value'],
  Deadline: ['earliest', 'latest', 'precision', 'relation', 'statements'],
};

/** A stretch of the release with features: the common ground of the formats. Offsets count code points. */
export interface Mark {
  readonly id: string;
  readonly layer: Layer;
  readonly start: number;
  readonly end: number;
  readonly features: Readonly<Record<string, string>>;
}

/** What a gold file says of the release itself. */
export type Header = Pick<GoldDocument, 'document' | 'sha256' | 'date' | 'title' | 'publisher'>;

/** A reading as it came out of a format; what the format cannot hold is null. */
export interface Imported {
  readonly document: string;
  readonly text: string;
  readonly header: Header | null;
  readonly entities: readonly EntityReference[] | null;
  readonly marks: readonly Mark[];
}

function present(features: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(features).filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== ''),
  );
}

/** The marks of a gold file: statements first, each followed by its content and mention, then times and deadlines. */
export function toMarks(gold: GoldDocument): Mark[] {
  return [
    ...gold.statements.flatMap(statementMarks),
    ...gold.times.map(({ start, end, type, value, mod }, index): Mark => {
      return { id: `t${index + 1}`, layer: 'Time', start, end, features: present({ mod, type, value }) };
    }),
    ...gold.deadlines.map(({ start, end, relation, earliest, latest, precision, statements }, index): Mark => {
      const features = present({ earliest, latest, precision, relation, statements: statements.join(' ') });
      return { id: `d${index + 1}`, layer: 'Deadline', start, end, features };
    }),
  ];
}

function statementMarks(statement: AnnotatedStatement): Mark[] {
  const { id, cue, content, speakerMention } = statement;
  const features = present({
    act: statement.act,
    negated: String(statement.negated),
    parent: statement.parent,
    reported: String(statement.reported),
    restated: String(statement.restated),
    speakers: statement.speakers.join(' '),
    strength: statement.strength,
    targets: statement.targets.join(' '),
    when: statement.when,
  });
  const marks: Mark[] = [{ id, layer: 'Statement', start: cue.start, end: cue.end, features }];
  for (const [layer, span] of [
    ['Content', content],
    ['Mention', speakerMention],
  ] as const) {
    if (span) {
      marks.push({
        id: `${id}.${layer.toLowerCase()}`,
        layer,
        start: span.start,
        end: span.end,
        features: { statement: id },
      });
    }
  }
  return marks;
}

/** The gold file that marks make; its words are cut from the text anew. What is missing takes the usual value. */
export function fromMarks(
  marks: readonly Mark[],
  text: string,
  header: Header,
  entities: readonly EntityReference[],
): GoldDocument {
  const characters = [...text];
  const span = ({ start, end }: Mark): { start: number; end: number; text: string } => ({
    start,
    end,
    text: characters.slice(start, end).join(''),
  });
  const of = (layer: Layer): Mark[] => marks.filter((mark) => mark.layer === layer);
  const partOf = (layer: Layer, statement: string): ReturnType<typeof span> | null => {
    const part = of(layer).find(({ features }) => features.statement === statement);
    return part ? span(part) : null;
  };
  return {
    ...header,
    entities: [...entities],
    statements: of('Statement').map((mark) => ({
      id: mark.id,
      act: (mark.features.act ?? 'state') as AnnotatedStatement['act'],
      strength: (mark.features.strength ?? 'neutral') as AnnotatedStatement['strength'],
      negated: mark.features.negated === 'true',
      restated: mark.features.restated === 'true',
      reported: mark.features.reported === 'true',
      when: mark.features.when ?? null,
      parent: mark.features.parent ?? null,
      cue: span(mark),
      speakerMention: partOf('Mention', mark.id),
      speakers: words(mark.features.speakers),
      targets: words(mark.features.targets),
      content: partOf('Content', mark.id),
    })),
    times: of('Time').map((mark) => ({
      ...span(mark),
      type: (mark.features.type ?? 'DATE') as TimeRecord['type'],
      value: mark.features.value ?? '',
      mod: (mark.features.mod ?? null) as TimeRecord['mod'],
    })),
    deadlines: of('Deadline').map((mark) => ({
      ...span(mark),
      relation: (mark.features.relation ?? 'by') as DocumentDeadlineRecord['relation'],
      earliest: mark.features.earliest ?? null,
      latest: mark.features.latest ?? null,
      precision: (mark.features.precision ?? 'vague') as DocumentDeadlineRecord['precision'],
      statements: words(mark.features.statements),
    })),
  };
}

function words(list: string | undefined): string[] {
  return list === undefined ? [] : list.split(' ').filter(Boolean);
}
