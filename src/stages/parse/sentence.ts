import type { TokenRange } from '../../core/parse.js';
import { type Marks, QUANTITIES } from './subject.js';
import type { WordClass } from './word-classes.js';
import type { Words } from './words.js';

/** Tells whether a word is the main verb of a speech act, and how firmly. */
export interface ActHints {
  readonly isAct: (lower: string) => boolean;
  /** Often a plain action ("support", "address"): no evidence for a main clause. */
  readonly isPlain: (lower: string) => boolean;
  /** Speaks only before "that" or a quotation: "respond", "add". */
  readonly needsContent: (lower: string) => boolean;
  /** Words, one row of which must stand behind a verb that is an act only so: "put" before "it :"; undefined for others. */
  readonly followersOf: (lower: string) => readonly (readonly string[])[] | undefined;
  /** Nouns without one of which a light verb says nothing: "sharing the view", not "sharing best practices". */
  readonly speechNounsOf: (lower: string) => ReadonlySet<string> | undefined;
  /** Takes quotations: "say", "argue". */
  readonly isQuoting: (lower: string) => boolean;
  /** Head noun of unnamed actors: ministers, sides, hosts. */
  readonly isCollective: (lower: string) => boolean;
}

/** Words that stand between a verb group and what matters before it. */
export const SKIPPED = new Set<WordClass>(['adverb', 'not', 'quote']);

const ADDRESSEE_REACH = 6;
/** "expressing, on behalf of the Government and people of Peru, his gratitude" */
const NOUN_REACH = 16;

/** What the clause parser asks of the words of a sentence, whatever clauses are open. */
export class Sentence {
  constructor(
    readonly words: Words,
    readonly marks: Marks,
    readonly hints: ActHints,
  ) {}

  kind(index: number): WordClass | undefined {
    return index < this.words.first || index >= this.words.last
      ? undefined
      : this.words.classes[index - this.words.first];
  }

  lower(index: number): string {
    return this.words.tokens[index]?.lower ?? '';
  }

  /** True for words that take no part in the parse: in brackets, or inside a name or time. */
  isHidden(index: number): boolean {
    return this.words.hidden[index - this.words.first] ?? false;
  }

  /** The first token that is no adverb or quotation mark. */
  firstWord(): number {
    let i = this.words.first;
    while (SKIPPED.has(this.kind(i) as WordClass)) i++;
    return i;
  }

  /** A verb that is a speech act wherever it stands, and no plain action. */
  performs(group: { readonly head: number }): boolean {
    const word = this.lower(group.head);
    return this.hints.isAct(word) && !this.hints.isPlain(word);
  }

  /** Likewise; "respond" and "add" speak only with what they say behind them: "to prevent, detect, and respond to threats". */
  speaks(group: { readonly head: number }): boolean {
    const word = this.lower(group.head);
    if (!this.performs(group) || (this.hints.needsContent(word) && !this.#saysWhat(group.head + 1))) return false;
    const followers = this.hints.followersOf(word);
    const follows = (row: readonly string[]) => row.every((one, i) => this.lower(group.head + 1 + i) === one);
    if (followers && !followers.some(follows)) return false;
    const nouns = this.hints.speechNounsOf(word);
    return nouns === undefined || this.#holds(nouns, group.head + 1);
  }

  #holds(nouns: ReadonlySet<string>, start: number): boolean {
    for (let i = start; i < start + NOUN_REACH; i++) if (nouns.has(this.lower(i))) return true;
    return false;
  }

  /** A clause or quotation behind a verb, also behind whom it is said to: "assured the students that". */
  #saysWhat(start: number): boolean {
    for (let i = start; i < start + ADDRESSEE_REACH; i++) {
      const kind = this.kind(i);
      if (kind === 'that' || kind === 'quote') return true;
      if (kind !== 'determiner' && kind !== 'noun' && kind !== 'adjective' && kind !== 'pronoun') return false;
    }
    return false;
  }

  isActorLike(range: TokenRange): boolean {
    for (let i = range.first; i < range.last; i++) {
      if (this.marks.isActor(i) || this.hints.isCollective(this.lower(i))) return true;
    }
    // "and all three agreed"
    const counted = this.kind(range.first) === 'determiner' && this.kind(range.last - 1) === 'number';
    const quantity = range.last - range.first === 1 && QUANTITIES.has(this.lower(range.first));
    return this.kind(range.first) === 'subject-pronoun' || counted || quantity;
  }
}
