import type { CountryAtom } from './countries.js';
import type { BodyHead, BodyName } from './lexicon.js';
import { at, behindArticle, isPossessive, isTitleWord, lowerUpTo, type Scan } from './scan.js';
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
  /** Only its noun, perhaps with the article: "the Working Group". */
  readonly bare: boolean;
  /** A known name that other countries' bodies bear too ("Security Council"). */
  readonly shared: boolean;
  /** Of words that any such body's name could have ("Ministry of Defense"). */
  readonly generic: boolean;
}

const MOST_WORDS = 9;

function knownBody(scan: Scan, first: number, limit: number): { value: BodyName; end: number } | undefined {
  return scan.lexicon.bodies.longest(lowerUpTo(scan, limit), first, ({ name }, end) => {
    const start = scan.words[first]?.start ?? 0;
    const text = scan.view.slice(start, scan.words[end - 1]?.end);
    // One word, or an abbreviation, counts only in its own spelling: "who" and "quad" are no bodies.
    return name.includes(' ') ? scan.words[first]?.cap === true || name[0] !== name[0]?.toUpperCase() : text === name;
  });
}

function headAt(scan: Scan, index: number, limit: number): { value: BodyHead; end: number } | undefined {
  const found = scan.lexicon.bodyHeads.longest(lowerUpTo(scan, limit), index);
  if (!found) return undefined;
  return scan.words[index]?.cap || found.value.lower ? found : undefined;
}

/** "of National Defense", "of Foreign Affairs and Trade": words of offices behind the noun. */
function complementEnd(scan: Scan, start: number, limit: number): number {
  let end = start;
  for (let i = start; i < limit && i - start < MOST_WORDS; i++) {
    const word = scan.words[i];
    if (word?.cap && !scan.atoms[i] && isTitleWord(scan, word)) {
      end = i + 1;
      continue;
    }
    // "the Ministry of Finance and the Ministry of …": behind the "and" is another name.
    const linked = i === end || (i === end + 1 && scan.words[end]?.lower === ',');
    const link = word && i > start && linked && /^(and|&|of|for|,)$/.test(word.lower);
    if (!link || (word.lower !== 'of' && headOrRoleFollows(scan, i + 1, limit))) break;
  }
  return end;
}

function headOrRoleFollows(scan: Scan, from: number, limit: number): boolean {
  for (let i = from; i < limit && i - from < 5; i++) {
    if (headAt(scan, i, limit) || scan.lexicon.roles.longest(lowerUpTo(scan, limit), i)) return true;
    const word = scan.words[i];
    if (!word || !(word.lower === 'the' || (word.cap && isTitleWord(scan, word)))) return false;
  }
  return false;
}

/** Behind a noun more capitals lead to another: "General Assembly Special Committee". */
function goesOn(scan: Scan, index: number, limit: number): boolean {
  for (let i = index; i < limit && i - index < 4; i++) {
    const word = scan.words[i];
    if (!word?.cap || scan.atoms[i] || scan.lexicon.nameStops.has(word.lower)) return false;
    if (headAt(scan, i, limit)) return true;
    if (scan.lexicon.roles.longest(lowerUpTo(scan, limit), i)) return false;
  }
  return false;
}

/** Adjectives before a name that are none of it. */
const LEADING = new Set('senior former acting several unanimous other press'.split(' '));

/** Names of many words before a noun: "Maritime Self-Defense Force", "Transitional Military Council". */
function nounEnd(
  scan: Scan,
  first: number,
  limit: number,
): { value: BodyHead; end: number; start: number } | undefined {
  // A known body that begins further on takes its words, unless it ends within one that begins here.
  const within = knownBody(scan, first, limit)?.end ?? 0;
  for (let i = first; i < limit && i - first < MOST_WORDS; i++) {
    const word = scan.words[i];
    if (!word) return undefined;
    const head = scan.lured[i] ? undefined : headAt(scan, i, limit);
    if (!head && i > first && (knownBody(scan, i, limit)?.end ?? 0) > within) return undefined;
    if (head) {
      // The last noun of a chain is the one: "Human Rights Council Group".
      if (goesOn(scan, head.end, limit)) continue;
      return { ...head, start: i };
    }
    if (scan.atoms[i] && i > first) return undefined;
    if (!word.cap && !(i > first && isPossessive(word))) return undefined;
    if (isPossessive(word) && !scan.words[i + 1]?.cap) return undefined;
    if (scan.lexicon.roles.longest(lowerUpTo(scan, limit), i)?.value.form && !isTitleWord(scan, word)) return undefined;
    if (
      (scan.lexicon.nameStops.has(word.lower) && !/^(NOUN|PROPN|ADJ)$/.test(word.tag)) ||
      scan.lured[i] ||
      (i === first && LEADING.has(word.lower))
    )
      return undefined;
  }
  return undefined;
}

