import type { Entity, Mention, Token } from '../../core/document.js';
import type { TokenRange } from '../../core/parse.js';
import { normalWord } from '../../core/view.js';

/** A mention with the tokens it covers. */
export interface PlacedMention extends TokenRange {
  readonly mention: Mention;
}

/** Mentions and entities of a document, found by token. */
export class Actors {
  readonly placed: readonly PlacedMention[];
  readonly byId: ReadonlyMap<string, Entity>;

  constructor(
    readonly tokens: readonly Token[],
    mentions: readonly Mention[],
    entities: readonly Entity[],
  ) {
    this.byId = new Map(entities.map((entity) => [entity.id, entity]));
    let t = 0;
    this.placed = mentions.map((mention) => {
      while (t > 0 && (tokens[t - 1] as Token).start >= mention.start) t--;
      while (t < tokens.length && (tokens[t] as Token).end <= mention.start) t++;
      let last = t;
      while (last < tokens.length && (tokens[last] as Token).start < mention.end) last++;
      return { mention, first: t, last };
    });
  }

  lower(index: number): string {
    return this.tokens[index]?.lower ?? '';
  }

  /** Mentions that lie wholly in a range of tokens. */
  within(range: TokenRange): PlacedMention[] {
    return this.placed.filter(({ first, last }) => first >= range.first && last <= range.last && first < last);
  }

  at(index: number): PlacedMention | undefined {
    return this.placed.find(({ first, last, mention }) => first <= index && index < last && mention.kind !== 'demonym');
  }

  countryOf(id: string): string | null {
    return this.byId.get(id)?.country ?? null;
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
