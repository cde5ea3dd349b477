import type { Token } from './document.js';

/** Index of the first token that starts at an offset or behind it. */
export function tokenFrom(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle] as Token).start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the token that starts at an offset; undefined where none does. */
export function tokenAt(tokens: readonly Token[], offset: number): number | undefined {
  const index = tokenFrom(tokens, offset);
  return tokens[index]?.start === offset ? index : undefined;
}
