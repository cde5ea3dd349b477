import { BREAK, type Lexed, type Stretch } from './codes.js';

/** A set of codes, as fast to ask as an array. */
export type CodeSet = Uint8Array;

export function codeSet(codes: readonly string[]): CodeSet {
  const set = new Uint8Array(0x10000);
  for (const code of codes) set[code.charCodeAt(0)] = 1;
  return set;
}

/** How far from a telling word the rest of an expression can stand, in lexemes. */
const REACH = 10;

const BREAK_CODE = BREAK.charCodeAt(0);

/**
 * The stretches of lexemes near those that every expression needs one of, cut at breaks. Most of a release is near
 * none, and patterns need not look at it.
 */
export function nearby(lexed: Lexed, telling: CodeSet): Stretch[] {
  const { codes } = lexed;
  const stretches: Stretch[] = [];
  const add = (from: number, to: number): void => {
    let first = from;
    for (let i = from; i <= to; i++) {
      if (i < to && codes[i] !== BREAK_CODE) continue;
      if (i > first) stretches.push(stretchOf(lexed, first, i));
      first = i + 1;
    }
  };
  let first = 0;
  let upTo = 0;
  for (let i = 0; i < codes.length; i++) {
    if (telling[codes[i] as number] !== 1) continue;
    if (i - REACH > upTo) {
      add(first, upTo);
      first = i - REACH;
    }
    upTo = Math.min(codes.length, i + REACH + 1);
  }
  add(first, upTo);
  return stretches;
}

/** The codes as a text, made in one go: letter by letter each would be looked up among the texts that V8 knows. */
function stretchOf(lexed: Lexed, from: number, to: number): Stretch {
  const { buffer, byteOffset, BYTES_PER_ELEMENT: size } = lexed.codes;
  const codes = Buffer.from(buffer, byteOffset + from * size, (to - from) * size).toString('utf16le');
  return { lexed, from, codes };
}
