import type { Countries, CountryForm, CountryName } from './country-lexicon.js';
import type { ActorLexicon } from './lexicon.js';
import { isGiven, isNameStop, isTitleWord, type Word } from './scan.js';
import { type Unit, unitsOf } from './units.js';

/** A country named by words or parts of hyphened words. "Japan-ROK-U.S." is one atom of three countries. */
export interface CountryAtom {
  readonly start: number;
  readonly end: number;
  /** Words it touches, end exclusive. */
  readonly first: number;
  readonly last: number;
  readonly ids: readonly string[];
  readonly form: CountryForm;
  /** A seat of government counts for its country only as one who acts. */
  readonly acts: boolean;
  /** It leaves a part of its first or last word uncovered: "U.S.-led". */
  readonly partial: boolean;
}

/** A given or family name beside it makes an ambiguous name part of a person's: "Michael Jordan", "Israel Katz". */
function insideName(words: readonly Word[], first: number, last: number, lexicon: ActorLexicon): boolean {
  const before = words[first - 1];
  const after = words[last];
  if (before?.cap && isGiven(before)) return true;
  if (!after?.cap || after.tag !== 'PROPN' || /^(of|in|to|from|for|with|and|,|the|between)$/.test(before?.lower ?? ''))
    return false;
  const office = isTitleWord(after) || isNameStop(after);
  if (office || after.caps) return false;
  return ![lexicon.roles, lexicon.bodyHeads].some((phrases) => phrases.longest(words, last, words.length));
}

interface Hit {
  readonly name: CountryName;
  readonly first: number;
  readonly last: number;
}

/** Country names in order, none overlapping; the longest wins, and lures take their words away. */
function hitsOf(
  lured: Uint8Array,
  view: string,
  words: readonly Word[],
  units: readonly Unit[],
  countries: Countries,
  lexicon: ActorLexicon,
) {
  const hits: Hit[] = [];
  for (let i = 0; i < units.length; i++) {
    const unit = units[i] as Unit;
    if (!unit.begins) continue;
    const accept = (name: CountryName, end: number) => {
      const last = units[end - 1] as Unit;
      return name.exact === null || view.slice(unit.start, last.end) === name.exact;
    };
    const found = countries.names.longest(units, i, units.length, accept);
    if (!found) continue;
    const last = found.end;
    if (found.value.form === 'lure') lured.fill(1, unit.word, (units[last - 1] as Unit).word + 1);
    if (
      found.value.form !== 'lure' &&
      !(found.value.ambiguous && insideName(words, unit.word, (units[last - 1] as Unit).word + 1, lexicon))
    ) {
      hits.push({ name: found.value, first: i, last });
    }
    i = last - 1;
  }
  return hits;
}

/** A seat of government stands for its country only as one who acts: before a verb, or as "the Kremlin". */
function seatActs(words: readonly Word[], first: number, last: number): boolean {
  if (words[first]?.lower === 'kremlin') return true;
  const before = words[first - 1];
  const after = words[last];
  if (before && /^(in|at|to|from|of|near|around|for|,|and|visiting|-)$/.test(before.lower)) return false;
  if (after && (after.tag === 'VERB' || after.tag === 'AUX')) return true;
  return after?.lower === "'s" && before?.lower !== 'the';
}

export interface FoundCountries {
  /** For each word the atom that begins there. */
  readonly atoms: readonly (CountryAtom | undefined)[];
  /** 1 for words of a name that holds a country's name and means none. */
  readonly lured: Uint8Array;
}

/**
 * Countries of a document, by names, adjectives, peoples and, where they act, seats of government.
 */
export function findCountries(
  view: string,
  words: readonly Word[],
  countries: Countries,
  lexicon: ActorLexicon,
): FoundCountries {
  const units = unitsOf(words, countries.names.most, ({ spelling }) => countries.parts.of(spelling));
  const atoms: (CountryAtom | undefined)[] = new Array(words.length);
  const lured = new Uint8Array(words.length);
  const hits = hitsOf(lured, view, words, units, countries, lexicon);
  for (let h = 0; h < hits.length; h++) {
    const chain = [hits[h] as Hit];
    while (h + 1 < hits.length && joined(view, units, chain.at(-1) as Hit, hits[h + 1] as Hit)) {
      chain.push(hits[++h] as Hit);
    }
    const plain = atomOf(words, units, chain);
    if (!plain) continue;
    const atom = withBracket(words, units, plain, hits[h + 1]);
    if (atom !== plain) h++;
    atoms[atom.first] ??= atom;
  }
  return { atoms, lured };
}

/** Two names of one compound: "Japan-ROK", also damaged "ROK.U.S". */
function joined(view: string, units: readonly Unit[], left: Hit, right: Hit): boolean {
  const end = (units[left.last - 1] as Unit).end;
  const start = (units[right.first] as Unit).start;
  return start - end === 1 && right.first - left.last <= 1 && /[-\u2013\u2014/.]/.test(view.charAt(end));
}

function atomOf(words: readonly Word[], units: readonly Unit[], chain: readonly Hit[]): CountryAtom | undefined {
  const named = chain.filter(({ name }) => name.form !== 'prefix' || chain.length > 1);
  const [head] = named;
  const tail = named.at(-1);
  if (!head || !tail) return undefined;
  const start = (units[head.first] as Unit).start;
  const end = (units[tail.last - 1] as Unit).end;
  const first = (units[head.first] as Unit).word;
  const last = (units[tail.last - 1] as Unit).word + 1;
  const form = named.length > 1 ? 'adjective' : head.name.form;
  const acts = form !== 'seat' || seatActs(words, first, last);
  const ids = [...new Set(named.map(({ name }) => name.country))];
  const partial = (words[first] as Word).start < start || (words[last - 1] as Word).end > end;
  return { start, end, first, last, ids, form, acts, partial };
}

/** "Republic of Korea (ROK)": the second name of the same country, in brackets, is part of the first. */
function withBracket(words: readonly Word[], units: readonly Unit[], atom: CountryAtom, next: Hit | undefined) {
  const open = words[atom.last];
  const close = words[atom.last + 2];
  if (!next || atom.partial || atom.ids.length > 1 || open?.lower !== '(' || close?.lower !== ')') return atom;
  const inside = (units[next.first] as Unit).word === atom.last + 1 && next.name.country === atom.ids[0];
  return inside ? { ...atom, end: close.end, last: atom.last + 3 } : atom;
}
