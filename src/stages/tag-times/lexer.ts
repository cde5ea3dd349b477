import { normalWord } from '../../core/view.js';
import { BREAK, type Lexed, type Lexeme, OTHER } from './codes.js';
import { numeral } from './numerals.js';
import type { Vocabulary } from './vocabulary.js';

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
