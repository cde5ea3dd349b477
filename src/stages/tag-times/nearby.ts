import { BREAK, type Lexed, type Lexeme } from './codes.js';

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
