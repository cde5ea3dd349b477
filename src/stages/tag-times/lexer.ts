import type { Span } from '../../core/span.js';
import { normalWord } from '../../core/view.js';
import type { Vocabulary } from './vocabulary.js';

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
const SIGNS = new Map([
  [',', ','],
  ['-', '-'],
  ['\u2013', '-'],
  ['\u2014', '-'],
  ['/', '/'],
  ['(', '('],
  [')', ')'],
  ['"', '"'],
]);

/** What begins with a digit or an apostrophe, most special first. */
const NUMERAL = new RegExp(
  [
    '(?<iso>\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}(?::?\\d{2}){0,2}Z?)?(?![\\w-]))',
    '(?<isoMonth>(?:19|20)\\d{2}-(?:0[1-9]|1[0-2])(?![\\w-]))',
    '(?<numeric>\\d{1,2}([./])\\d{1,2}\\4\\d{4}(?!\\w))',
    '(?<clock12>\\d{1,2}(?:[:.]\\d{2})?\\s?(?:[ap]\\.\\s?m\\.?|[ap]m\\b))',
    '(?<clock>\\d{1,2}:\\d{2}(?::\\d{2})?(?!\\w))',
    "(?<decade>\\d{3}0'?s\\b)",
    "(?<shortDecade>'?\\d0'?s\\b)",
    '(?<ordinal>\\d+\\u2060*(?:st|nd|rd|th)\\b)',
    '(?<glued>[1-4][QH]\\b)',
    '(?<number>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+\\.\\d+|\\d+(?![\\p{L}\\d_]))',
    "(?<shortYear>'\\d{2}\\b)",
    "(?<possessive>'s\\b)",
    "(?<apostrophe>')",
    '(?<word>\\d[\\p{L}\\p{M}\\p{N}_]*)',
  ].join('|'),
  'iuy',
);

const SHAPE_OF_GROUP: Readonly<Record<string, string>> = {
  iso: 'I',
  isoMonth: 'K',
  numeric: 'J',
  clock12: 'C',
  clock: 'c',
  decade: 'D',
  shortDecade: 'E',
  shortYear: 'Y',
  possessive: 's',
  apostrophe: "'",
  word: 'w',
};

function numberShape(text: string): string {
  if (text.includes('.')) return 'f';
  if (text.includes(',') || text.length > 4) return 'm';
  const value = Number(text);
  if (text.length === 4) return value >= 1000 && value <= 2199 ? 'y' : 'm';
  if (text.length === 3 || value === 0) return 'm';
  if (text.startsWith('0')) return 'z';
  return value <= 31 ? 'd' : 't';
}

const BEYOND_ASCII = /[\p{L}\p{M}\p{N}\u2060]/u;

/** Letters, digits and what joins them inside a word. Most characters are ASCII, where a comparison is enough. */
function isWordCharacter(view: string, at: number): boolean {
  const code = view.charCodeAt(at);
  if (code < 128) {
    return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
  }
  return BEYOND_ASCII.test(String.fromCharCode(code));
}

function isNumeralStart(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 39;
}

/**
 * Turns the view into lexemes.
 *
 * @param breaks offsets no pattern may cross (starts of segments), ascending
 */
export function lex(view: string, breaks: readonly number[], vocabulary: Vocabulary): Lexed {
  const lexemes: Lexeme[] = [];
  let nextBreak = 0;
  for (let at = 0; at < view.length; ) {
    const code = view.charCodeAt(at);
    if (code === 32) {
      at++;
      continue;
    }
    if ((breaks[nextBreak] ?? view.length) <= at) {
      lexemes.push({ start: at, end: at, code: BREAK, lower: '' });
      while ((breaks[nextBreak] ?? view.length) <= at) nextBreak++;
    }
    const lexeme = isNumeralStart(code) ? numeral(view, at, vocabulary) : word(view, at, vocabulary);
    lexemes.push(lexeme);
    at = lexeme.end;
  }
  return { lexemes, codes: lexemes.map(({ code }) => code).join('') };
}

function numeral(view: string, start: number, vocabulary: Vocabulary): Lexeme {
  NUMERAL.lastIndex = start;
  const groups = NUMERAL.exec(view)?.groups ?? {};
  for (const [name, text] of Object.entries(groups)) {
    if (text === undefined) continue;
    const lower = normalWord(text);
    return { start, end: start + text.length, lower, code: numeralCode(name, text, lower, vocabulary) };
  }
  return { start, end: start + 1, lower: view.charAt(start), code: OTHER };
}

function numeralCode(group: string, text: string, lower: string, vocabulary: Vocabulary): string {
  if (group === 'number') return numberShape(text);
  if (group === 'ordinal') return Number.parseInt(lower, 10) <= 31 ? 'o' : 'p';
  if (group === 'glued') return vocabulary.code(lower, true) ?? 'w';
  return SHAPE_OF_GROUP[group] ?? OTHER;
}

function word(view: string, start: number, vocabulary: Vocabulary): Lexeme {
  let end = start;
  while (end < view.length && isWordCharacter(view, end)) end++;
  if (end === start) {
    const sign = view.charAt(start);
    return { start, end: start + 1, lower: sign, code: SIGNS.get(sign) ?? OTHER };
  }
  // "FY2027" is the word "FY" and a year.
  if ((view.charCodeAt(start + 1) | 32) === 121 && /^FY\d/i.test(view.slice(start, start + 3))) end = start + 2;
  const text = view.slice(start, end);
  const lower = normalWord(text);
  const isLower = text.charAt(0) === lower.charAt(0);
  if (view.charAt(end) === '.') {
    const abbreviated = vocabulary.code(`${lower}.`, isLower);
    if (abbreviated) return { start, end: end + 1, lower: `${lower}.`, code: abbreviated };
  }
  return { start, end, lower, code: vocabulary.code(lower, isLower) ?? (isLower ? 'w' : 'W') };
}

/** A set of codes, as fast to ask as an array. */
export type CodeSet = Uint8Array;

export function codeSet(codes: readonly string[]): CodeSet {
  const set = new Uint8Array(0x10000);
  for (const code of codes) set[code.charCodeAt(0)] = 1;
  return set;
}

/** How far from a telling word the rest of an expression can stand, in lexemes. */
const REACH = 10;

/**
 * Keeps the lexemes near those that every expression needs one of; a break stands for what is left out. Most of a
 * release is neither, and patterns need not look at it.
 */
export function nearby({ lexemes, codes }: Lexed, telling: CodeSet): Lexed {
  const kept: Lexeme[] = [];
  let upTo = -1;
  let next = 0;
  for (let i = 0; i < lexemes.length; i++) {
    if (telling[codes.charCodeAt(i)] !== 1) continue;
    const from = Math.max(next, i - REACH);
    for (; next <= upTo && next < from; next++) kept.push(lexemes[next] as Lexeme);
    if (next < from && kept.length > 0) kept.push({ start: 0, end: 0, code: BREAK, lower: '' });
    next = Math.max(next, from);
    upTo = i + REACH;
    for (; next <= i; next++) kept.push(lexemes[next] as Lexeme);
  }
  for (; next <= upTo && next < lexemes.length; next++) kept.push(lexemes[next] as Lexeme);
  return { lexemes: kept, codes: kept.map(({ code }) => code).join('') };
}
