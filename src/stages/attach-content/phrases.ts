import type { PlacedMention } from '../../core/mention-index.js';
import type { TokenRange } from '../../core/parse.js';
import type { Groups } from './groups.js';
import { genitiveEnd, headFrom, isGroup, isPointing, NOMINAL, substantive } from './heads.js';
import type { Parties } from './parties.js';

/** A noun phrase that means a party. */
export interface Phrase {
  readonly ids: readonly string[];
  /** Token behind it, its genitive included. */
  readonly last: number;
  /** False for a group that has no name of its own. */
  readonly named: boolean;
}

/** Reads noun phrases of parties, named or not, and rows of them. */
export class Phrases {
  constructor(
    private readonly parties: Parties,
    private readonly groups: Groups,
  ) {}

  /** The party that a noun phrase starting here means. */
  at(index: number, last: number): Phrase | null {
    const first = this.parties.skip(index, last);
    const people = this.#people(first, last);
    if (people) return people;
    const placed = this.parties.at(first);
    if (placed) return this.#named(placed, last) ?? null;
    return this.#unnamed(first, last);
  }

  /**
   * The parties of a row: "Chad, Mali and their allies", "the families of the victims and to the Government of Chad".
   *
   * @param link preposition that may stand again before each member
   */
  row(index: number, last: number, link = ''): Phrase[] {
    const found: Phrase[] = [];
    for (let i: number | null = index; i !== null && i < last; ) {
      const phrase = this.at(i, last);
      if (!phrase) break;
      const before = found.at(-1);
      const member: Phrase | null = before?.named && !phrase.named ? this.#beside(before, i, phrase) : phrase;
      if (member) found.push(member);
      i = this.#next(phrase, last, link);
    }
    return found;
  }

  /** Ids of a row; names behind a group explain it: "its allies, the ROK and Japan". */
  ids(index: number, last: number, link = ''): readonly string[] {
    const row = this.row(index, last, link);
    const [first, second] = row;
    const comma = first !== undefined && this.parties.lower(first.last) === ',';
    const explained = comma && second?.named && first.ids[0]?.startsWith('group:');
    const joined = comma && /^(?:and|as|or)$|^$/.test(this.parties.lower(first.last + 1));
    const again = comma && this.parties.lower(first.last + 1) === link;
    const ids = row.flatMap((phrase) => phrase.ids);
    return explained && !joined && !again ? ids.filter((id) => !id.startsWith('group:')) : ids;
  }

  /** The party that stands first in a content, when it has a name. */
  direct({ first, last }: TokenRange, link = ''): readonly string[] | null {
    const start = this.parties.tag(first) === 'ADP' ? first + 1 : first;
    return this.at(start, last)?.named ? this.ids(start, last, link) : null;
  }

