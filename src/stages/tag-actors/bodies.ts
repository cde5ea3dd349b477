import { complementEnd, headAt, knownBody, nounEnd } from './body-heads.js';
import { acronymAt, ofCountries, placed, placedEnd } from './body-parts.js';
import type { BodyHead, BodyName } from './lexicon.js';
import { at, behindArticle, isTitleWord, type Scan } from './scan.js';
import { slug } from './slug.js';

/** An organisation as a release names it. */
export interface Body {
  readonly first: number;
  readonly last: number;
  readonly name: string;
  /** The id when the name alone settles it (a known body), else null. */
  readonly id: string | null;
  /** Slug of the name without its country. */
  readonly slug: string;
  readonly countries: readonly string[];
  /** Of a kind that belongs to one country: a ministry, an army. */
  readonly national: boolean;
  readonly capital: boolean;
  /** Abbreviation given in brackets. */
  readonly acronym: string | null;
  /** Word behind its noun. */
  readonly noun: number;
  /** An office below its body. */
  readonly below: boolean;
  /** A plural: "the Governments". */
  readonly several: boolean;
  /** Only its noun, perhaps with the article: "the Working Group". */
  readonly bare: boolean;
  /** A known name that other countries' bodies bear too ("Security Council"). */
  readonly shared: boolean;
  /** Of words that any such body's name could have ("Ministry of Defense"). */
  readonly generic: boolean;
  /** Id of the body above countries at the top, where the name says it: `org:united-nations` of the General Assembly. */
  readonly above: string | null;
}

/** "Heads of State and Government", "Heads of Delegation": offices, no body. */
function isOffice(scan: Scan, index: number): boolean {
  if (!/^(?:government|delegation)$/.test(scan.words[index]?.lower ?? '')) return false;
  const before = scan.words.slice(Math.max(0, index - 4), index).map(({ lower }) => lower);
  return /\bheads? of (?:state (?:and|or) )?$/.test(`${before.join(' ')} `);
}

/** "My Government": whose it is belongs to no name. */
const POSSESSIVE = /^(?:my|our|your|his|her|its|their)$/;

/** The body that begins at a word. A country before it is the caller's. Several rules ask for the same one. */
export function parseBody(scan: Scan, first: number, limit: number): Body | undefined {
  const known = scan.bodies.get(first);
  if (known?.limit === limit) return known.body;
  const body = readBody(scan, first, limit);
  scan.bodies.set(first, { limit, body });
  return body;
}

/** A known name wins over the grammar. */
function readBody(scan: Scan, first: number, limit: number): Body | undefined {
  if (POSSESSIVE.test(scan.words[first]?.lower ?? '') || isOffice(scan, first)) return undefined;
  const known = knownBody(scan, first, limit);
  const built = buildBody(scan, first, limit);
  if (known && (!built || built.noun <= known.end)) {
    const acronym = acronymAt(scan, known.end, limit);
    const [country, name] = isNational(known.value) ? known.value.id.split('/') : [null, known.value.id];
    return {
      first,
      last: acronym?.last ?? known.end,
      name: scan.view.slice(scan.words[first]?.start, scan.words[known.end - 1]?.end),
      id: `org:${known.value.id}`,
      slug: name ?? '',
      countries: country ? [country] : [],
      national: country !== null && country !== undefined,
      capital: true,
      acronym: acronym?.text ?? null,
      noun: known.end,
      below: false,
      several: false,
      bare: false,
      shared: known.value.shared,
      generic: false,
      above: topOf(known.value),
    };
  }
  return known && built && !isNational(known.value) ? partOf(scan, known, built) : built;
}

/** The body at the top of a known one; null for those of countries. */
const topOf = (body: BodyName): string | null => (isNational(body) ? null : `org:${body.of ?? body.id.split('/')[0]}`);

const isNational = ({ id }: BodyName): boolean => /^[A-Z]{3}\//.test(id);

