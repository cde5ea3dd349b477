/** A match of a machine: the place of the symbol that it speaks of, and what it says. */
export type Found = (place: number, target: number) => void;

/** Event of a state's table: where to end when no other event leads on. */
const OTHERWISE = '2070003';

type Table = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** A machine as the language model holds it: format, last state, transitions, ends with their targets, marked places. */
type Stated = readonly [
  format: number,
  last: number,
  transitions: Table,
  targets: Readonly<Record<string, string>>,
  marks: Readonly<Record<string, readonly [before: number, after: number]>>,
];

/** Numbers symbols from 1; 0 stands for all that no machine reads. */
export class Symbols {
  readonly #ids = new Map<string, number>();

  /** The number of a symbol that machines know, 0 for any other. */
  of(symbol: number): number {
    return this.#ids.get(String(symbol)) ?? 0;
  }

  /** The number of a symbol, made if need be. */
  add(symbol: string): number {
    const known = this.#ids.get(symbol) ?? this.#ids.size + 1;
    this.#ids.set(symbol, known);
    return known;
  }

  get size(): number {
    return this.#ids.size + 1;
  }
}

/**
 * A finite automaton of the tagger over tables of integers. It finds the longest match from each place on and goes on
 * behind it. State 0 is the root.
 */
export class Machine {
  readonly #width: number;
  readonly #next: Int16Array;
  readonly #otherwise: Int16Array;
  readonly #ends: Uint8Array;
  readonly #targets: Int16Array;
  readonly #marks: Int8Array;

  /**
   * @param json as the language model holds it
   * @param symbols those of all machines, complete
   */
  constructor(json: string, symbols: Symbols) {
    const [, last, transitions, targets, marks] = JSON.parse(json) as Stated;
    const states = last + 1;
    this.#width = symbols.size;
    this.#next = new Int16Array(states * this.#width);
    this.#otherwise = new Int16Array(states);
    this.#ends = new Uint8Array(states);
    this.#targets = new Int16Array(states);
    this.#marks = new Int8Array(states);
    for (const [state, events] of Object.entries(transitions)) {
      for (const [symbol, next] of Object.entries(events)) {
        if (symbol === OTHERWISE) this.#otherwise[Number(state)] = next;
        else this.#next[Number(state) * this.#width + symbols.add(symbol)] = next;
      }
    }
    for (const [state, target] of Object.entries(targets)) {
      this.#ends[Number(state)] = 1;
      this.#targets[Number(state)] = Number(target);
    }
    for (const [state, [before]] of Object.entries(marks)) this.#marks[Number(state)] = before;
  }

  /** The symbols of a machine, for the tables of all. */
  static addSymbols(json: string, symbols: Symbols): void {
    const [, , transitions] = JSON.parse(json) as Stated;
    for (const events of Object.values(transitions)) for (const symbol of Object.keys(events)) symbols.add(symbol);
  }

  /** Runs over the first `length` symbols and tells of each match, from left to right. */
  run(symbols: Uint8Array, length: number, found: Found): void {
    for (let first = 0; first < length; first++) {
      let state = 0;
      let fallback = 0;
      let fallbackAt = 0;
      for (let at = first; ; at++) {
        const next = at < length ? (this.#next[state * this.#width + (symbols[at] as number)] as number) : 0;
        if (this.#ends[next] === 1) {
          this.#tell(first, next, found);
          first = at;
          break;
        }
        if (next === 0) {
          if (fallback > 0) {
            this.#tell(first, fallback, found);
            first = fallbackAt;
          }
          break;
        }
        state = next;
        if (this.#otherwise[state] !== 0) {
          fallback = this.#otherwise[state] as number;
          fallbackAt = at;
        }
      }
    }
  }

  #tell(first: number, end: number, found: Found): void {
    const target = this.#targets[end] as number;
    if (target !== 0) found(first + (this.#marks[end] as number), target);
  }
}
