import type { DocumentRecord, GoldDocument, SpanRecord, StatementRecord } from '../../src/core/records.js';
import type { AnnotatedStatement } from '../../src/evaluate/annotation.js';

/** The text that the fixtures are about. */
export const TEXT =
  'Joint Statement\n\nThe Ministers condemned the launch <b>of & from</b> "X". They agreed to meet by 30 June 2024. Japan thanked Kenya.\n';

/** A span by its words in `TEXT`. */
export function at(words: string): SpanRecord {
  const start = TEXT.indexOf(words);
  if (start < 0) throw new Error(`not in the text: ${words}`);
  return { start, end: start + words.length, text: words };
}

/** A statement with the usual values. */
export function statement(
  id: string,
  act: AnnotatedStatement['act'],
  cue: string,
  more: Partial<AnnotatedStatement> = {},
): AnnotatedStatement {
  return {
    id,
    act,
    strength: 'neutral',
    negated: false,
    restated: false,
    reported: false,
    when: null,
    parent: null,
    cue: at(cue),
    speakerMention: null,
    speakers: ['JPN'],
    targets: [],
    content: null,
    ...more,
  };
}

/** A gold file of `TEXT`. */
export function gold(more: Partial<GoldDocument> = {}): GoldDocument {
  return {
    document: 'x',
    sha256: '0'.repeat(64),
    date: '2024-06-01',
    title: 'Joint Statement',
    publisher: null,
    entities: [
      { id: 'JPN', type: 'country', name: 'Japan', country: 'JPN', role: null },
      { id: 'KEN', type: 'country', name: 'Kenya', country: 'KEN', role: null },
    ],
    statements: [
      statement('s1', 'condemn', 'condemned', {
        content: at('the launch <b>of & from</b> "X"'),
        speakerMention: at('The Ministers'),
      }),
      statement('s2', 'agree', 'agreed', { content: at('meet by 30 June 2024'), speakers: ['JPN', 'KEN'] }),
      statement('s3', 'thank', 'thanked', { content: at('Kenya'), targets: ['KEN'] }),
    ],
    times: [{ ...at('30 June 2024'), type: 'DATE', value: '2024-06-30', mod: null }],
    deadlines: [
      {
        ...at('by 30 June 2024'),
        relation: 'by',
        earliest: null,
        latest: '2024-06-30',
        precision: 'exact',
        statements: ['s2'],
      },
    ],
    ...more,
  };
}

/** The record that a run would have written for a statement. */
export function record(
  document: string,
  { speakers, targets, ...rest }: AnnotatedStatement,
  confidence: number,
): StatementRecord {
  const entity = (id: string): StatementRecord['speakers'][number] => ({
    id,
    type: 'country',
    name: id,
    country: id,
    role: null,
  });
  return {
    ...rest,
    document,
    date: null,
    publisher: null,
    title: null,
    actClass: 'assertive',
    speakers: speakers.map(entity),
    targets: targets.map(entity),
    speakerResolution: 'named',
    times: [],
    deadlines: [],
    sentence: at('They agreed to meet by 30 June 2024.'),
    segment: { kind: 'paragraph', path: 'p1', heading: null },
    codes: { plover: null, cameo: null },
    confidence,
    rules: [`cue.${rest.act}`],
  };
}

/** The row of a release that a run would have written for a gold file. */
export function release({ document, entities, times, deadlines, ...rest }: GoldDocument): DocumentRecord {
  return {
    id: document,
    source: null,
    format: 'txt',
    sha256: rest.sha256,
    date: rest.date,
    title: rest.title,
    publisher: rest.publisher,
    language: 'en',
    parties: entities.map(({ id }) => id),
    entities: entities.map((entity) => ({ ...entity, mentions: [] })),
    times,
    deadlines,
    segments: [],
    counts: { characters: TEXT.length, words: 0, sentences: 0, statements: rest.statements.length },
  };
}
