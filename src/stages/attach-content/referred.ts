import type { Cue, Entity } from '../../core/document.js';
import type { TokenRange } from '../../core/parse.js';
import { BACKING, BLAMING, DIRECTING, PRAISING } from './directions.js';
import type { Memory } from './memory.js';
import type { Parties } from './parties.js';

const POSSESSIVE = /^(?:its|his|her|their|our|my)$/;
const NEAR = 4;

/** Finds the party of an act where the content only points to it. */
export class Referred {
  constructor(
    private readonly parties: Parties,
    private readonly byId: ReadonlyMap<string, Entity>,
    /** Those who meet in the release: "him" and "his host" are the other one of two. */
    private readonly participants: readonly string[],
    private readonly memory: Memory,
  ) {}

  /**
   * The party that a pronoun, "his host", "its security" or "this act" points to; null where nothing points.
   *
   * @param sentence first token of the cue's sentence
   */
  of(cue: Cue, content: TokenRange, speakers: readonly string[], sentence: number): readonly string[] | null {
    const first = this.parties.skip(content.first, content.last);
    const pronoun = this.parties.tag(content.first) === 'ADP' ? content.first + 1 : content.first;
    if (this.#isPersonal(cue) && this.#isPronoun(pronoun, content.last)) {
      if (/^(?:him|her)$/.test(this.parties.lower(pronoun))) return this.#other(speakers);
      return this.#lastNamed(cue, sentence, speakers);
    }
    if (POSSESSIVE.test(this.parties.lower(first - 1)) && this.parties.words.relational.has(this.parties.lower(first)))
      return this.#beside(first, speakers);
    if (BACKING.has(cue.act)) return this.#backed(cue, content, speakers, sentence);
    if (BLAMING.has(cue.act) && this.#isThisDeed(content)) {
      const blamed = this.memory.before(cue, BLAMING);
      return blamed.length > 0 ? blamed : null;
    }
    return null;
  }

  /** Whom a content with thanks for a thing alone must mean: the other one of two participants. */
  counterpart(cue: Cue, content: TokenRange, speakers: readonly string[]): readonly string[] {
    const gratitude = cue.act === 'thank' || this.#isAppreciation(cue);
    if (cue.construction !== 'light-verb' || !gratitude || this.parties.lower(content.first - 1) !== 'for') return [];
    return this.#other(speakers).map((id) => this.byId.get(id)?.country ?? id);
  }

  /** "called on the Bank to help and requested assistance": the one whom the sentence has addressed already. */
  addressed(cue: Cue): readonly string[] {
    return cue.act === 'request' ? this.memory.within(cue, DIRECTING) : [];
  }

  /** "expressed appreciation for", and no "paid tribute to". */
  #isAppreciation({ tokens: { first, last } }: Cue): boolean {
    return this.parties.tokens.slice(first, last).some(({ lower }) => lower === 'appreciation');
  }

  /** "him", "both to keep …" at the front of a content, and no "both countries" or "her offer". */
  #isPronoun(index: number, last: number): boolean {
    if (/^(?:him|them|it)$/.test(this.parties.lower(index))) return index < last && this.parties.tag(index) !== 'DET';
    const end = index + 1 >= last || /^(?:ADP|PART|PUNCT|SCONJ)$/.test(this.parties.tag(index + 1));
    return index < last && /^(?:both|her)$/.test(this.parties.lower(index)) && end;
  }

  #other(speakers: readonly string[]): readonly string[] {
    const others = this.participants.filter((id) => id.startsWith('person:') && !speakers.includes(id));
    return others.length === 1 ? others : [];
  }

  /** "his host" is the other person, "our neighbours" his country. */
  #beside(noun: number, speakers: readonly string[]): readonly string[] {
    const country = /^neighbou?r/.test(this.parties.lower(noun));
    return this.#other(speakers).map((id) => (country && this.byId.get(id)?.country) || id);
  }

  /** "towards its security", "helping our neighbours rebuild" */
  #backed(cue: Cue, content: TokenRange, speakers: readonly string[], sentence: number): readonly string[] | null {
    const { asset, relational } = this.parties.words;
    for (let i = content.first; i < Math.min(content.last - 1, content.first + NEAR); i++) {
      if (this.parties.at(i)) return null;
      const owner = this.parties.lower(i);
      const noun = this.parties.lower(i + 1);
      if (POSSESSIVE.test(owner) && relational.has(noun)) return this.#beside(i + 1, speakers);
      if (/^(?:its|their)$/.test(owner) && asset.has(noun)) return this.#lastNamed(cue, sentence, speakers);
    }
    return null;
  }

  /** "this provocative act" */
  #isThisDeed({ first, last }: TokenRange): boolean {
    const start = this.parties.tag(first) === 'ADP' ? first + 1 : first;
    if (!/^(?:this|these|such)$/.test(this.parties.lower(start))) return false;
    for (let i = start + 1; i < Math.min(last, start + NEAR); i++) {
      if (this.parties.words.deed.has(this.parties.lower(i))) return true;
      if (!/^(?:ADJ|VERB|ADV)$/.test(this.parties.tag(i))) return false;
    }
    return false;
  }

  /** The party that the acts before were directed at, or that was named last in the sentence. */
  #lastNamed(cue: Cue, sentence: number, speakers: readonly string[]): readonly string[] {
    const named = this.parties
      .within({ first: sentence, last: cue.tokens.first })
      .findLast(({ mention: { entities } }) => entities.length > 0 && !entities.some((id) => speakers.includes(id)));
    const aimed = this.memory.within(cue);
    return aimed.length > 0 ? aimed : (named?.mention.entities ?? this.memory.before(cue));
  }

  /** Acts whose object may be a pronoun for their party; "did not object to it" means a thing. */
  #isPersonal({ act, tokens }: Cue): boolean {
    if (act === 'hope') return /^wish/.test(this.parties.lower(tokens.first)) && tokens.last - tokens.first === 1;
    return DIRECTING.has(act) || PRAISING.has(act) || act === 'warn' || act === 'accuse';
  }
}
