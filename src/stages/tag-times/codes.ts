import type { Span } from '../../core/span.js';
import { normalWord } from '../../core/view.js';

/** A word, number or sign as patterns see it; `code` is its one character. */
export interface Lexeme extends Span {
  readonly code: string;
  readonly lower: string;
}

/** A text as lexemes: the code of each, and where each begins and ends. */
export interface Lexed {
  readonly view: string;
  readonly codes: Uint16Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Gathers lexemes; arrays of numbers are many times cheaper than an object each. */
export class LexedBuilder {
  #size = 0;
  #codes: Uint16Array;
  #starts: Int32Array;
  #ends: Int32Array;

  /** @param room lexemes that are expected; more are taken as well */
  constructor(room: number) {
    this.#codes = new Uint16Array(room);
    this.#starts = new Int32Array(room);
    this.#ends = new Int32Array(room);
  }

  add(start: number, end: number, code: number): void {
    if (this.#size === this.#codes.length) this.#grow();
    this.#codes[this.#size] = code;
    this.#starts[this.#size] = start;
    this.#ends[this.#size] = end;
    this.#size++;
  }

  #grow(): void {
    const room = this.#size * 2 + 16;
    const [codes, starts, ends] = [new Uint16Array(room), new Int32Array(room), new Int32Array(room)];
    codes.set(this.#codes);
    starts.set(this.#starts);
    ends.set(this.#ends);
    this.#codes = codes;
    this.#starts = starts;
    this.#ends = ends;
  }

  done(view: string): Lexed {
    const [codes, starts, ends] = [this.#codes, this.#starts, this.#ends].map((list) => list.subarray(0, this.#size));
    return { view, codes: codes as Uint16Array, starts: starts as Int32Array, ends: ends as Int32Array };
  }
}

/** Lexemes in a row as patterns read them: each is one character. */
export interface Stretch {
  readonly lexed: Lexed;
  /** Index of the first lexeme. */
  readonly from: number;
  readonly codes: string;
}

/** The lexemes of a stretch from one index to another, end exclusive. */
export function lexemesOf({ lexed, from, codes }: Stretch, first: number, last: number): Lexeme[] {
  const lexemes: Lexeme[] = [];
  for (let i = first; i < last; i++) {
    const start = lexed.starts[from + i] ?? 0;
    const end = lexed.ends[from + i] ?? start;
    lexemes.push({ start, end, code: codes.charAt(i), lower: normalWord(lexed.view.slice(start, end)) });
  }
  return lexemes;
}

/** Characters that stand for kinds of numbers and signs. */
export const SHAPES: Readonly<Record<string, string>> = {
  /** 1–31, 01–09, 32–99, other whole numbers, decimals. */
  'day-digits': 'd',
  'zero-digits': 'z',
  'two-digits': 't',
  'long-digits': 'm',
  decimal: 'f',
  year: 'y',
  /** 1st–31st, and higher. */
  'day-ordinal': 'o',
  'high-ordinal': 'p',
  decade: 'D',
  'short-decade': 'E',
  'short-year': 'Y',
  'iso-day': 'I',
  'iso-month': 'K',
  'numeric-day': 'J',
  clock: 'c',
  'clock-12': 'C',
  word: 'w',
  /** Whole time expressions, in patterns of deadlines: dates, of these all but decades and centuries, those that can stand as adverbs, spans, spans ahead, sets. */
  'time-date': 'TAN',
  'time-year': 'T',
  'time-adverb': 'A',
  'time-span': 'PF',
  'time-span-ahead': 'F',
  'time-set': 'S',
  capitalized: 'W',
};

export const OTHER = 'x';
export const BREAK = 'b';
