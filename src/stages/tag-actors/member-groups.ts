import { knownBody } from './body-heads.js';
import { acronymAt } from './body-parts.js';
import type { GroupFind } from './finds.js';
import { at, behindArticle, type Scan } from './scan.js';
import { slug } from './slug.js';

const COUNTRIES = /^(?:countries|nations|states|governments)$/;

/** Short names under which the members of a body go. */
const SHORT: Readonly<Record<string, string>> = { 'european-union': 'eu', 'united-nations': 'un' };

/** The words "member states" that begin here; their end, or null. */
function memberStatesEnd(scan: Scan, index: number, limit: number): number | null {
  const joined = /^member-states$/.test(at(scan, index, limit)?.lower ?? '');
  if (joined) return index + 1;
  const two = at(scan, index, limit)?.lower === 'member' && COUNTRIES.test(at(scan, index + 1, limit)?.lower ?? '');
  return two ? index + 2 : null;
}

const group = (first: number, last: number, name: string, members: boolean): GroupFind => ({
  kind: 'group',
  first,
  last,
  id: `group:${slug(name)}`,
  offices: false,
  members,
});

/** "ASEAN Member States", "the Member States of the European Union": the members of a body, who act together. */
export function memberStates(scan: Scan, first: number, limit: number): GroupFind | undefined {
  const before = knownBody(scan, first, limit);
  const behindName = before && memberStatesEnd(scan, before.end, limit);
  if (before && behindName) return group(first, behindName, `${shortName(before.value.id)} member states`, true);
  const states = memberStatesEnd(scan, first, limit);
  if (states === null || at(scan, states, limit)?.lower !== 'of') return undefined;
  const body = knownBody(scan, behindArticle(scan, states + 1, limit), limit);
  if (!body || /^[A-Z]{3}\//.test(body.value.id)) return undefined;
  const last = acronymAt(scan, body.end, limit)?.last ?? body.end;
  return group(first, last, `${shortName(body.value.id)} member states`, true);
}

const shortName = (id: string): string => SHORT[id] ?? id.replace(/\//g, ' ');

/** "the Nordic countries", "Central Asian States": those of a region. */
export function regionalCountries(scan: Scan, first: number, limit: number): GroupFind | undefined {
  let i = first;
  while (i - first < 3 && scan.words[i]?.cap && !isRegion(scan, i)) i++;
  if (!isRegion(scan, i) || !COUNTRIES.test(at(scan, i + 1, limit)?.lower ?? '')) return undefined;
  if (
    i > first &&
    !/^(?:central|south|southeast|east|west|north|western|eastern|northern|southern)$/.test(
      scan.words[first]?.lower ?? '',
    )
  )
    return undefined;
  const words = scan.words.slice(first, i + 2).map(({ lower }) => lower);
  return group(first, i + 2, words.join(' '), false);
}

/** An adjective of a region, with a capital. */
export function isRegion({ words, lexicon }: Scan, index: number): boolean {
  const word = words[index];
  return word?.cap === true && lexicon.regions.has(word.lower);
}
