import { CodePointMap } from '../../core/code-points.js';
import { createConfidence } from '../../core/confidence.js';
import type {
  DeadlineExpression,
  Entity,
  Segment,
  SourceDocument,
  Statement,
  TimeExpression,
  Token,
} from '../../core/document.js';
import type { Layers } from '../../core/layers.js';
import type {
  DeadlineRecord,
  DocumentRecord,
  EntityReference,
  StatementRecord,
  TimeRecord,
} from '../../core/records.js';
import { createReleaseView } from '../../core/release-view.js';
import { contains, type Span } from '../../core/span.js';
import { SpellingFact } from '../../core/spelling.js';
import type { Stage } from '../../core/stage.js';
import { confidenceModel } from '../../resources/confidence.js';
import type { Resources } from '../../resources/lexicons.js';
import { createCodes } from './codes.js';
import { boundStatements } from './deadlines.js';
import { statementIds } from './identity.js';

const REQUIRES = [
  'segments',
  'header',
  'tokens',
  'sentences',
  'times',
  'deadlines',
  'mentions',
  'entities',
  'impliedEntities',
  'targetEntities',
  'parties',
  'publisher',
  'parses',
  'statements',
] as const;
type Requires = (typeof REQUIRES)[number];
type Input = SourceDocument & Readonly<Pick<Layers, Requires>>;

/** Stage `assemble`: writes the records of a document; the one place where UTF-16 spans become code points. */
export function createAssemble(resources: Resources): Stage<Layers, Requires, 'records'> {
  const codesOf = createCodes(resources);
  const confidence = createConfidence(confidenceModel());
  return {
    name: 'assemble',
    requires: REQUIRES,
    provides: ['records'],
    run(document) {
      const { id, text, tokens, sentences, segments, header, metadata, statements, deadlines, times } = document;
      const map = new CodePointMap(text);
      const entities = [...document.entities, ...document.impliedEntities, ...document.targetEntities];
      const byId = new Map(entities.map((entity) => [entity.id, entity]));
      const sentenceOf = ({ cue }: Statement) =>
        sentences[cue.sentence] ?? { start: cue.start, end: cue.end, segment: 0 };
      const ids = statementIds(id, text, statements, sentenceOf);
      const bound = boundStatements(tokens, deadlines, statements);
      const title =
        metadata.title ?? (header.title ? text.slice(header.title.start, header.title.end).replace(/\s+/g, ' ') : null);

      const reference = (entity: string): EntityReference => {
        const known = byId.get(entity) as Entity;
        return { id: known.id, type: known.type, name: known.name, country: known.country, role: known.role };
      };
      const time = (found: TimeExpression): TimeRecord => {
        const { start, end, text: words } = map.record(found);
        return { start, end, text: words, type: found.type, value: found.value, mod: found.mod };
      };
      const deadline = (found: DeadlineExpression): DeadlineRecord => {
        const { start, end, text: words } = map.record(found);
        const { relation, earliest, latest, precision } = found;
        return { start, end, text: words, relation, earliest, latest, precision };
      };

      const order = [...statements.keys()].sort((a, b) =>
        compare(statements[a] as Statement, statements[b] as Statement),
      );
      const records = order.map((index) => statementRecord(statements[index] as Statement, index));
      const release = documentRecord();
      const view = createReleaseView(release, records);
      // Speakers that many statements share are doubted together, so all records come first.
      for (const record of records) record.confidence = confidence(record, view);
      return { records: { document: release, statements: records } };

      function statementRecord(statement: Statement, index: number): StatementRecord {
        const { cue } = statement;
        const sentence = sentences[cue.sentence];
        const segment = segments[sentence?.segment ?? 0] as Segment;
        const { actClass, codes } = codesOf(cue.act);
        return {
          id: ids[index] as string,
          document: id,
          date: header.date,
          publisher: document.publisher,
          title,
          act: cue.act,
          actClass,
          strength: cue.strength,
          negated: cue.negated,
          restated: cue.restated,
          reported: statement.reported,
          when: statement.when,
          cue: map.record(cue),
          speakers: statement.speakers.filter((speaker) => byId.has(speaker)).map(reference),
          targets: statement.targets.filter((target) => byId.has(target)).map(reference),
          speakerMention: statement.speakerMention && map.record(statement.speakerMention),
          speakerResolution: statement.resolution,
          content: statement.content && map.record(statement.content),
          times: timesOf(statement).map(time),
          deadlines: deadlines.length === 0 ? [] : deadlinesOf(index),
          parent: statement.parent === null ? null : (ids[statement.parent] ?? null),
          sentence: map.record(sentence ?? cue),
          segment: { kind: segment.kind, path: segment.path, heading: segment.heading },
          codes,
          confidence: 0,
          rules: [...new Set(statement.rules)],
        };
      }

      function deadlinesOf(index: number): DeadlineRecord[] {
        return deadlines.filter((expression) => bound.get(expression)?.includes(index)).map(deadline);
      }

      /** Times in the content, and those in the part of the sentence that belongs to the verb. */
      function timesOf({ cue, content }: Statement): TimeExpression[] {
        const verb = document.parses[cue.sentence]?.clauses[cue.clause]?.verbs[cue.verb];
        const start = tokens[verb?.boundary ?? cue.tokens.first]?.start ?? cue.start;
        const end = tokens[(verb?.end ?? cue.tokens.last) - 1]?.end ?? cue.end;
        return times.filter(
          (expression) => (content && contains(content, expression)) || contains({ start, end }, expression),
        );
      }

      function documentRecord(): DocumentRecord {
        const { source, format, sha256 } = document;
        const mentioned = mentionsByEntity(document);
        return {
          id,
          source,
          format,
          sha256,
          date: header.date,
          title,
          publisher: document.publisher,
          language: 'en',
          parties: [...document.parties],
          entities: entities.map((entity) => ({
            ...reference(entity.id),
            mentions: (mentioned.get(entity.id) ?? []).map((span) => map.record(span)),
          })),
          times: times.map(time),
          deadlines: [...bound].map(([expression, indexes]) => ({
            ...deadline(expression),
            statements: indexes.map((index) => ids[index] as string),
          })),
          segments: segments.map(({ kind, path, start, end }) => ({
            kind,
            path,
            span: { start: map.toCodePoints(start), end: map.toCodePoints(end) },
          })),
          counts: {
            characters: map.toCodePoints(text.length),
            words: tokens.reduce((count, token) => count + (isWord(token) ? 1 : 0), 0),
            sentences: sentences.length,
            statements: statements.length,
          },
        };
      }
    },
  };
}

/** Spans of the mentions of each entity, in the order of the text. */
function mentionsByEntity({ mentions }: Input): Map<string, Span[]> {
  const byEntity = new Map<string, Span[]>();
  for (const { entities, start, end } of mentions) {
    for (const entity of new Set(entities)) {
      const spans = byEntity.get(entity);
      if (spans) spans.push({ start, end });
      else byEntity.set(entity, [{ start, end }]);
    }
  }
  return byEntity;
}

const IS_WORD = new SpellingFact(({ lower }) => /[\p{L}\p{N}]/u.test(lower));

/** Has a letter or digit; nearly all words begin with a letter of ASCII. */
function isWord({ lower, spelling }: Token): boolean {
  const code = lower.charCodeAt(0);
  return (code >= 97 && code <= 122) || IS_WORD.of(spelling);
}

/** By place of the cue, then of the content, so that rows have one order. */
function compare(a: Statement, b: Statement): number {
  return a.cue.start - b.cue.start || b.cue.end - a.cue.end || (a.content?.start ?? -1) - (b.content?.start ?? -1);
}
