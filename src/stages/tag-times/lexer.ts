import { BREAK, type Lexed, LexedBuilder, OTHER } from './codes.js';
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
function isWordCharacter(code: number): boolean {
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
  const builder = new LexedBuilder();
  let nextBreak = 0;
  for (let at = 0; at < view.length; ) {
    const code = view.charCodeAt(at);
    if (code === 32) {
      at++;
      continue;
    }
    if ((breaks[nextBreak] ?? view.length) <= at) {
      builder.add(at, at, BREAK);
      while ((breaks[nextBreak] ?? view.length) <= at) nextBreak++;
    }
    if (isNumeralStart(code)) at = numeral(view, at, vocabulary, builder);
    else if (isWordCharacter(code)) at = word(view, at, vocabulary, builder);
    else {
      builder.add(at, at + 1, SIGNS.get(view.charAt(at)) ?? OTHER);
      at++;
    }
  }
  return builder.done(view);
}

/** Adds the word that begins at an offset, and returns where it ends. */
function word(view: string, start: number, vocabulary: Vocabulary, builder: LexedBuilder): number {
  let end = start + 1;
  while (end < view.length && isWordCharacter(view.charCodeAt(end))) end++;
  // "FY2027" is the word "FY" and a year.
  if ((view.charCodeAt(start + 1) | 32) === 121 && /^FY\d/i.test(view.slice(start, start + 3))) end = start + 2;
  const text = view.slice(start, end);
  if (view.charCodeAt(end) === 46) {
    const abbreviated = vocabulary.code(`${text}.`);
    if (abbreviated) {
      builder.add(start, end + 1, abbreviated);
      return end + 1;
    }
  }
  builder.add(start, end, vocabulary.code(text) ?? (isLower(view.charAt(start)) ? 'w' : 'W'));
  return end;
}

function isLower(letter: string): boolean {
  return letter === letter.toLowerCase();
}
