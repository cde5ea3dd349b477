import { BREAK, type Lexed, LexedBuilder } from './codes.js';

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
export function nearby({ view, codes, starts, ends }: Lexed, telling: CodeSet): Lexed {
  const kept = new LexedBuilder();
  const keepTo = (end: number): void => {
    for (; next < end; next++) kept.add(starts[next] ?? 0, ends[next] ?? 0, codes.charAt(next));
  };
  let upTo = -1;
  let next = 0;
  for (let i = 0; i < codes.length; i++) {
    if (telling[codes.charCodeAt(i)] !== 1) continue;
    const from = Math.max(next, i - REACH);
    keepTo(Math.min(upTo + 1, from));
    if (next < from && kept.size > 0) kept.add(0, 0, BREAK);
    next = from;
    keepTo(i + 1);
    upTo = i + REACH;
  }
  keepTo(Math.min(upTo + 1, codes.length));
  return kept.done(view);
}
