import type { Span } from '../../core/span.js';
import { normalWord } from '../../core/view.js';

/** A word, number or sign as patterns see it; `code` is its one character. */
export interface Lexeme extends Span {
  readonly code: string;
  readonly lower: string;
}

/** A text as lexemes: the string of their codes, and where each begins and ends. */
export interface Lexed {
  readonly view: string;
  readonly codes: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Gathers lexemes; arrays of numbers are many times cheaper than an object each. */
export class LexedBuilder {
  readonly #codes: string[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  get size(): number {
    return this.#codes.length;
  }

  add(start: number, end: number, code: string): void {
    this.#starts.push(start);
    this.#ends.push(end);
    this.#codes.push(code);
  }

  done(view: string): Lexed {
    return { view, codes: this.#codes.join(''), starts: this.#starts, ends: this.#ends };
  }
}

/** The lexemes from one index to another, end exclusive. */
export function lexemesOf({ view, codes, starts, ends }: Lexed, from: number, to: number): Lexeme[] {
  const lexemes: Lexeme[] = [];
  for (let i = from; i < to; i++) {
    const start = starts[i] ?? 0;
    const end = ends[i] ?? start;
    lexemes.push({ start, end, code: codes.charAt(i), lower: normalWord(view.slice(start, end)) });
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
