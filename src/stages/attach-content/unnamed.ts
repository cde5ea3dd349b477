import type { Entity } from '../../core/document.js';
import type { TokenRange } from '../../core/parse.js';
import type { Act } from '../../core/records.js';
import { BLAMING, DIRECTING, PRAISING } from './directions.js';
import type { Parties } from './parties.js';

/** Nouns that name a participant by his place in the meeting. */
const RELATIONAL = /^(?:host|hosts|guest|colleague|counterpart|interlocutor|visitor)$/;

/** What stands between a verb and the head of its object. */
const MODIFIER = /^(?:DET|ADJ|NUM|PRON|ADV|PROPN|PART|NOUN|VERB)$/;
const OBJECT_REACH = 7;

/** Finds the party of an act where the content does not name it. */
export class Unnamed {
  /** Groups that have no name of their own in the release: "the families of the victims". */
  readonly implied = new Map<string, Entity>();

  constructor(
    private readonly parties: Parties,
    private readonly byId: ReadonlyMap<string, Entity>,
    /** Those who meet in the release: "him" and "his host" are the other one of two. */
    private readonly participants: readonly string[],
    /** Nouns for people without a name. */
    private readonly heads: ReadonlySet<string>,
  ) {}

  /** A party without a name: the other one of two participants, or a group named by its head noun. */
  of(act: Act, content: TokenRange, speakers: readonly string[]): readonly string[] {
    const personal = act === 'thank' || act === 'congratulate' || act === 'condole';
    const directing = DIRECTING.has(act);
    if (!personal && !directing && !BLAMING.has(act) && !PRAISING.has(act) && act !== 'support' && act !== 'warn')
      return [];
    const first = this.parties.lower(content.first);
    const relational = /^(?:his|her|their)$/.test(first) && RELATIONAL.test(this.parties.lower(content.first + 1));
    if (/^(?:him|her|them)$/.test(first) || relational) return this.#other(speakers);
    const head = this.#objectHead(content);
    if (head === null) return [];
    const people = this.heads.has(this.parties.lower(head)) || /^(?:those|anyone|everyone)$/.test(first);
    const told =
      directing && this.parties.lower(head + 1) === 'to' && this.parties.tokens[head + 1]?.tag === 'PART' && people;
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
      const tag = this.parties.tokens[i]?.tag ?? '';
      const next = this.parties.tokens[i + 1]?.tag ?? '';
      if (!MODIFIER.test(tag)) return null;
      const nominal = /^(?:NOUN|PROPN)$/.test(tag) || /^(?:those|anyone|everyone)$/.test(this.parties.lower(i));
      if (
        nominal &&
        (i + 1 >= content.last || !/^(?:NOUN|PROPN|PART)$/.test(next) || this.parties.lower(i + 1) === 'to')
      )
        return i;
    }
    return null;
  }

  #group(first: number, head: number): string {
    const words = this.parties.tokens.slice(first, head + 1).map(({ lower }) => lower);
    const name = words
      .filter(
        (word) => !/^(?:the|all|a|an|its|their|our|his|her|these|those|other|to)$/.test(word) || words.length === 1,
      )
      .join(' ');
    const id = `group:${name.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'others'}`;
    if (!this.byId.has(id)) this.implied.set(id, { id, type: 'group', name, country: null, role: null });
    return id;
  }
}
