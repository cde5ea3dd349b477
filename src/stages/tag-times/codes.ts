import type { Span } from '../../core/span.js';

/** A word, number or sign as patterns see it; `code` is its one character. */
export interface Lexeme extends Span {
  readonly code: string;
  readonly lower: string;
}

/** The view as lexemes, and the string of their codes. */
export interface Lexed {
  readonly lexemes: readonly Lexeme[];
  readonly codes: string;
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
