import type { Mention, Token } from './document.js';
import type { TokenRange } from './parse.js';

/** A mention with the tokens it covers. */
export interface PlacedMention extends TokenRange {
  readonly mention: Mention;
}

const indexes = new WeakMap<readonly Mention[], MentionIndex>();

/** The index of some mentions, made once: several stages ask it. */
export function mentionIndex(tokens: readonly Token[], mentions: readonly Mention[]): MentionIndex {
  const known = indexes.get(mentions);
  if (known) return known;
  const made = new MentionIndex(tokens, mentions);
  indexes.set(mentions, made);
  return made;
}

/** Mentions of a document by the tokens they cover; mentions do not overlap. */
export class MentionIndex {
  readonly placed: readonly PlacedMention[];
  /** For each token the index of its mention plus one, 0 for none. */
  readonly #byToken: Int32Array;

  constructor(tokens: readonly Token[], mentions: readonly Mention[]) {
    this.#byToken = new Int32Array(tokens.length + 1);
    const sorted = [...mentions].sort((a, b) => a.start - b.start);
    let first = 0;
    this.placed = sorted.map((mention, index) => {
      while (first < tokens.length && (tokens[first] as Token).end <= mention.start) first++;
      let last = first;
      while (last < tokens.length && (tokens[last] as Token).start < mention.end) {
        this.#byToken[last] = index + 1;
        last++;
      }
      return { mention, first, last };
    });
  }

  /** The mention that covers a token. */
  at(token: number): PlacedMention | undefined {
    return this.placed[(this.#byToken[token] ?? 0) - 1];
  }

  /** Mentions that lie wholly in a range of tokens, in order. */
  within(range: TokenRange): PlacedMention[] {
    let low = 0;
    let high = this.placed.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.placed[middle] as PlacedMention).first < range.first) low = middle + 1;
      else high = middle;
    }
    const found: PlacedMention[] = [];
    for (let i = low; i < this.placed.length; i++) {
      const placed = this.placed[i] as PlacedMention;
      if (placed.first >= range.last) break;
      if (placed.last <= range.last && placed.first < placed.last) found.push(placed);
    }
    return found;
  }
}
