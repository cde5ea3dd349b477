import type { CountryAtom } from './countries.js';
import type { BodyHead } from './lexicon.js';
import { at, behindArticle, type Scan } from './scan.js';

export function acronymAt(scan: Scan, index: number, limit: number): { text: string; last: number } | null {
  const open = at(scan, index, limit);
  // "(ACA)", "(the Friends)", '("the Group")'.
  let i = index + 1;
  while (/^("|the)$/.test(at(scan, i, limit)?.lower ?? '')) i++;
  const named = i > index + 1;
  const word = at(scan, i, limit);
  const last = at(scan, i + 1, limit)?.lower === '"' ? i + 2 : i + 1;
  const close = at(scan, last, limit);
  const shape = named ? /^\p{Lu}[\p{L}\p{N}&-]{2,}$/u : /^\p{Lu}[\p{Lu}\p{N}.&-]{1,9}s?$/u;
  if (open?.lower !== '(' || close?.lower !== ')' || !word || !shape.test(word.text)) return null;
  return { text: word.text, last: last + 1 };
}

const PLACED = new Set(['group', 'forum', 'dialogue', 'coalition', 'alliance', 'commission', 'committee', 'council']);

/** Countries behind "of": "Ministry of Defense of Japan", "the Government of Iraq". */
export function ofCountries(
  scan: Scan,
  index: number,
  limit: number,
  several: boolean,
): { ids: string[]; last: number } | null {
  if (at(scan, index, limit)?.lower !== 'of') return null;
  const ids: string[] = [];
  let last = index;
  for (let i = index + 1; i < limit; ) {
    i = behindArticle(scan, i, limit);
    const atom: CountryAtom | undefined = scan.atoms[i];
    if (!atom || atom.last > limit || atom.form !== 'name' || atom.partial) break;
    ids.push(...atom.ids);
    last = atom.last;
    i = last;
    if (!several || !/^(and|,|&)$/.test(at(scan, i, limit)?.lower ?? '')) break;
    while (/^(and|,|&)$/.test(at(scan, i, limit)?.lower ?? '')) i++;
  }
  return ids.length > 0 ? { ids, last } : null;
}

/** "Working Group on Central America": groups about a place keep it in their name. */
export function placed(scan: Scan, after: number, head: BodyHead): boolean {
  // "the Council on the Palestinian cause": the words behind a demonym are no name.
  const atom = scan.atoms[after];
  if (atom?.form === 'adjective' && !scan.words[atom.last]?.cap) return false;
  return PLACED.has(head.form.toLowerCase().split(' ').at(-1) ?? '') && scan.words[after]?.cap === true;
}

export function placedEnd(scan: Scan, after: number, limit: number): number {
  let end = after;
  // "on Haze and Peatland Management"
  while (end - after < 6) {
    const beyond = at(scan, end + 1, limit);
    if (at(scan, end, limit)?.cap) end++;
    else if (at(scan, end, limit)?.lower === 'and' && beyond?.cap && !scan.atoms[end + 1]) end += 2;
    else break;
  }
  return end;
}
