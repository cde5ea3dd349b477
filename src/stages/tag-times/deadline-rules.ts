import type { DeadlineRelation } from '../../core/records.js';
import type { LexiconEntry, Resources } from '../../resources/lexicons.js';
import { type CodeSet, codeSet } from './nearby.js';
import { compilePattern } from './pattern.js';
import { RuleIndex } from './rule-index.js';
import type { Rule } from './rules.js';
import type { Vocabulary } from './vocabulary.js';

/** How the days of a deadline follow from the time in it. */
export type Bound = 'end' | 'before' | 'period' | 'span' | 'event' | 'anchored' | 'none';

export interface DeadlineEntry extends LexiconEntry {
  readonly part?: string;
  readonly pattern?: string;
  /** `none` marks words that look like a deadline and are none. */
  readonly relation?: DeadlineRelation | 'none';
  readonly bound?: Bound;
  /** Words of which a match has one, where it needs no time expression. */
  readonly keys?: readonly string[];
  /** Haste is told of acts to come: not beside a verb in the past. */
  readonly haste?: boolean;
  /** Only where the clause does not tell the past. */
  readonly ahead?: boolean;
  /** Vague, but counted from the day of the release. */
  readonly from?: 'release';
}

export interface DeadlineRule extends Rule {
  readonly entry: DeadlineEntry;
}

export interface DeadlineRules {
  readonly patterns: RuleIndex<DeadlineRule>;
  /** Codes of which every deadline has one. */
  readonly telling: CodeSet;
}

/** Codes of whole time expressions. */
const TIME_CODES = 'TANPFS';

/** Compiles the deadline lexicon; its words must be in the vocabulary already. */
export function createDeadlineRules(resources: Resources, vocabulary: Vocabulary): DeadlineRules {
  const entries = resources.lexicon<DeadlineEntry>('deadlines');
  const parts = new Map(
    entries.flatMap(({ id, part }) => (part === undefined ? [] : [[id.slice('part:'.length), part] as const])),
  );
  const patterns = entries.flatMap((entry) => {
    if (entry.pattern === undefined) return [];
    const compiled = compilePattern(entry.pattern, parts, vocabulary, `lexicon "deadlines", entry "${entry.id}"`);
    return [{ id: entry.id, reading: '', options: {}, entry, ...compiled }];
  });
  const keys = entries.flatMap(({ keys }) => keys ?? []).flatMap((word) => vocabulary.codesOf(word));
  return { patterns: new RuleIndex(patterns), telling: codeSet([...keys, ...TIME_CODES]) };
}
