/** Token indexes of the document, end exclusive. */
export interface TokenRange {
  readonly first: number;
  readonly last: number;
}

/** A verb group: auxiliaries, adverbs and main verb. */
export interface VerbGroup extends TokenRange {
  /** Index of the main verb's token (of the copula, where an adjective or noun follows). */
  readonly head: number;
  readonly form: 'finite' | 'participle' | 'past-participle' | 'infinitive';
  readonly tense: 'past' | 'present' | 'future' | 'modal' | 'perfect' | 'none';
  readonly passive: boolean;
  readonly negated: boolean;
  /** First token of the part of the sentence that belongs to this verb: its coordinator, comma or subject. */
  readonly boundary: number;
  /** Token behind the last one that the verb governs. */
  readonly end: number;
}

export type ClauseKind = 'main' | 'that' | 'relative' | 'adverbial' | 'participial' | 'as';

/** A clause of a sentence: its subject and the verb groups that share it. */
export interface Clause extends TokenRange {
  readonly kind: ClauseKind;
  /** Index of the clause it hangs on, or null. */
  readonly parent: number | null;
  /** The subject noun phrase; null where it is left out or is the relative pronoun. */
  readonly subject: TokenRange | null;
  readonly verbs: readonly VerbGroup[];
  /** What the clause reports, where it stands inside or behind that: '"…," he said, "…"'. */
  readonly said?: TokenRange;
}

/** Clauses of one sentence, in the order in which they open. */
export interface Parse {
  readonly clauses: readonly Clause[];
}
