import type { Mention, Token } from '../../core/document.js';
import { type MentionIndex, mentionIndex, type PlacedMention } from '../../core/mention-index.js';
import type { TokenRange } from '../../core/parse.js';

export const DETERMINERS = new Set([
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

/** Finds the parties that a content names as its object or its agent. */
export class Parties {
  readonly #index: MentionIndex;

  constructor(
    readonly tokens: readonly Token[],
    mentions: readonly Mention[],
  ) {
    this.#index = mentionIndex(tokens, mentions);
  }

  lower(index: number): string {
    return this.tokens[index]?.lower ?? '';
  }

  at(index: number): PlacedMention | undefined {
    return this.#index.at(index);
  }

  within(range: TokenRange): PlacedMention[] {
    return this.#index.within(range);
  }

  /** Mentions coordinated from a place on: "Japan and the ROK". */
  list(index: number, last: number): string[] {
    const ids: string[] = [];
    let i = index;
    while (i < last) {
      const placed = this.at(i);
      if (placed && placed.last <= last) {
        ids.push(...placed.mention.entities);
        i = placed.last;
      } else if (ids.length > 0 && /^(?:,|and|or|the|as|well|its|all|other|both|&)$/.test(this.lower(i))) i++;
      else break;
    }
    // "its allies, the ROK and Japan": the names explain the group.
    const named = ids.filter((id) => !id.startsWith('group:'));
    return ids[0]?.startsWith('group:') && named.length > 0 && this.lower(this.at(index)?.last ?? 0) === ','
      ? named
      : ids;
  }

  /** The party that stands first: as object, possessor ("North Korea's launch") or adjective ("Russian aggression"). */
  direct(content: TokenRange): readonly string[] | null {
    let i = content.first;
    while (i < content.last && DETERMINERS.has(this.lower(i)) && !this.at(i)) i++;
    const people = this.people(i, content.last);
    if (people) return people;
    const ids = this.list(i, content.last);
    if (ids.length === 0) return null;
    const behind = this.lower(this.at(i)?.last ?? i);
    const named = this.at(i)?.mention.kind !== 'demonym';
    return named || behind !== '' ? ids : null;
  }

  /** "the brave Ukrainian people", "the Government and people of Nigeria": the country. */
  people(first: number, last: number): readonly string[] | null {
    let i = first;
    while (i < last && !this.at(i) && /^(?:ADJ|VERB)$/.test(this.tokens[i]?.tag ?? '')) i++;
    const adjective = this.at(i)?.mention;
    if (adjective?.kind === 'demonym' && /^(?:people|peoples|nation)$/.test(this.lower(this.at(i)?.last ?? i)))
      return adjective.entities;
    if (/^(?:government|governments)$/.test(this.lower(i)) && this.lower(i + 1) === 'and') i += 2;
    while (/^(?:the|all)$/.test(this.lower(i))) i++;
    if (!/^(?:people|peoples)$/.test(this.lower(i)) || this.lower(i + 1) !== 'of') return null;
    const owner = this.lower(i + 2) === 'the' ? i + 3 : i + 2;
    const ids = this.list(owner, last);
    return ids.length > 0 ? ids : null;
  }

  /** "support provided by other Allies", "launches by the DPRK". */
  agent(content: TokenRange): readonly string[] | null {
    for (let i = content.first; i < Math.min(content.last, content.first + REACH); i++) {
      if (this.lower(i) === 'that') return null;
      if (this.lower(i) !== 'by') continue;
      let start = i + 1;
      while (DETERMINERS.has(this.lower(start)) && !this.at(start)) start++;
      const ids = this.list(start, content.last);
      if (ids.length > 0) return ids;
    }
    return null;
  }
}
