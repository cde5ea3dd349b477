import type { Mention, Sentence, Token } from '../../core/document.js';
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
const PRONOUNS = new Set(['we', 'they', 'he', 'she', 'i', 'both', 'who', 'all', 'each']);

/** Reads words and actors of a document; token indexes are those of the document. */
export class Reader {
  readonly #inName: Uint8Array;
  /** Words of the names of countries and bodies. */
  readonly #inBody: Uint8Array;

  constructor(
    readonly tokens: readonly Token[],
    mentions: readonly Mention[],
    private readonly heads: ReadonlyMap<string, string>,
  ) {
    this.#inName = new Uint8Array(tokens.length + 1);
    this.#inBody = new Uint8Array(tokens.length + 1);
    let t = 0;
    for (const mention of mentions) {
      if (mention.kind === 'demonym') continue;
      while (t > 0 && (tokens[t - 1] as Token).start >= mention.start) t--;
      while (t < tokens.length && (tokens[t] as Token).end <= mention.start) t++;
      for (let i = t; i < tokens.length && (tokens[i] as Token).start < mention.end; i++) {
        this.#inName[i] = 1;
        if (mention.entities.length === 1 && /^(?:org:|[A-Z]{3}$)/.test(mention.entities[0] ?? '')) this.#inBody[i] = 1;
      }
    }
  }

  lower(index: number): string {
    return this.tokens[index]?.lower ?? '';
  }

  tag(index: number): string {
    return this.tokens[index]?.tag ?? '';
  }

  isName(index: number): boolean {
    return this.#inName[index] === 1;
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
    this.bodyBefore = single && (this.heads.get(this.lower(head)) === 'body' || this.#inBody[head] === 1);
  }

  /** True for a subject that can perform an act: a name, a pronoun for persons, an office, a body, a collective. */
  isActor(range: TokenRange | null): boolean {
    if (!range) return false;
    if (PRONOUNS.has(this.lower(range.first))) return true;
    if (this.lower(range.first) === 'it' && range.last - range.first === 1) return this.bodyBefore;
    const head = this.head(range);
    if (this.isName(head) || this.heads.has(this.lower(head)) || this.isListOfActors(range, head)) return true;
    // A capitalised name that no lexicon knows is an actor too: "Tiraspol had undertaken".
    if (this.tag(head) === 'PROPN' && head === range.last - 1) return true;
    const next = this.conjunct(range, head);
    return next !== null && this.isActor(next);
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
