import { parseIso } from '../../core/days.js';
import type { Sentence, Token } from '../../core/document.js';
import type { Layers } from '../../core/layers.js';
import type { Stage } from '../../core/stage.js';
import type { Resources } from '../../resources/lexicons.js';
import { annotate } from './annotate.js';
import type { FiscalYear, Tense } from './context.js';
import { createDeadlineRules } from './deadline-rules.js';
import { findDeadlines } from './deadlines.js';
import { createRules, type Timex } from './rules.js';
import { clauseTense, createTenseWords, sentenceAt, type TenseWords } from './tense.js';

export interface TagTimesOptions {
  /** `release`: the calendar expressions of the guidelines; `all`: every TIMEX3, also "now" and "recently". */
  readonly timex?: Timex;
  /** When fiscal years begin; the default is October, named after the year they end in. */
  readonly fiscalYear?: FiscalYear;
}

const DEFAULT_FISCAL: FiscalYear = { startMonth: 10, named: 'end' };

type Needs = 'view' | 'segments' | 'header' | 'tokens' | 'sentences';

function clauseFinder(tokens: readonly Token[], sentences: readonly Sentence[], words: TenseWords) {
  return (start: number, end: number) => {
    const sentence = sentenceAt(sentences, start);
    return sentence ? clauseTense(tokens, sentence, start, end, words) : { tense: 'none' as const, near: false };
  };
}

/** Tense of the verb right before or behind an adverb ("swiftly condemned", "responded swiftly"). */
function besideFinder(tokens: readonly Token[], sentences: readonly Sentence[], words: TenseWords) {
  return (start: number, end: number): Tense => {
    const sentence = sentenceAt(sentences, start);
    if (!sentence) return 'none';
    const first = tokens.findIndex((token) => token.start >= start);
    const isPast = (token: Token | undefined) =>
      token !== undefined && token.tag === 'VERB' && (words.get(token.lower) === 'past' || token.lower.endsWith('ed'));
    const behind = tokens.slice(Math.max(sentence.first, first), sentence.last).find((token) => token.start >= end);
    const before = tokens[first - 1];
    const ahead = tokens.slice(Math.max(sentence.first, first - 4), first).some(({ lower }) => {
      const kind = words.get(lower);
      return kind === 'future' || kind === 'open' || lower === 'to' || lower === 'be';
    });
    return !ahead && (isPast(behind) || isPast(before)) ? 'past' : 'none';
  };
}

/**
 * Stage `tag-times`: time expressions with TIMEX3 values, and the deadlines made of them.
 *
 * Deadlines are candidates: every future calendar expression is also given with the relation `on` (rules `on-date` and `on-adverb`),
 * because only the stage that knows the contents can tell whether it bounds what an act is about. A deadline that
 * bounds no statement is to be left out there.
 *
 * Without a release date relative expressions keep X in their values, and a diagnostic says so.
 *
 * @throws UsageError when an entry of a lexicon is at fault
 */
export function createTagTimes(
  resources: Resources,
  options: TagTimesOptions = {},
): Stage<Layers, Needs, 'times' | 'deadlines'> {
  const timex = options.timex ?? 'release';
  const fiscal = options.fiscalYear ?? DEFAULT_FISCAL;
  const rules = createRules(resources, timex);
  const deadlineRules = createDeadlineRules(resources, rules.vocabulary);
  const words = createTenseWords(resources);
  return {
    name: 'tag-times',
    requires: ['view', 'segments', 'header', 'tokens', 'sentences'],
    provides: ['times', 'deadlines'],
    run({ view, segments, header, tokens, sentences }, report) {
      const anchor = header.date === null ? null : parseIso(header.date);
      const breaks = segments.map(({ start }) => start);
      const clause = clauseFinder(tokens, sentences, words);
      const { times, lexed } = annotate(view, tokens, breaks, rules, { base: { timex, fiscal, anchor }, clause });
      for (const { start, end, value } of times) {
        if (anchor || !value.startsWith('XX')) continue;
        report({
          severity: 'info',
          rule: 'unanchored-time',
          message: `"${view.slice(start, end)}" stays ${value}: the release has no date.`,
          span: { start, end },
        });
      }
      const tenseBeside = besideFinder(tokens, sentences, words);
      const deadlines = findDeadlines(lexed, times, deadlineRules, rules.vocabulary, {
        anchor,
        fiscal,
        view,
        tenseOf: (start, end) => clause(start, end).tense,
        tenseBeside,
      });
      return { times, deadlines };
    },
  };
}
