import type { SpanRecord } from '../core/records.js';
import type { Alignment } from './align.js';
import { type AnnotatedDocument, type AnnotatedStatement, comparableId, countryMapper } from './annotation.js';
import { spanIou } from './spans.js';

/** A statement with its ids made ready for comparison. */
export interface ComparedStatement {
  readonly statement: AnnotatedStatement;
  readonly speakers: ReadonlySet<string>;
  readonly speakerCountries: ReadonlySet<string>;
  readonly targets: ReadonlySet<string>;
  readonly targetCountries: ReadonlySet<string>;
}

/** A pair of statements, gold and predicted, and whether their parents are paired too. */
export interface ComparedPair {
  readonly gold: ComparedStatement;
  readonly predicted: ComparedStatement;
  readonly contentIou: number;
  /** The predicted parent is paired with the gold parent, or both have none. */
  readonly sameParent: boolean;
}

/** An alignment made ready for the measures. */
export interface Comparison {
  readonly alignment: Alignment;
  readonly gold: readonly ComparedStatement[];
  readonly predicted: readonly ComparedStatement[];
  readonly pairs: readonly ComparedPair[];
  /** Index of the predicted partner of each gold statement, or -1. */
  readonly partner: readonly number[];
}

/** Looks up, once, what the measures compare. */
export function compare(alignment: Alignment): Comparison {
  const gold = compared(alignment.gold);
  const predicted = compared(alignment.predicted);
  const partner = alignment.gold.statements.map(() => -1);
  for (const [i, j] of alignment.statements) partner[i] = j;
  const goldIndex = new Map(alignment.gold.statements.map(({ id }, index) => [id, index]));
  const pairs = alignment.statements.map(([i, j]) => {
    const a = gold[i] as ComparedStatement;
    const b = predicted[j] as ComparedStatement;
    return {
      gold: a,
      predicted: b,
      contentIou: spanIou(a.statement.content, b.statement.content),
      sameParent: sameParent(a.statement.parent, b.statement.parent, alignment, goldIndex, partner),
    };
  });
  return { alignment, gold, predicted, pairs, partner };
}

function compared(document: AnnotatedDocument): ComparedStatement[] {
  const country = countryMapper(document.entities);
  return document.statements.map((statement) => ({
    statement,
    speakers: new Set(statement.speakers.map(comparableId)),
    speakerCountries: new Set(statement.speakers.map(country)),
    targets: new Set(statement.targets.map(comparableId)),
    targetCountries: new Set(statement.targets.map(country)),
  }));
}

function sameParent(
  gold: string | null,
  predicted: string | null,
  alignment: Alignment,
  goldIndex: ReadonlyMap<string, number>,
  partner: readonly number[],
): boolean {
  if (gold === null || predicted === null) return gold === predicted;
  const paired = alignment.predicted.statements[partner[goldIndex.get(gold) ?? -1] ?? -1];
  return paired?.id === predicted;
}

/** True when both mentions are missing or share a character. */
export function mentionsMeet(a: SpanRecord | null, b: SpanRecord | null): boolean {
  return spanIou(a, b) > 0;
}