function acronymAt(scan: Scan, index: number, limit: number): { text: string; last: number } | null {
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
function ofCountries(
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

/** The body that begins at a word. A country before it is the caller's; a known name wins over the grammar. */
export function parseBody(scan: Scan, first: number, limit: number): Body | undefined {
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
      bare: false,
      shared: known.value.shared,
      generic: false,
    };
  }
  return known && built && !isNational(known.value) ? partOf(scan, known, built) : built;
}

const isNational = ({ id }: BodyName): boolean => /^[A-Z]{3}\//.test(id);

/** "NATO Response Force", "UN Environment Assembly": an organ of a known body stands below it. */
function partOf(scan: Scan, known: { value: BodyName; end: number }, built: Body): Body {
  const organ = built.name.slice((scan.words[known.end]?.start ?? 0) - (scan.words[built.first]?.start ?? 0));
  const parent = known.value.id === 'united-nations' ? 'un' : known.value.id;
  const id = `org:${parent}${built.below && !parent.startsWith('un') ? '/' : '-'}${slug(organ)}`;
  return { ...built, id, slug: id.slice(4), countries: [], national: false, shared: false };
}

function buildBody(scan: Scan, first: number, limit: number): Body | undefined {
  const noun = nounEnd(scan, first, limit);
  if (!noun) return undefined;
  let last = noun.end;
  const preposition = at(scan, noun.end, limit)?.lower ?? '';
  const capital = scan.words[first]?.cap === true;
  if (scan.words[noun.start]?.cap && /^(of|for|on|to)$/.test(preposition)) {
    const after = at(scan, noun.end + 1, limit)?.lower === 'the' ? noun.end + 2 : noun.end + 1;
    const end = complementEnd(scan, after, limit);
    // "Press Service of the Ministry of …": what follows is a body of its own.
    if (end > after && !headAt(scan, after, limit)) last = end;
    else if (preposition === 'on' && placed(scan, after, noun.value)) last = placedEnd(scan, after);
  }
  const named = last;
  const acronym = acronymAt(scan, last, limit);
  if (acronym) last = acronym.last;
  const several = /s$|military$/.test(noun.value.form);
  const above =
    last === noun.end && preposition === 'of'
      ? knownBody(scan, behindArticle(scan, last + 1, limit), limit)
      : undefined;
  if (above && capital && !isNational(above.value) && noun.start > first - 1) return organOf(scan, first, noun, above);
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
    bare: noun.start === first && named === noun.end,
    shared: false,
    generic: noun.start === first || isTitleWord(scan, scan.words[first]),
  };
}

/** "Permanent Council of the Organization of American States": named from the other side. */
function organOf(
  scan: Scan,
  first: number,
  noun: { readonly value: BodyHead; readonly end: number },
  above: { readonly value: BodyName; readonly end: number },
): Body {
  const name = scan.view.slice(scan.words[first]?.start, scan.words[above.end - 1]?.end);
  const own = slug(scan.view.slice(scan.words[first]?.start, scan.words[noun.end - 1]?.end));
  const parent = above.value.id === 'united-nations' ? 'un' : above.value.id;
  const id = `${parent}${noun.value.below && !parent.startsWith('un') ? '/' : '-'}${own}`;
  return {
    first,
    last: above.end,
    name,
    id: `org:${id}`,
    slug: id,
    countries: [],
    national: false,
    capital: true,
    acronym: null,
    noun: noun.end,
    below: noun.value.below,
    bare: false,
    shared: false,
    generic: false,
  };
}

/** "Working Group on Central America": groups about a place keep it in their name. */
function placed(scan: Scan, after: number, head: BodyHead): boolean {
  return PLACED.has(head.form.split(' ').at(-1) ?? '') && scan.words[after]?.cap === true;
}

function placedEnd(scan: Scan, after: number): number {
  let end = after;
  while (scan.words[end]?.cap && end - after < 4) end++;
  return end;
}
