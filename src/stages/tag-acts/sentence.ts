import type { Mention, Sentence, Token } from '../../core/document.js';
import { type MentionIndex, mentionIndex } from '../../core/mention-index.js';
import type { Clause, TokenRange, VerbGroup } from '../../core/parse.js';
import type { LexiconEntry, Resources } from '../../resources/lexicons.js';

interface CollectiveEntry extends LexiconEntry {
  readonly members: string;
  readonly heads: readonly string[];
}

/** A verb group in its place: what the rules for cues look at. */
export interface Candidate {
  readonly sentence: Sentence;
  readonly clause: Clause;
  readonly verb: VerbGroup;
  /** Index of the verb among the verbs of its clause. */
  readonly index: number;
  /** The clause on which this one hangs. */
  readonly host: Clause | null;
}

const PREPOSITIONS = new Set(
  'of in on at for with by from to between among against during under over through including who which that whose'.split(
    ' ',
  ),
);
const PRONOUNS = new Set([
  'we',
  'they',
  'he',
  'she',
  'i',
  'both',
  'who',
  'all',
  'each',
  'many',
  'some',
  'several',
  'most',
  'others',
  'few',
]);

/** Reads words and actors of a document; token indexes are those of the document. */
export class Reader {
  readonly #index: MentionIndex;

  constructor(
    readonly tokens: readonly Token[],
    mentions: readonly Mention[],
    private readonly heads: ReadonlyMap<string, string>,
    /** Nouns of plans and agreements: with a name they are no actors. */
    private readonly instruments: ReadonlySet<string> = new Set(),
    /** Nouns of wordings: what they say nobody says on an occasion. */
    private readonly wordings: ReadonlySet<string> = new Set(),
  ) {
    this.#index = mentionIndex(tokens, mentions);
  }

  lower(index: number): string {
    return this.tokens[index]?.lower ?? '';
  }

  tag(index: number): string {
    return this.tokens[index]?.tag ?? '';
  }

  isName(index: number): boolean {
    const placed = this.#index.at(index);
    return placed !== undefined && placed.mention.kind !== 'demonym';
  }

  /** "We, the Presidents of Colombia and Peru, meeting in Leticia,": a sentence that goes on in the next paragraphs. */
  isSalutation({ first, last }: Sentence): boolean {
    return this.lower(first) === 'we' && this.lower(first + 1) === ',' && /^[,;]$/.test(this.lower(last - 1));
  }

  /** True where the name of a person or of an office stands, or the bare noun of one. */
  isPerson(index: number): boolean {
    if (this.heads.get(this.lower(index)) === 'office') return true;
    return this.#index.at(index)?.mention.entities.some((id) => /^(?:person|role):/.test(id)) ?? false;
  }

  /** A noun for unnamed actors: "delegation", "envoys". */
  isActorNoun(index: number): boolean {
    return this.heads.has(this.lower(index));
  }

  /** A word of the name of one country or body. */
  private isBody(index: number): boolean {
    const [id, ...others] = this.#index.at(index)?.mention.entities ?? [];
    return id !== undefined && others.length === 0 && /^(?:org:|[A-Z]{3}$)/.test(id);
  }

  /** The head of a noun phrase: its last word before a preposition, a relative clause or a comma outside names. */
  head(range: TokenRange): number {
    for (let i = range.first; i < range.last; i++) {
      const next = i + 1;
      if (next >= range.last) return i;
      if (this.isName(next)) continue;
      const word = this.lower(next);
      if (PREPOSITIONS.has(word) || word === ',' || word === '(' || word === 'and' || word === 'or') return i;
    }
    return range.first;
  }

  /** True when the last subject was a body or country: then "it" can perform an act. */
  bodyBefore = false;

  /** Notes the subject of a main clause, for the pronouns behind it. */
  pass(subject: TokenRange): void {
    const word = this.lower(subject.first);
    if (word === 'it') return;
    const head = this.head(subject);
    const single = subject.last - head <= 2 || !/^(?:and|,)$/.test(this.lower(head + 1));
    this.bodyBefore = single && (this.heads.get(this.lower(head)) === 'body' || this.isBody(head));
  }

  /** True for a subject that can perform an act: a name, a pronoun for persons, an office, a body, a collective. */
  isActor(range: TokenRange | null): boolean {
    if (!range) return false;
    if (PRONOUNS.has(this.lower(range.first))) return true;
    if (this.lower(range.first) === 'it' && range.last - range.first === 1) return this.bodyBefore;
    // "Improving ties between countries will help": no actor.
    if (this.tag(range.first) === 'VERB' && this.lower(range.first).endsWith('ing')) return false;
    const head = this.head(range);
    // "the Strategic Partnership outlines …": what bears a name and is no one.
    const titled = this.tag(head) === 'PROPN' && head > range.first + 1 && !this.isName(head);
    if (titled && this.instruments.has(this.lower(head))) return false;
    if (this.isName(head) || this.heads.has(this.lower(head)) || this.isListOfActors(range, head)) return true;
    // A capitalised name that no lexicon knows is an actor too: "Tiraspol had undertaken".
    if (this.tag(head) === 'PROPN' && head === range.last - 1) return true;
    const next = this.conjunct(range, head);
    return next !== null && this.isActor(next);
  }

  /** "The draft", "the text of the treaty": what it says nobody says on an occasion. */
  isWording(range: TokenRange): boolean {
    return this.wordings.has(this.lower(this.head(range)));
  }

  /** What a noun phrase joins to its first part: "more than thirty counties and the European Union". */
  private conjunct(range: TokenRange, head: number): TokenRange | null {
    for (let i = head + 1; i < range.last - 1; i++) {
      const joins = this.lower(i) === 'and' || (this.lower(i) === ',' && i === head + 1);
      if (joins && !this.isName(i)) return { first: i + 1, last: range.last };
    }
    return null;
  }

  /** "Defense Minister Lee, US Secretary Austin and …": the first name carries the list. */
  private isListOfActors(range: TokenRange, head: number): boolean {
    return /^(?:two|three|four|five|six|seven)$/.test(this.lower(head)) && head > range.first;
  }
}

/** Head nouns of unnamed actors: what their members are. */
export function actorHeads(resources: Resources): ReadonlyMap<string, string> {
  return new Map(
    resources
      .lexicon<CollectiveEntry>('collectives')
      .flatMap(({ members, heads }) => heads.map((head) => [head, members] as const)),
  );
}
