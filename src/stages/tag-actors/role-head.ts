import type { CountryAtom } from './countries.js';
import type { RoleWord } from './lexicon.js';
import { at, isPossessive, isTitleWord, phraseAt, type Scan } from './scan.js';

export interface Head {
  readonly start: number;
  readonly end: number;
  /** Where the noun itself begins. */
  readonly noun: number;
  readonly word: RoleWord;
  readonly country: CountryAtom | null;
}

const MODIFIERS = 9;
/** Nouns of one chain that are looked at: no title has more, and a text of nothing else must not take for ever. */
const LONGEST_CHAIN = 8;

export const LINKS = new Set(['and', '&', ',', '/', 'plus']);

export function roleWord(scan: Scan, index: number, limit: number): { value: RoleWord; end: number } | undefined {
  const found = phraseAt(scan.lexicon.roles, scan, index, limit);
  if (!found) return undefined;
  return found.value.needsCapital && !scan.words[index]?.cap ? undefined : found;
}

/** Modifiers and the noun: "First Vice Foreign Minister", "Foreign and Security Advisor", "former Honduran President". */
export function findHead(scan: Scan, first: number, limit: number, chain = 1): Head | undefined {
  let country: CountryAtom | null = null;
  for (let i = first; i < limit && i - first <= MODIFIERS; ) {
    const found = roleWord(scan, i, limit);
    if (found) {
      // "Deputy National Security Advisor", "Chief Negotiator": the last noun of a chain carries the office.
      const goesOn = chain < LONGEST_CHAIN && scan.words[found.end]?.cap;
      const further = goesOn ? findHead(scan, found.end, limit, chain + 1) : undefined;
      if (further) return { ...further, start: first, country: country ?? further.country };
      return { start: first, end: found.end, noun: i, word: found.value, country };
    }
    const word = at(scan, i, limit);
    const atom: CountryAtom | undefined = scan.atoms[i];
    if (atom && i > first && !country && atom.ids.length === 1 && !atom.partial) {
      country = atom;
      i = atom.last;
    } else if (isTitleWord(word) || (i > first && isPossessive(word))) {
      i++;
    } else if (i > first && word && LINKS.has(word.lower) && joinsTitle(scan, i, limit)) {
      i++;
    } else {
      return undefined;
    }
  }
  return undefined;
}

/** "Foreign and Security Advisor"; but "open to diplomacy, Special Representative X" joins nothing. */
function joinsTitle(scan: Scan, link: number, limit: number): boolean {
  const next = at(scan, link + 1, limit);
  return isTitleWord(next) && scan.words[link - 1]?.cap === next?.cap;
}

/** True when a new office begins here, so that an "and" before it joins two offices, not two parts of one. */
export function startsRole(scan: Scan, index: number, limit: number): boolean {
  return findHead(scan, index, limit) !== undefined;
}
