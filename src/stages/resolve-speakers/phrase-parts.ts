import type { TokenRange } from '../../core/parse.js';
import type { Actors } from './actors.js';

/** Prepositions: behind one, a phrase names no actor of its own. */
export const LINK = new Set([
  'of',
  'for',
  'in',
  'from',
  'to',
  'at',
  'by',
  'on',
  'between',
  'among',
  'against',
  'under',
  'over',
]);

export const DETERMINERS = new Set([
  'the',
  'a',
  'an',
  'both',
  'their',
  'its',
  'his',
  'her',
  'our',
  'all',
  'these',
  'those',
]);

/** Cuts a noun phrase at its coordinators and commas, outside names. */
export function conjuncts(actors: Actors, range: TokenRange): TokenRange[] {
  const parts: TokenRange[] = [];
  let first = range.first;
  const add = (last: number) => {
    if (last > first) parts.push({ first, last });
  };
  for (let i = range.first; i < range.last; i++) {
    const inside = actors.at(i);
    if (inside) {
      i = Math.min(inside.last, range.last) - 1;
      continue;
    }
    const word = actors.lower(i);
    const separates =
      word === ',' ||
      word === 'and' ||
      word === '&' ||
      word === 'alongside' ||
      (word === 'as' && actors.lower(i + 1) === 'well');
    if (!separates) continue;
    // "the Defense Ministers of Japan and the ROK": the countries are coordinated below one head.
    if (belowHead(actors, first, i)) continue;
    add(i);
    first = i + 1;
    if (word === 'as') first = i + 3;
  }
  add(range.last);
  return parts;
}

function belowHead(actors: Actors, first: number, index: number): boolean {
  for (let i = first; i < index; i++) {
    if (LINK.has(actors.lower(i)) && !actors.at(i)) {
      let start = first;
      while (DETERMINERS.has(actors.lower(start))) start++;
      return !actors.at(start);
    }
  }
  return false;
}

/** The last word of the phrase before its first preposition, names taken whole. */
export function headOf(actors: Actors, range: TokenRange): number {
  for (let i = range.first; i < range.last; i++) {
    const next = i + 1;
    if (next >= range.last) return i;
    if (actors.at(next)) continue;
    const word = actors.lower(next);
    if (
      LINK.has(word) ||
      word === 'who' ||
      word === 'which' ||
      word === 'with' ||
      word === '(' ||
      word === ',' ||
      word === 'that'
    )
      return i;
  }
  return range.first;
}
