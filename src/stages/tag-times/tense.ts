import type { Sentence, Token } from '../../core/document.js';
import type { LexiconEntry, Resources } from '../../resources/lexicons.js';
import type { Tense } from './context.js';

/** Words that tell which way a clause looks. */
export interface TenseWord extends LexiconEntry {
  readonly kind: 'future' | 'open' | 'past' | 'infinitive' | 'event' | 'be';
  readonly forms: readonly string[];
}

export type TenseWords = ReadonlyMap<string, TenseWord['kind']>;

/** How near a verb must stand to govern a date against all distance. */
const NEAR = 6;

export function createTenseWords(resources: Resources): TenseWords {
  return new Map(
    resources.lexicon<TenseWord>('time-tense').flatMap(({ kind, forms }) => forms.map((form) => [form, kind] as const)),
  );
}

/** What stands between "is" and the time of something to come. */
const TIMETABLE = new Set(['on', 'at', 'due']);

/** What one token says of the tense of its clause. */
function signal(tokens: readonly Token[], index: number, words: TenseWords): Tense {
  const token = tokens[index];
  if (!token) return 'none';
  const kind = words.get(token.lower);
  // The month of May is no modal, a "plan" no verb.
  if (kind !== undefined && (token.tag === 'NOUN' || token.tag === 'PROPN')) return 'none';
  if (kind === 'past') return 'past';
  if (kind === 'future' || kind === 'open') return kind;
  const next = tokens[index + 1];
  if (kind === 'be') return TIMETABLE.has(next?.lower ?? '') ? 'future' : 'none';
  // "to meet" looks ahead, "to Tokyo" does not.
  if (kind === 'infinitive') return next?.tag === 'VERB' && !next.lower.endsWith('ing') ? aim(next, words) : 'none';
  return token.tag === 'VERB' && token.lower.length > 4 && token.lower.endsWith('ed') ? 'past' : 'none';
}

/** "to meet", "to hold" are plans; other infinitives only lean ahead. */
function aim({ lower }: Token, words: TenseWords): Tense {
  return words.get(lower) === 'event' ? 'plan' : 'open';
}

export interface ClauseTense {
  readonly tense: Tense;
  readonly near: boolean;
}

/** Finds the sentence that holds an offset. */
export function sentenceAt(sentences: readonly Sentence[], offset: number): Sentence | undefined {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle] as Sentence).end <= offset) low = middle + 1;
    else high = middle;
  }
  const found = sentences[low];
  return found && found.start <= offset ? found : undefined;
}

/**
 * Tense of the clause around an expression: the nearest telling word before it in its sentence, else the first after
 * it ("On May 31, …", "the June 15 meeting will …").
 */
export function clauseTense(
  tokens: readonly Token[],
  sentence: Sentence,
  start: number,
  end: number,
  words: TenseWords,
): ClauseTense {
  let at = sentence.first;
  while (at < sentence.last && (tokens[at] as Token).end <= start) at++;
  for (let i = at - 1; i >= sentence.first; i--) {
    const tense = signal(tokens, i, words);
    if (tense !== 'none') return { tense: behindModal(tokens, i, sentence.first, words, tense), near: at - i <= NEAR };
  }
  for (let i = at; i < sentence.last; i++) {
    if ((tokens[i] as Token).start < end) continue;
    const tense = signal(tokens, i, words);
    if (tense !== 'none') return { tense, near: i - at <= NEAR };
  }
  return { tense: 'none', near: false };
}

/** "will be held on": the participle belongs to the modal before it. */
function behindModal(tokens: readonly Token[], index: number, first: number, words: TenseWords, tense: Tense): Tense {
  if (tense !== 'past') return tense;
  for (let i = index - 1; i >= first && i >= index - 4; i--) {
    const { lower, tag } = tokens[i] as Token;
    const kind = words.get(lower);
    if (kind === 'future' || kind === 'open') return kind;
    if (kind === 'infinitive') return 'open';
    // "that the vehicles be returned" asks for what is to come.
    if (lower === 'be') return 'open';
    if (lower !== 'have' && lower !== 'been' && tag !== 'ADV') return tense;
  }
  return tense;
}
