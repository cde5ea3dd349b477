import type { CountryAtom } from './countries.js';
import { at, isPossessive, type Scan } from './scan.js';

/** Countries that stand before an office or a body. */
export interface Prefix {
  readonly ids: readonly string[];
  /** The word behind them, possessive included. */
  readonly end: number;
  readonly form: 'none' | 'owner' | 'name' | 'compound';
}

/** The country or compound of countries that begins at a word, with its possessive. */
export function countryPrefix(scan: Scan, index: number, limit: number): Prefix {
  const atom: CountryAtom | undefined = scan.atoms[index];
  if (!atom || atom.partial || atom.last > limit) return { ids: [], end: index, form: 'none' };
  const possessive = isPossessive(at(scan, atom.last, limit));
  const owner = possessive || atom.form === 'adjective' || atom.form === 'seat';
  const form = atom.ids.length > 1 ? 'compound' : owner ? 'owner' : 'name';
  return { ids: atom.ids, end: possessive ? atom.last + 1 : atom.last, form };
}

/** Several countries before one plural noun: "Japanese and ROK", "Japan's and Korea's". */
export function countryList(scan: Scan, index: number, limit: number): Prefix | undefined {
  const ids: string[] = [];
  let end = index;
  for (let i = index; i < limit; ) {
    const prefix = countryPrefix(scan, i, limit);
    if (prefix.ids.length === 0) break;
    ids.push(...prefix.ids);
    end = prefix.end;
    i = end;
    if (!/^(and|,|&)$/.test(at(scan, i, limit)?.lower ?? '')) break;
    while (/^(and|,|&|the)$/.test(at(scan, i, limit)?.lower ?? '')) i++;
  }
  return ids.length > 1 ? { ids: [...new Set(ids)], end, form: 'compound' } : undefined;
}
