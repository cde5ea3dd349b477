import type { Cue, Entity, Mention, Token } from '../../core/document.js';
import { MentionIndex, type PlacedMention } from '../../core/mention-index.js';
import type { TokenRange } from '../../core/parse.js';
import type { Act } from '../../core/records.js';

const BLAMING = new Set<Act>(['condemn', 'regret', 'express-concern', 'oppose', 'reject', 'accuse', 'warn']);
const PRAISING = new Set<Act>(['welcome', 'commend', 'thank', 'congratulate', 'condole', 'hope']);
const DIRECTING = new Set<Act>(['urge', 'demand', 'request', 'encourage']);
const BACKING = new Set<Act>(['support', 'pledge']);
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
/** Words behind which a party is helped or protected: "the defense of its allies", "supporting Sri Lanka's …". */
const HELPING =
  /^(?:support|supporting|supports|help|helping|assist|assisting|defend|defending|protect|protecting|stand|standing|back|backing|defen[cs]e|security|provide|providing|deliver|delivering|sovereignty|independence|integrity|threats|people|resilience|recovery)$/;
const REACH = 40;

/** Nouns that name a participant by his place in the meeting. */
const RELATIONAL = /^(?:host|hosts|guest|colleague|counterpart|interlocutor|visitor)$/;
/** Nouns whose genitive names the one who is praised: "the role of the African Union". */
const MERIT =
  /^(?:role|generosity|courage|sacrifices?|resilience|efforts?|work|offer|position|contributions?|leadership|support|membership|decision|commitment|progress|hospitality|engagement|assistance|determination|initiative)$/;
/** What stands between a verb and the head of its object. */
const MODIFIER = /^(?:DET|ADJ|NUM|PRON|ADV|PROPN|PART|NOUN|VERB)$/;
const OBJECT_REACH = 7;
const POSSESSOR_REACH = 14;

/** Finds the party at whom an act is directed, by the act and the syntax of its content. */
export class Targets {
  readonly #index: MentionIndex;
  readonly #byId: ReadonlyMap<string, Entity>;
  /** Groups that have no name of their own in the release: "the families of the victims". */
  readonly implied = new Map<string, Entity>();

  constructor(
    private readonly tokens: readonly Token[],
    mentions: readonly Mention[],
    entities: readonly Entity[],
    /** Those who meet in the release: "him" and "his host" are the other one of two. */
    private readonly participants: readonly string[],
    /** Nouns for people without a name. */
    private readonly heads: ReadonlySet<string>,
  ) {
    this.#byId = new Map(entities.map((entity) => [entity.id, entity]));
    this.#index = new MentionIndex(tokens, mentions);
  }

