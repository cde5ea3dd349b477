import type { Entity } from '../../core/document.js';

/** What does not belong to the name of a group. */
const UNNAMING = /^(?:the|all|a|an|its|their|our|his|her|my|these|other|every|two|three|four|five|to|'s)$/;

/** Groups that have no name of their own in the release: "the families of the victims". */
export class Groups {
  readonly #names = new Map<string, string>();
  /** Those that a target needed. */
  readonly implied = new Map<string, Entity>();

  constructor(private readonly known: ReadonlyMap<string, Entity>) {}

  /** The id of a group by the words that name it. */
  idOf(words: readonly string[]): string {
    const naming = words.filter((word, i) => !UNNAMING.test(word) || inside(words, i));
    const name = (naming.length > 0 ? naming : words.slice(-1)).join(' ');
    const slug = name
      .normalize('NFKD')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '');
    const id = `group:${slug || 'others'}`;
    this.#names.set(id, name);
    return id;
  }

  /** Makes entities of the groups among the targets of an act. */
  use(ids: readonly string[]): void {
    for (const id of ids) {
      const name = this.#names.get(id);
      if (name !== undefined && !this.known.has(id))
        this.implied.set(id, { id, type: 'group', name, country: null, role: null });
    }
  }
}

/** Articles behind a preposition stay: "families of the victims". */
function inside(words: readonly string[], index: number): boolean {
  return words.slice(0, index).includes('of');
}
