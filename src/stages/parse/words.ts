import type { Token } from '../../core/document.js';
import type { WordClass } from './word-classes.js';

/** A sentence with the classes of its words; `hidden` words (brackets, names) take no part in the parse. */
export interface Words {
  readonly tokens: readonly Token[];
  readonly first: number;
  readonly last: number;
  readonly classes: readonly WordClass[];
  readonly hidden: readonly boolean[];
  /** Forms of a word that can be a verb of a speech act. */
  readonly isActForm: (lower: string) => boolean;
  /** Nouns without which a word is no act, where it is a light verb and nothing else: "shared" of "shared the view". */
  readonly nounsOf: (lower: string) => ReadonlySet<string> | undefined;
  /** True for a word that governments do as often as they have it: "support", "increase"; list `homograph` of `function-words`. */
  readonly isHomograph: (lower: string) => boolean;
  /** Adjectives of attitude, which open a preamble like a participle: "Deeply concerned that …". */
  readonly isAttitude: (lower: string) => boolean;
  /** A title or headline, where capitals hide verbs from the tagger. */
  readonly headline: boolean;
  /** True for words of an actor's name. */
  readonly isName: (index: number) => boolean;
  /** True for words of a time expression. */
  readonly isTime: (index: number) => boolean;
}

/** Class of a word, undefined outside the sentence. */
export const at = (words: Words, index: number): WordClass | undefined =>
  index < words.first || index >= words.last ? undefined : words.classes[index - words.first];

/** A word in lower case, empty outside the sentence. */
export const lower = (words: Words, index: number): string =>
  index < words.first || index >= words.last ? '' : (words.tokens[index] as Token).lower;
