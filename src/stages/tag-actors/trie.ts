/** A tree of phrases over words, for finding the longest phrase that begins at a word in one walk. */
export class PhraseTrie<V> {
  readonly #children = new Map<string, PhraseTrie<V>>();
  #value: V | undefined;
  /** Words of its longest phrase. */
  most = 0;

  /** @param mark the bit of the words with which its phrases begin */
  constructor(readonly mark = 0) {}

  /** True when a phrase begins with a word: most words begin none. */
  beginsWith(lower: string): boolean {
    return this.#children.has(lower);
  }

  /** Adds a phrase; of two equal phrases the first stays unless `replace` is set. */
  add(words: readonly string[], value: V, replace = false): void {
    let node: PhraseTrie<V> = this;
    this.most = Math.max(this.most, words.length);
    for (const word of words) {
      let next = node.#children.get(word);
      if (!next) {
        next = new PhraseTrie<V>();
        node.#children.set(word, next);
      }
      node = next;
    }
    if (node.#value === undefined || replace) node.#value = value;
  }

  /**
   * The longest phrase from `start` on.
   *
   * @param limit index behind the last word it may take
   * @param accept says whether a phrase counts in the place where it was found; without it each does
   */
  longest(
    words: readonly { readonly lower: string }[],
    start: number,
    limit: number,
    accept?: (value: V, end: number) => boolean,
  ): { value: V; end: number } | undefined {
    let node: PhraseTrie<V> | undefined = this;
    let found: { value: V; end: number } | undefined;
    for (let i = start; node; i++) {
      if (node.#value !== undefined && i > start && (!accept || accept(node.#value, i))) {
        found = { value: node.#value, end: i };
      }
      const word = i < limit ? words[i]?.lower : undefined;
      node = word === undefined ? undefined : node.#children.get(word);
    }
    return found;
  }
}

/** A phrase of a lexicon as words, cut where the tokenizer cuts: possessives, commas and brackets stand alone. */
export function phraseWords(phrase: string): string[] {
  return phrase
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/([,()])/g, ' $1 ')
    .replace(/'s(?= |$)/g, " 's")
    .split(' ')
    .filter(Boolean);
}