  #named(placed: PlacedMention, last: number): Phrase | null {
    const { mention } = placed;
    if (placed.last > last || mention.entities.length === 0) return null;
    const head = this.parties.at(placed.last);
    // "NATO Allies", "the Heads of Delegation from Chad": the latter are meant.
    if (head && isGroup(head)) return this.#named(head, last);
    if (mention.kind === 'collective' && this.parties.lower(placed.last) === 'from') {
      const sender = this.at(placed.last + 1, last);
      if (sender?.named) return sender;
    }
    const people = mention.kind === 'demonym' ? headFrom(this.parties, placed.last, last) : null;
    const noun = people === null ? '' : this.parties.lower(people);
    const { people: heads, organ } = this.parties.words;
    // "Haitian actors" are people of a country, "Haitian authorities" act for it.
    if (people !== null && heads.has(noun) && !organ.has(noun)) return this.#group(placed.first, people, last);
    return { ids: mention.entities, last: organ.has(noun) ? (people ?? 0) + 1 : placed.last, named: true };
  }

  /** "the brave Ukrainian people", "the Government and people of Nigeria": the country. */
  #people(first: number, last: number): Phrase | null {
    const lower = (index: number) => this.parties.lower(index);
    let i = first;
    while (i < last && !this.parties.at(i) && /^(?:ADJ|VERB)$/.test(this.parties.tag(i))) i++;
    const adjective = this.parties.at(i);
    if (adjective?.mention.kind === 'demonym' && /^(?:people|peoples|nation)$/.test(lower(adjective.last)))
      return { ids: adjective.mention.entities, last: adjective.last + 1, named: true };
    if (/^governments?$/.test(lower(i)) && lower(i + 1) === 'and') i += 2;
    while (/^(?:the|all)$/.test(lower(i))) i++;
    if (!/^(?:peoples?|governments)$/.test(lower(i)) || lower(i + 1) !== 'of') return null;
    const owners: string[] = [];
    let end = i + 1;
    for (let at: number | null = i + 2; at !== null; at = this.#joined(end)) {
      const owner = this.parties.at(this.parties.skip(at, last));
      if (!owner || owner.last > last || owner.mention.entities.length === 0) break;
      owners.push(...owner.mention.entities);
      end = owner.last;
    }
    return owners.length > 0 ? { ids: owners, last: end, named: true } : null;
  }

  #unnamed(first: number, last: number): Phrase | null {
    const head = substantive(this.parties, first, last) ?? headFrom(this.parties, first, last);
    if (head === null) return null;
    const group = this.parties.at(head);
    if (group) return this.#named(group, last);
    const word = this.parties.lower(head);
    const { people, substantive: substantives } = this.parties.words;
    const sent = this.#sent(head, last);
    if (sent) return sent;
    return people.has(word) || substantives.has(word) || isPointing(this.parties, head)
      ? this.#group(first, head, last)
      : null;
  }

  /** "a delegation led by Chad's minister", "the representatives of Chad and Mali": who sent or leads them. */
  #sent(head: number, last: number): Phrase | null {
    if (!this.parties.words.envoys.has(this.parties.lower(head))) return null;
    const leads = /^(?:led|headed)$/.test(this.parties.lower(head + 1)) && this.parties.lower(head + 2) === 'by';
    // "the Heads of Delegation from Chad": what the head heads.
    const behind =
      this.parties.lower(head + 1) === 'of' && NOMINAL.test(this.parties.tag(head + 2)) ? head + 3 : head + 1;
    const link = this.parties.at(head + 2) ? head + 1 : behind;
    if (!leads && !/^(?:from|of)$/.test(this.parties.lower(link))) return null;
    const row = this.row(leads ? head + 3 : link + 1, last).filter(({ named }) => named);
    const end = row.at(-1)?.last;
    return end === undefined ? null : { ids: row.flatMap(({ ids }) => ids), last: end, named: true };
  }

  /** A group named by its head and the genitive behind it. */
  #group(first: number, head: number, last: number): Phrase {
    const end = genitiveEnd(this.parties, head, last);
    const words = this.parties.tokens.slice(first, end).map(({ lower }) => lower);
    return { ids: [this.groups.idOf(words)], last: end, named: false };
  }

  /** "Chad and its allies" are two parties, "the President and his delegation" one. */
  #beside(before: Phrase, start: number, phrase: Phrase): Phrase | null {
    if (!/^(?:its|their|his|her)$/.test(this.parties.lower(start))) return phrase;
    const { associates } = this.parties.words;
    const head = this.parties.lower(phrase.last - 1);
    if (!associates.has(head)) return null;
    const owner = this.parties.at(before.last - 1);
    const words = owner ? this.parties.tokens.slice(owner.first, owner.last).map(({ lower }) => lower) : [];
    return { ...phrase, ids: [this.groups.idOf([...words, head])] };
  }

  /** Where the next member of a row starts, or null. */
  #next(phrase: Phrase, last: number, link: string): number | null {
    const joined = this.#joined(phrase.last);
    if (joined !== null && joined < last) {
      const next = this.at(joined, last);
      const bare = this.parties.lower(joined - 1) === ',' && this.parties.skip(joined, last) > joined;
      if (next && (next.named || !bare)) return joined;
    }
    const owner = this.#owner(phrase, last);
    if (owner !== null || link === '') return owner;
    for (let i = phrase.last; i < last - 1; i++) {
      if (/^(?:and|,|as)$/.test(this.parties.lower(i)) && this.parties.lower(i + 1) === link && this.at(i + 2, last))
        return i + 2;
    }
    return null;
  }

  /** "Chad's welcome and Mali's help": the next possessor. */
  #owner({ last: end }: Phrase, last: number): number | null {
    if (!/^'s?$/.test(this.parties.lower(end))) return null;
    let i = end + 1;
    while (i < last && /^(?:ADJ|NOUN)$/.test(this.parties.tag(i))) i++;
    const next = this.#joined(i);
    const placed = next === null ? undefined : this.parties.at(this.parties.skip(next, last));
    return placed && this.parties.owns(placed) ? next : null;
  }

  /** Index behind what joins the members of a row, or null. */
  #joined(index: number): number | null {
    let i = index;
    while (/^(?:,|and|or|as|well|&|also)$/.test(this.parties.lower(i))) i++;
    return i > index ? i : null;
  }
}
