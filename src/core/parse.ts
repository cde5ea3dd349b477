import type { Span } from './span.js';

/** A verb group: auxiliaries, adverbs and main verb, as token indexes of the document (end exclusive). */
export interface VerbGroup {
  readonly first: number;
  readonly last: number;
  /** Index of the main verb's token. */
  readonly head: number;
  readonly form: 'finite' | 'infinitive' | 'participle' | 'past-participle' | 'imperative';
  readonly tense: 'past' | 'present' | 'future' | 'modal' | 'none';
  readonly passive: boolean;
  readonly negated: boolean;
}

/** A clause of a sentence: its subject and the verb groups that share it. */
export interface Clause extends Span {
  readonly kind: 'main' | 'that' | 'relative' | 'participial' | 'infinitive' | 'adverbial' | 'as' | 'quote';
  readonly parent: number | null;
  /** Token range of the subject noun phrase, null where it is left out. */
  readonly subject: { readonly first: number; readonly last: number } | null;
  readonly verbs: readonly VerbGroup[];
}

export interface Parse {
  readonly clauses: readonly Clause[];
}
