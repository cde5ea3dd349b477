import type { LexiconEntry, Resources } from '../../resources/lexicons.js';
import { createLexer, type Lexer } from './lexer.js';
import { type CodeSet, codeSet } from './nearby.js';
import { type CompiledPattern, compilePattern, literalsOf } from './pattern.js';
import { RuleIndex } from './rule-index.js';
import { createVocabulary, type Vocabulary } from './vocabulary.js';

/** One entry of `time-patterns.json`: a shared part, or a rule with a pattern and the reading that values it. */
export interface PatternEntry extends LexiconEntry {
  readonly part?: string;
  readonly pattern?: string;
  /** Name of the function that makes type and value of what matched; `none` keeps other rules off the words. */
  readonly reading?: string;
  /** Only where this much is wanted: all of TIMEX3, or what the guidelines ask for in releases. */
  readonly mode?: Timex;
  /** Constants for the reading. */
  readonly with?: Readonly<Record<string, string | number | boolean>>;
}

export interface Rule extends CompiledPattern {
  readonly id: string;
  readonly reading: string;
  readonly options: Readonly<Record<string, string | number | boolean>>;
}

export interface RuleSet {
  readonly rules: RuleIndex<Rule>;
  readonly vocabulary: Vocabulary;
  readonly lex: Lexer;
  /** Codes of which every expression has one. */
  readonly telling: CodeSet;
}

/** Slots of which every pattern has one, besides numbers. */
const TELLING = [
  'month',
  'weekday',
  'weekday-short',
  'weekdays',
  'season',
  'fall',
  'part',
  'parts',
  'hour-name',
  'deictic',
  'tonight',
  'overnight',
  'unit',
  'units',
  'set',
  'fy',
  'quarter-glued',
  'half-glued',
  'decade-name',
  'half',
  'ref-adverb',
  'ref-adjective',
  'ref-noun',
  'moment',
  'holiday',
  'feast',
  'multi-glued',
];
const TELLING_SHAPES = 'dztmfyopDEYIKJcC';

/** How much is annotated: what the guidelines ask for in releases, or all of TIMEX3. */
export type Timex = 'release' | 'all';

/**
 * Reads and compiles the words and patterns of time expressions.
 * @throws UsageError when an entry is at fault
 */
export function createRules(resources: Resources, timex: Timex): RuleSet {
  const vocabulary = createVocabulary(resources);
  const entries = resources.lexicon<PatternEntry>('time-patterns');
  // Deadlines are found over the same lexemes, so their words are known from the start.
  for (const { part, pattern } of [...entries, ...resources.lexicon<PatternEntry>('deadlines')]) {
    for (const word of literalsOf(part ?? pattern ?? '')) vocabulary.literal(word);
  }
  const parts = new Map(
    entries.flatMap(({ id, part }) => (part === undefined ? [] : [[id.slice('part:'.length), part] as const])),
  );
  const rules = entries.flatMap(({ id, pattern, reading, mode, with: options }) => {
    if (pattern === undefined || (mode !== undefined && mode !== timex)) return [];
    const compiled = compilePattern(pattern, parts, vocabulary, `lexicon "time-patterns", entry "${id}"`);
    return [{ id, reading: reading ?? 'date', options: options ?? {}, ...compiled }];
  });
  const telling = codeSet([...TELLING.flatMap((slot) => vocabulary.codesOfSlot(slot)), ...TELLING_SHAPES]);
  return { rules: new RuleIndex(rules), vocabulary, lex: createLexer(vocabulary), telling };
}