  /** Ids of the targets of a cue with a given content; speakers are never their own targets. */
  of(cue: Cue, content: TokenRange | null, speakers: readonly string[]): string[] {
    if (!content) return [];
    const named = this.#find(cue.act, content);
    const found = named.length > 0 ? named : this.#unnamed(cue.act, content, speakers);
    const own = new Set(speakers);
    const countries = new Set(speakers.map((id) => this.#byId.get(id)?.country).filter((code) => code));
    const many = speakers.length > 1;
    return [...new Set(found)].filter(
      (id) => !own.has(id) && !(many && countries.has(this.#byId.get(id)?.country ?? '-')),
    );
  }

  #find(act: Act, content: TokenRange): readonly string[] {
    if (BLAMING.has(act)) return this.#blamed(content);
    if (PRAISING.has(act))
      return act === 'hope' ? [] : (this.#direct(content) ?? this.#agent(content) ?? this.#genitive(content) ?? []);
    if (DIRECTING.has(act)) return this.#addressee(content);
    if (BACKING.has(act)) return this.#backed(act, content);
    return [];
  }

  #lower(index: number): string {
    return this.tokens[index]?.lower ?? '';
  }

  #at(index: number): PlacedMention | undefined {
    return this.#index.at(index);
  }

  /** Mentions coordinated from a place on: "Japan and the ROK". */
  #list(index: number, last: number): string[] {
    const ids: string[] = [];
    let i = index;
    while (i < last) {
      const placed = this.#at(i);
      if (placed && placed.last <= last) {
        ids.push(...placed.mention.entities);
        i = placed.last;
      } else if (ids.length > 0 && /^(?:,|and|or|the|as|well|its|all|other|both|&)$/.test(this.#lower(i))) i++;
      else break;
    }
    // "its allies, the ROK and Japan": the names explain the group.
    const named = ids.filter((id) => !id.startsWith('group:'));
    return ids[0]?.startsWith('group:') && named.length > 0 && this.#lower(this.#at(index)?.last ?? 0) === ','
      ? named
      : ids;
  }

  /** The party that stands first: as object, possessor ("North Korea's launch") or adjective ("Russian aggression"). */
  #direct(content: TokenRange): readonly string[] | null {
    let i = content.first;
    while (i < content.last && DETERMINERS.has(this.#lower(i)) && !this.#at(i)) i++;
    const people = this.#people(i, content.last);
    if (people) return people;
    const ids = this.#list(i, content.last);
    if (ids.length === 0) return null;
    const behind = this.#lower(this.#at(i)?.last ?? i);
    const named = this.#at(i)?.mention.kind !== 'demonym';
    return named || behind !== '' ? ids : null;
  }

  /** "the brave Ukrainian people", "the Government and people of Nigeria": the country. */
  #people(first: number, last: number): readonly string[] | null {
    let i = first;
    while (i < last && !this.#at(i) && /^(?:ADJ|VERB)$/.test(this.tokens[i]?.tag ?? '')) i++;
    const adjective = this.#at(i)?.mention;
    if (adjective?.kind === 'demonym' && /^(?:people|peoples|nation)$/.test(this.#lower(this.#at(i)?.last ?? i)))
      return adjective.entities;
    if (/^(?:government|governments)$/.test(this.#lower(i)) && this.#lower(i + 1) === 'and') i += 2;
    while (/^(?:the|all)$/.test(this.#lower(i))) i++;
    if (!/^(?:people|peoples)$/.test(this.#lower(i)) || this.#lower(i + 1) !== 'of') return null;
    const owner = this.#lower(i + 2) === 'the' ? i + 3 : i + 2;
    const ids = this.#list(owner, last);
    return ids.length > 0 ? ids : null;
  }

  /** "support provided by other Allies", "launches by the DPRK". */
  #agent(content: TokenRange): readonly string[] | null {
    for (let i = content.first; i < Math.min(content.last, content.first + REACH); i++) {
      if (this.#lower(i) === 'that') return null;
      if (this.#lower(i) !== 'by') continue;
      let start = i + 1;
      while (DETERMINERS.has(this.#lower(start)) && !this.#at(start)) start++;
      const ids = this.#list(start, content.last);
      if (ids.length > 0) return ids;
    }
    return null;
  }

  #blamed(content: TokenRange): readonly string[] {
    return (
      this.#direct(content) ??
      this.#agent(content) ??
      this.#possessor(content) ??
      this.#relative(content) ??
      this.#antecedent(content) ??
      []
    );
  }

  /** A possessor anywhere near the front: "any attempt to justify Russia's war". */
  #possessor(content: TokenRange): readonly string[] | null {
    const front = { first: content.first, last: Math.min(content.last, content.first + POSSESSOR_REACH) };
    for (const { first, last, mention } of this.#index.within(front)) {
      const possessive = /^'s?$/.test(this.#lower(last));
      const before = this.#lower(first - 1);
      if ((possessive || mention.kind === 'demonym') && !/^(?:against|on|in|to|with)$/.test(before))
        return mention.entities;
    }
    return null;
  }

  /** "the launches" are those of the one whose launches were named before. */
  #antecedent(content: TokenRange): readonly string[] | null {
    if (!/^(?:the|these|this|those|such)$/.test(this.#lower(content.first))) return null;
    const head = [0, 1, 2, 3]
      .map((offset) => content.first + 1 + offset)
      .find((i) => this.tokens[i]?.tag === 'NOUN' && this.tokens[i + 1]?.tag !== 'NOUN');
    if (head === undefined || head >= content.last) return null;
    const noun = this.#lower(head).replace(/e?s$/, '');
    for (let i = content.first - 1; i >= 0; i--) {
      if (this.#lower(i).replace(/e?s$/, '') !== noun) continue;
      for (let j = i - 1; j >= Math.max(0, i - 9); j--) {
        const placed = this.#at(j);
        if (placed && (/^'s?$/.test(this.#lower(placed.last)) || placed.mention.kind === 'demonym'))
          return placed.mention.entities;
      }
    }
    return null;
  }

  /** "the baselines that Beijing announced" */
  #relative(content: TokenRange): readonly string[] | null {
    for (let i = content.first; i < Math.min(content.last, content.first + REACH); i++) {
      if (this.#lower(i) !== 'that' && this.#lower(i) !== 'which') continue;
      return this.#at(i + 1)?.mention.entities ?? this.#at(i + 2)?.mention.entities ?? null;
    }
    return null;
  }

  /** "the role of the African Union", "the important role Jordan plays" */
  #genitive(content: TokenRange): readonly string[] | null {
    for (let i = content.first; i < Math.min(content.last, content.first + OBJECT_REACH); i++) {
      const contact = this.#at(i) && /^(?:plays?|played|has)$/.test(this.#lower(this.#at(i)?.last ?? i));
      if (!(contact || this.#lower(i) === 'of') || !MERIT.test(this.#lower(i - 1))) continue;
      let start = contact ? i : i + 1;
      while (DETERMINERS.has(this.#lower(start)) && !this.#at(start)) start++;
      const ids = this.#list(start, content.last);
      return ids.length > 0 ? ids : null;
    }
    return null;
  }

  /** A party without a name: the other one of two participants, or a group named by its head noun. */
  #unnamed(act: Act, content: TokenRange, speakers: readonly string[]): readonly string[] {
    const personal = act === 'thank' || act === 'congratulate' || act === 'condole';
    const directing = DIRECTING.has(act);
    if (!personal && !directing && !BLAMING.has(act) && !PRAISING.has(act) && act !== 'support' && act !== 'warn')
      return [];
    const first = this.#lower(content.first);
    const relational = /^(?:his|her|their)$/.test(first) && RELATIONAL.test(this.#lower(content.first + 1));
    if (/^(?:him|her|them)$/.test(first) || relational) return this.#other(speakers);
    const head = this.#objectHead(content);
    if (head === null) return [];
    const people = this.heads.has(this.#lower(head)) || /^(?:those|anyone|everyone)$/.test(first);
    const told = directing && this.#lower(head + 1) === 'to' && this.tokens[head + 1]?.tag === 'PART' && people;
    if (
      !(
        people &&
        (personal ||
          told ||
          PRAISING.has(act) ||
          act === 'demand' ||
          act === 'accuse' ||
          act === 'condemn' ||
          directing)
      )
    )
      return [];
    return [this.#group(content.first, head)];
  }

  #other(speakers: readonly string[]): readonly string[] {
    const others = this.participants.filter((id) => id.startsWith('person:') && !speakers.includes(id));
    return others.length === 1 ? others : [];
  }

  /** The head noun of the object at the start of a content. */
  #objectHead(content: TokenRange): number | null {
    for (let i = content.first; i < Math.min(content.last, content.first + OBJECT_REACH); i++) {
      const tag = this.tokens[i]?.tag ?? '';
      const next = this.tokens[i + 1]?.tag ?? '';
      if (!MODIFIER.test(tag)) return null;
      const nominal = /^(?:NOUN|PROPN)$/.test(tag) || /^(?:those|anyone|everyone)$/.test(this.#lower(i));
      if (nominal && (i + 1 >= content.last || !/^(?:NOUN|PROPN|PART)$/.test(next) || this.#lower(i + 1) === 'to'))
        return i;
    }
    return null;
  }

  #group(first: number, head: number): string {
    const words = this.tokens.slice(first, head + 1).map(({ lower }) => lower);
    const name = words
      .filter(
        (word) => !/^(?:the|all|a|an|its|their|our|his|her|these|those|other|to)$/.test(word) || words.length === 1,
      )
      .join(' ');
    const id = `group:${name.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'others'}`;
    if (!this.#byId.has(id)) this.implied.set(id, { id, type: 'group', name, country: null, role: null });
    return id;
  }

  #addressee(content: TokenRange): readonly string[] {
    const direct = this.#direct(content);
    if (direct) {
      const placed = this.#first(content);
      const possessive = placed && /^'s?$/.test(this.#lower(placed.last));
      if (!possessive) return direct;
    }
    return this.#agent(content) ?? direct ?? [];
  }

  #first(content: TokenRange): PlacedMention | undefined {
    return this.#index.within(content)[0];
  }

  #backed(act: Act, content: TokenRange): readonly string[] {
    const direct = this.#direct(content);
    if (direct) return direct;
    for (let i = content.first; i < Math.min(content.last, content.first + REACH); i++) {
      const placed = this.#at(i);
      if (!placed || placed.mention.kind === 'demonym') continue;
      let before = i - 1;
      while (
        before > content.first &&
        DETERMINERS.has(this.#lower(before)) &&
        !/^(?:to|with|for|by)$/.test(this.#lower(before))
      )
        before--;
      const link = this.#lower(before);
      if (/^(?:by|from|against|between|among|including|as)$/.test(link)) {
        if (link === 'against' && /^threats$/.test(this.#lower(before - 1))) return this.#list(i, content.last);
        if (link === 'against') return [];
        i = placed.last - 1;
        continue;
      }
      if (act === 'support') return this.#list(i, content.last);
      for (let j = i - 1; j >= Math.max(content.first, i - 5); j--) {
        if (HELPING.test(this.#lower(j))) return this.#list(i, content.last);
      }
      i = placed.last - 1;
    }
    return [];
  }
}
