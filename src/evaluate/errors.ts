import type { Act, SpanRecord } from '../core/records.js';
import type { AnnotatedStatement } from './annotation.js';
import type { ComparedPair } from './comparison.js';
import type { Passages } from './context.js';
import { isFull, MEASURES } from './measures.js';
import type { ScoredDocument } from './score.js';

/** A difference between the readings, as a person looks at it. */
export interface Mistake {
  /** Gold only, predicted only, or both but not alike. */
  readonly kind: 'miss' | 'extra' | 'mismatch';
  readonly document: string;
  /** Act of the gold statement, or of the extra one. */
  readonly act: Act;
  /** Names of the measures over pairs that a mismatch fails. */
  readonly fields: readonly string[];
  /** True where the mistake costs the full statement. */
  readonly costly: boolean;
  readonly gold: AnnotatedStatement | null;
  readonly predicted: AnnotatedStatement | null;
  /** Where it stands; null when neither text nor records tell. */
  readonly passage: SpanRecord | null;
}

/** Pair measures whose failure is worth showing: those that hold another are enough. */
const SHOWN = new Set([
  'act',
  'cue',
  'speakers',
  'mention',
  'targets',
  'contentExact',
  'strength',
  'negated',
  'restated',
  'reported',
  'when',
  'parent',
]);

/** Every miss, extra and mismatch, by release and place. */
export function mistakes(documents: readonly ScoredDocument[], passages: Passages): Mistake[] {
  return documents.flatMap((document) => {
    const { comparison } = document;
    const found: Mistake[] = [];
    const add = (
      gold: AnnotatedStatement | null,
      predicted: AnnotatedStatement | null,
      fields: readonly string[],
      costly: boolean,
    ): void => {
      const statements = [gold, predicted].filter((statement) => statement !== null);
      const first = statements[0];
      if (!first) return;
      found.push({
        kind: predicted === null ? 'miss' : gold === null ? 'extra' : 'mismatch',
        document: document.id,
        act: first.act,
        fields,
        costly,
        gold,
        predicted,
        passage: passages(document.id, statements),
      });
    };
    const taken = new Set(comparison.partner);
    comparison.gold.forEach(({ statement }, i) => {
      if (comparison.partner[i] === -1) add(statement, null, [], true);
    });
    comparison.predicted.forEach(({ statement }, j) => {
      if (!taken.has(j)) add(null, statement, [], true);
    });
    for (const pair of comparison.pairs) {
      const fields = failed(pair);
      if (fields.length > 0) add(pair.gold.statement, pair.predicted.statement, fields, !isFull(pair));
    }
    return found.sort((a, b) => place(a) - place(b));
  });
}

function place({ gold, predicted }: Mistake): number {
  return (gold ?? predicted)?.cue.start ?? 0;
}

function failed(pair: ComparedPair): string[] {
  return MEASURES.flatMap((measure) => {
    if (measure.over !== 'pairs' || !SHOWN.has(measure.name)) return [];
    return measure.parts(pair).rightGold === 0 ? [measure.name] : [];
  });
}

/** The first `limit` mistakes in words, those that cost the full statement before the others. */
export function plainMistakes(list: readonly Mistake[], limit: number): string {
  const shown = [...list].sort((a, b) => Number(b.costly) - Number(a.costly)).slice(0, limit);
  const lines = shown.flatMap((mistake) => [
    `${mistake.kind}  ${mistake.document}  ${mistake.act}${mistake.fields.length > 0 ? `  (${mistake.fields.join(', ')})` : ''}`,
    ...(mistake.passage ? [`  ${oneLine(mistake.passage.text)}`] : []),
    ...(mistake.gold ? [`  gold:      ${describe(mistake.gold)}`] : []),
    ...(mistake.predicted ? [`  predicted: ${describe(mistake.predicted)}`] : []),
    '',
  ]);
  return [`Mistakes (${shown.length} of ${list.length})`, ...lines].join('\n');
}

/** A statement in one line. */
export function describe(statement: AnnotatedStatement): string {
  const flags = (['negated', 'restated', 'reported'] as const).filter((flag) => statement[flag]);
  return [
    `[${statement.act}] ${statement.speakers.join(' + ') || '(nobody)'}`,
    `"${oneLine(statement.cue.text)}"`,
    ...(statement.targets.length > 0 ? [`→ ${statement.targets.join(' + ')}`] : []),
    statement.content === null ? '(no content)' : `"${oneLine(statement.content.text)}"`,
    ...(statement.strength === 'neutral' ? [] : [statement.strength]),
    ...flags,
    ...(statement.when === null ? [] : [`when ${statement.when}`]),
    ...(statement.parent === null ? [] : [`under ${statement.parent}`]),
  ].join(' ');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
