import { normalWord } from './view.js';

/** A word as it is written: one object for each spelling, however often it stands in however many releases. */
export interface Spelling {
  /** Its place among the spellings known. */
  readonly id: number;
  readonly text: string;
  /** Lower case, without joiners. */
  readonly lower: string;
}

/** Longer words come but once, and are no names. */
const LONGEST = 40;

let known = new Map<string, Spelling>();
/** Id of the first spelling since the memory last started afresh: ids are never given twice. */
let first = 0;
let next = 0;

/** The spelling of a word. */
export function spellingOf(text: string): Spelling {
  const old = known.get(text);
  if (old) return old;
  const own = shared(ownText(text));
  const made = { id: next++, text: own, lower: shared(normalWord(own)) };
  if (own.length <= LONGEST) known.set(own, made);
  return made;
}

/** A copy of a part of a text: the part itself would keep the whole text in memory. */
export function ownText(part: string): string {
  return ` ${part}`.slice(1);
}

/** The one string that V8 keeps of a text, as of the names of properties: equal ones are compared by their address. */
function shared(text: string): string {
  return Object.keys({ [text]: true })[0] ?? text;
}

/** How many spellings have been made since the memory last started afresh. */
export const spellingsMade = (): number => next - first;

/** Starts afresh; for the time between two documents, when too much is remembered. */
export function forgetSpellings(): void {
  known = new Map();
  first = next;
}

/** Something that hangs on the spelling of a word alone, worked out once for each spelling. */
export class SpellingFact<T> {
  readonly #compute: (spelling: Spelling) => T;
  #values: (T | undefined)[] = [];
  #first = first;

  constructor(compute: (spelling: Spelling) => T) {
    this.#compute = compute;
  }

  of(spelling: Spelling): T {
    if (this.#first !== first) {
      this.#values = [];
      this.#first = first;
    }
    const at = spelling.id - first;
    const value = this.#values[at];
    if (value !== undefined) return value;
    const made = this.#compute(spelling);
    // A spelling from before belongs to a document that nobody reads any more, or to a test.
    if (at < 0) return made;
    // Without holes an array stays an array, whatever the order in which words come.
    while (this.#values.length < at) this.#values.push(undefined);
    this.#values[at] = made;
    return made;
  }
}
