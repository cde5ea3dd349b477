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
  /** Whole time expressions, in patterns of deadlines: dates, spans, spans that lie ahead, sets. */
  'time-date': 'T',
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
  ["'s", 's'],
  ["'", "'"],
  ['"', '"'],
]);

const J = '\\u2060*';
const LEXEME = new RegExp(
  [
    `(?<iso>\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}(?::?\\d{2}){0,2}Z?)?(?![\\w-]))`,
    `(?<isoMonth>(?:19|20)\\d{2}-(?:0[1-9]|1[0-2])(?![\\w-]))`,
    `(?<numeric>\\d{1,2}([./])\\d{1,2}\\4\\d{4}(?!\\w))`,
    `(?<clock12>\\d{1,2}(?:[:.]\\d{2})?\\s?(?:[ap]\\.\\s?m\\.?|[ap]m\\b))`,
    `(?<clock>\\d{1,2}:\\d{2}(?::\\d{2})?(?!\\w))`,
    `(?<decade>\\d{3}0'?s\\b)`,
    `(?<shortDecade>'?\\d0'?s\\b)`,
    `(?<ordinal>\\d+${J}(?:st|nd|rd|th)\\b)`,
    `(?<glued>[QH][1-4]\\b|[1-4][QH]\\b|FY(?=\\s?'?\\d))`,
    `(?<number>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+\\.\\d+|\\d+(?![\\p{L}\\d_]))`,
    `(?<shortYear>'\\d{2}\\b)`,
    `(?<word>[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}_\\u2060]*)`,
    `(?<possessive>'s\\b)`,
    `(?<sign>[^\\s])`,
  ].join('|'),
  'giu',
);

function numberShape(text: string): string {
  if (text.includes('.')) return 'f';
  if (text.includes(',') || text.length > 4) return 'm';
  const value = Number(text);
  if (text.length === 4) return value >= 1000 && value <= 2199 ? 'y' : 'm';
  if (text.length === 3 || value === 0) return 'm';
  if (text.startsWith('0')) return 'z';
  return value <= 31 ? 'd' : 't';
}

const GROUP_SHAPES: readonly (readonly [string, string])[] = [
  ['iso', 'I'],
  ['isoMonth', 'K'],
  ['numeric', 'J'],
  ['clock12', 'C'],
  ['clock', 'c'],
  ['decade', 'D'],
  ['shortDecade', 'E'],
  ['shortYear', 'Y'],
];

/**
 * Turns the view into lexemes.
 *
 * @param breaks offsets no pattern may cross (starts of segments), ascending
 */
export function lex(view: string, breaks: readonly number[], vocabulary: Vocabulary): Lexed {
  const lexemes: Lexeme[] = [];
  let codes = '';
  let nextBreak = 0;
  for (const match of view.matchAll(LEXEME)) {
    let crossed = false;
    while ((breaks[nextBreak] ?? Number.POSITIVE_INFINITY) <= match.index) {
      crossed = true;
      nextBreak++;
    }
    if (crossed) {
      lexemes.push({ start: match.index, end: match.index, code: BREAK, lower: '' });
      codes += BREAK;
    }
    const lexeme = lexemeOf(match, view, vocabulary);
    lexemes.push(lexeme);
    codes += lexeme.code;
  }
  return { lexemes, codes };
}

function lexemeOf(match: RegExpMatchArray, view: string, vocabulary: Vocabulary): Lexeme {
  const text = match[0];
  const start = match.index ?? 0;
  const lower = normalWord(text);
  const groups = match.groups ?? {};
  if (groups.word !== undefined || groups.glued !== undefined) {
    return wordLexeme(text, lower, start, view, vocabulary);
  }
  const end = start + text.length;
  if (groups.number !== undefined) return { start, end, lower, code: numberShape(text) };
  if (groups.ordinal !== undefined) {
    return { start, end, lower, code: Number.parseInt(lower, 10) <= 31 ? 'o' : 'p' };
  }
  const shape = GROUP_SHAPES.find(([name]) => groups[name] !== undefined);
  return { start, end, lower, code: shape?.[1] ?? SIGNS.get(lower) ?? OTHER };
}

function wordLexeme(text: string, lower: string, start: number, view: string, vocabulary: Vocabulary): Lexeme {
  const end = start + text.length;
  const isLower = text.charAt(0) === lower.charAt(0);
  if (view.charAt(end) === '.') {
    const abbreviated = vocabulary.code(`${lower}.`, isLower);
    if (abbreviated) return { start, end: end + 1, lower: `${lower}.`, code: abbreviated };
  }
  const code = vocabulary.code(lower, isLower) ?? (isLower ? 'w' : 'W');
  return { start, end, lower, code };
}
