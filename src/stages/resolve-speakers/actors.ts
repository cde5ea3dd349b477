import type { Entity, Mention, Token } from '../../core/document.js';
import { type MentionIndex, mentionIndex, type PlacedMention } from '../../core/mention-index.js';
import type { TokenRange } from '../../core/parse.js';
import type { Span } from '../../core/span.js';
import { normalWord } from '../../core/view.js';
import { isCountry } from './collective.js';

/** A pronoun reaches no farther back than this many tokens. */
const NAMED_BEFORE = 80;

/** Mentions and entities of a document, found by token. */
export class Actors {
  readonly #index: MentionIndex;
  readonly byId: ReadonlyMap<string, Entity>;

  constructor(
    readonly tokens: readonly Token[],
    mentions: readonly Mention[],
    entities: readonly Entity[],
    private readonly view = '',
  ) {
    this.byId = new Map(entities.map((entity) => [entity.id, entity]));
    this.#index = mentionIndex(tokens, mentions);
  }

  lower(index: number): string {
    return this.tokens[index]?.lower ?? '';
  }

  /** A word as it is written. */
  text(index: number): string {
    return this.tokens[index]?.spelling.text ?? '';
  }

  spanOf(range: TokenRange): Span {
    return { start: this.tokens[range.first]?.start ?? 0, end: this.tokens[range.last - 1]?.end ?? 0 };
  }

  /** True when a word of a range is written with a capital there. */
  isCapital({ first, last }: TokenRange, word: string): boolean {
    return this.tokens.some(
      ({ lower, start }, i) => i >= first && i < last && lower === word && /^\p{Lu}/u.test(this.view.slice(start)),
    );
  }

  /** Mentions that lie wholly in a range of tokens. */
  within(range: TokenRange): PlacedMention[] {
    return this.#index.within(range);
  }

  /** The mention of an actor that covers a token; adjectives of countries are none. */
  at(token: number): PlacedMention | undefined {
    const placed = this.#index.at(token);
    return placed?.mention.kind === 'demonym' ? undefined : placed;
  }

  /** Persons named before a token, the nearest first. */
  personsBefore(token: number): string[] {
    return this.within({ first: Math.max(0, token - NAMED_BEFORE), last: token })
      .flatMap(({ mention }) => mention.entities.filter((id) => id.startsWith('person:')))
      .reverse();
  }

  /** Offices without a name before a token, the nearest first. */
  officesBefore(token: number): string[] {
    return this.within({ first: Math.max(0, token - NAMED_BEFORE), last: token })
      .flatMap(({ mention }) => mention.entities.filter((id) => id.startsWith('role:')))
      .reverse();
  }

  /** Countries joined in one name before a token ("the Japan-ROK-U.S. Summit"), so many of them; null if there is none. */
  listBefore(token: number, reach: number, count: number): string[] | null {
    for (let i = token - 1; i >= Math.max(0, token - reach); i--) {
      const ids = this.#index.at(i)?.mention.entities ?? [];
      if (ids.length === count && ids.every((id) => /^[A-Z]{3}$/.test(id))) return [...ids];
    }
    return null;
  }

  /** The country that the release names most, apart from some. */
  mostNamed(without: readonly string[]): string | null {
    const counts = new Map<string, number>();
    for (const { mention } of this.within({ first: 0, last: this.tokens.length })) {
      for (const id of mention.entities) {
        if (/^[A-Z]{3}$/.test(id) && !without.includes(id)) counts.set(id, (counts.get(id) ?? 0) + 1);
      }
    }
    return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
  }

  countryOf(id: string): string | null {
    return this.byId.get(id)?.country ?? (isCountry(id) ? id : null);
  }

  persons(ids: readonly string[]): string[] {
    return ids.filter((id) => id.startsWith('person:'));
  }

  /** True when the role of a person or office has a word ("minister" of "Minister of Defense"). */
  hasRole(id: string, word: string): boolean {
    const entity = this.byId.get(id);
    const role = normalWord(entity?.role ?? (entity?.type === 'role' ? entity.name : ''));
    return role.split(/[^\p{L}]+/u).includes(word);
  }
}

export function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
