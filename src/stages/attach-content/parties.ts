import type { Mention, Token } from '../../core/document.js';
import { type MentionIndex, mentionIndex, type PlacedMention } from '../../core/mention-index.js';
import type { TokenRange } from '../../core/parse.js';
import type { TargetWords } from './vocabulary.js';

const DETERMINERS = new Set([
  'the',
  'a',
  'an',
  'all',
  'both',
  'its',
  'their',
  'his',
  'her',
  'our',
  'also',
  'other',
  'new',
  'with',
  'to',
  'on',
  'for',
  'upon',
  'by',
  'and',
]);

/** How far from its front the content of an act is searched for a party. */
export const REACH = 40;

/** The words of a document and the parties that they name. */
export class Parties {
  readonly #index: MentionIndex;

  constructor(
    readonly tokens: readonly Token[],
    mentions: readonly Mention[],
    readonly words: TargetWords,
  ) {
    this.#index = mentionIndex(tokens, mentions);
  }

  lower(index: number): string {
    return this.tokens[index]?.lower ?? '';
  }

  tag(index: number): string {
    return this.tokens[index]?.tag ?? '';
  }

  at(index: number): PlacedMention | undefined {
    return this.#index.at(index);
  }

  within(range: TokenRange): PlacedMention[] {
    return this.#index.within(range);
  }

  /** The front of a content, where its party stands. */
  front({ first, last }: TokenRange, reach = REACH): TokenRange {
    return { first, last: Math.min(last, first + reach) };
  }

  /** True where a mention owns what follows: "Chad's offer". */
  owns({ last }: PlacedMention): boolean {
    return /^'s?$/.test(this.lower(last));
  }

  /** Index behind the determiners and prepositions before a noun phrase. */
  skip(index: number, last: number): number {
    let i = index;
    while (i < last && DETERMINERS.has(this.lower(i)) && !this.at(i)) i++;
    return i;
  }

  /** The word before a mention's noun phrase, modifiers and numbers left out: "of over 30 Ethiopian …" gives "of". */
  linkBefore(index: number, first: number): string {
    let i = index - 1;
    while (i > first && /^(?:DET|ADJ|NUM|ADV|PRON|PROPN)$/.test(this.tag(i)) && !this.at(i)) i--;
    if (/^(?:over|about|than|around|nearly)$/.test(this.lower(i)) && this.tag(i + 1) === 'NUM') i--;
    return i < first ? '' : this.lower(i);
  }
}