/** "NATO Response Force", "UN Environment Assembly": an organ of a known body stands below it. */
function partOf(scan: Scan, known: { value: BodyName; end: number }, built: Body): Body {
  const organ = built.name.slice((scan.words[known.end]?.start ?? 0) - (scan.words[built.first]?.start ?? 0));
  const parent = known.value.id === 'united-nations' ? 'un' : known.value.id;
  const id = `org:${parent}${built.below && parent !== 'un' ? '/' : '-'}${slug(organ)}`;
  return { ...built, id, slug: id.slice(4), countries: [], national: false, shared: false, above: topOf(known.value) };
}

function buildBody(scan: Scan, first: number, limit: number): Body | undefined {
  const noun = nounEnd(scan, first, limit);
  if (!noun) return undefined;
  let last = noun.end;
  const preposition = at(scan, noun.end, limit)?.lower ?? '';
  const capital = scan.words[first]?.cap === true;
  // "the Authority of Heads of State and Government of the Economic Community …": the whole behind "of" is a name.
  const whole = preposition === 'of' ? knownBody(scan, behindArticle(scan, noun.end + 1, limit), limit) : undefined;
  const above = whole && !isNational(whole.value) && !namesField(scan, whole.end, limit) ? whole : undefined;
  if (above && capital)
    return organOf(scan, first, noun, { ...above, last: acronymAt(scan, above.end, limit)?.last ?? above.end });
  if (scan.words[noun.start]?.cap && /^(of|for|on|to)$/.test(preposition)) {
    const after = at(scan, noun.end + 1, limit)?.lower === 'the' ? noun.end + 2 : noun.end + 1;
    const end = complementEnd(scan, after, limit);
    // "Press Service of the Ministry of …": what follows is a body of its own.
    if (end > after && !headAt(scan, after, limit)) last = end;
    else if (preposition === 'on' && placed(scan, after, noun.value)) last = placedEnd(scan, after, limit);
  }
  const named = last;
  const acronym = acronymAt(scan, last, limit);
  if (acronym) last = acronym.last;
  const several = /s$|military$/.test(noun.value.form);
  const of = ofCountries(scan, last, limit, several);
  if (of && (noun.value.national || named > noun.end)) last = of.last;
  const name = scan.view.slice(scan.words[first]?.start, scan.words[named - 1]?.end);
  return {
    first,
    last,
    name,
    id: null,
    slug: slug(
      noun.value.singular && named === noun.end ? name.slice(0, -noun.value.form.length) + noun.value.singular : name,
    ),
    countries: of && last === of.last ? of.ids : [],
    national: noun.value.national,
    capital,
    acronym: acronym?.text ?? null,
    noun: noun.end,
    below: noun.value.below,
    several: noun.value.singular !== null,
    bare: noun.start === first && named === noun.end,
    shared: false,
    generic: noun.start === first || isTitleWord(scan.words[first]),
    above: null,
  };
}

/** "Ministry of European Union Affairs": the body is in the name of a field. */
const namesField = (scan: Scan, behind: number, limit: number): boolean =>
  at(scan, behind, limit)?.cap === true && isTitleWord(scan.words[behind]);

/** "Permanent Council of the Organization of American States": named from the other side. */
function organOf(
  scan: Scan,
  first: number,
  noun: { readonly value: BodyHead; readonly end: number },
  above: { readonly value: BodyName; readonly end: number; readonly last: number },
): Body {
  const name = scan.view.slice(scan.words[first]?.start, scan.words[above.end - 1]?.end);
  const own = slug(scan.view.slice(scan.words[first]?.start, scan.words[noun.end - 1]?.end));
  const parent = above.value.id === 'united-nations' ? 'un' : above.value.id;
  const id = `${parent}${noun.value.below && parent !== 'un' ? '/' : '-'}${own}`;
  return {
    first,
    // "the Council of Ministers of the … Union (RU)": the abbreviation is the union's.
    last: above.last,
    name,
    id: `org:${id}`,
    slug: id,
    countries: [],
    national: false,
    capital: true,
    acronym: null,
    noun: noun.end,
    below: noun.value.below,
    several: false,
    bare: false,
    shared: false,
    generic: false,
    above: topOf(above.value),
  };
}
