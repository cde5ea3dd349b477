import { SpellingFact } from '../../core/spelling.js';
import { at, isGiven, isNameStop, isTitleWord, phraseAt, type Scan, type Word } from './scan.js';

/** The words of a person's name, as they stand. */
export interface NameRun {
  readonly first: number;
  readonly last: number;
  /** Name words without honorifics, initials in the middle and suffixes. */
  readonly parts: readonly string[];
  readonly honorific: boolean;
  /** The form of address takes the given name ("Sheikh Tahnoon"). */
  readonly givenFollows: boolean;
  /** Military rank before the name. */
  readonly rank: boolean;
}

const MOST_PARTS = 7;
const SUFFIX = /^(jr\.?|sr\.?|ii|iii|iv|vi{0,3}|ix|xi{0,3}|xiv|xv|mp|mep|[qk]c|[ocmd]be|ph\.?d\.?|esq\.?)$/;
const ARTICLE_NAME = /^(al|el|as|ash|an|ar|at|ad|az|abu|ibn|ould)-\p{Lu}/u;
const MONTH_NAMES = new Set(['may', 'june', 'april', 'august', 'march']);
const WORD = /^\p{L}[\p{L}\p{M}'’.-]*$/u;
const IS_WORD = new SpellingFact(({ text }) => WORD.test(text));
const IS_ARTICLE_NAME = new SpellingFact(({ text }) => ARTICLE_NAME.test(text));
const IS_INITIAL = new SpellingFact(({ text }) => /^\p{Lu}\.?$/u.test(text) || /^(\p{Lu}\.){2,3}$/u.test(text));

/** Forms of address before a name: "H. E. Mr.", "Adm.". */
export function honorifics(scan: Scan, first: number, limit: number) {
  let i = first;
  let givenFollows = false;
  let rank = false;
  for (;;) {
    const found = phraseAt(scan.lexicon.honorifics, scan, i, limit);
    if (!found || !scan.words[i]?.cap) return { end: i, givenFollows, rank };
    // "General" and "Major" are also plain adjectives: they count before a name only.
    givenFollows = found.value.givenFollows;
    rank ||= found.value.rank;
    i = found.end;
    if (at(scan, i, limit)?.lower === '.') i++;
  }
}

const isInitial = (word: Word): boolean => IS_INITIAL.of(word.spelling);

/** "al-Assad": a name that begins with an article. */
export const isArticleName = (word: Word): boolean => IS_ARTICLE_NAME.of(word.spelling);

/** "bin", "van der", "de la" before a capital belong to the name. */
function particleEnd(scan: Scan, index: number, limit: number): number {
  let i = index;
  while (i < limit && i - index < 3 && scan.lexicon.particles.has(scan.words[i]?.lower ?? '') && !scan.words[i]?.caps) {
    i++;
  }
  const next = at(scan, i, limit);
  return i > index && next && (next.cap || isArticleName(next)) && !scan.atoms[i] ? i : index;
}

/** "Dr." and the like within a run of capitals: what stands before is no name. */
function isAddress(scan: Scan, index: number, limit: number): boolean {
  const word = scan.words[index];
  return word?.text.endsWith('.') === true && phraseAt(scan.lexicon.honorifics, scan, index, limit) !== undefined;
}

/** May this word be a part of a name here? */
function isNamePart(scan: Scan, index: number, limit: number, count: number): boolean {
  const word = at(scan, index, limit);
  if (!word || !IS_WORD.of(word.spelling)) return false;
  if (isArticleName(word)) return true;
  if (!word.cap || word.text.length < 2 || isAddress(scan, index, limit)) return false;
  const atom = scan.atoms[index];
  // "Jorge Tavares Lima": right behind a name a city's name is a part of it.
  const family = atom?.form === 'seat' && atom.last === index + 1 && count > 0 && !at(scan, index + 1, limit)?.cap;
  if (family) return true;
  if (atom && !atom.partial && !(atom.form === 'name' && atom.last === index + 1 && behindInitial(scan, index)))
    return false;
  const previous = scan.words[index - 1];
  const afterGiven = count > 0 && previous !== undefined && isGiven(previous);
  if (isGiven(word) && !MONTH_NAMES.has(word.lower)) return true;
  if (word.tag === 'VERB' && /(ing|ed)$/.test(word.lower) && !scan.lexicon.family.has(word.lower)) return false;
  if (isNameStop(word)) return MONTH_NAMES.has(word.lower) && !/^\d/.test(scan.words[index + 1]?.text ?? '');
  if (phraseAt(scan.lexicon.roles, scan, index, limit) && !afterGiven) return false;
  if (isTitleWord(word)) return afterGiven && !isTitleWord(scan.words[index + 1]);
  if (phraseAt(scan.lexicon.bodies, scan, index, limit)?.value.name === word.text) return false;
  return !(phraseAt(scan.lexicon.bodyHeads, scan, index, limit) && !afterGiven);
}

/** "Lisa O. Monaco": behind an initial even a country's name is a family's. */
function behindInitial(scan: Scan, index: number): boolean {
  const before = scan.words[index - 1];
  const given = scan.words[index - 2];
  return before !== undefined && isInitial(before) && given !== undefined && isGiven(given);
}

/** `"Pepe"` within a name: skipped. */
function nicknameEnd(scan: Scan, index: number, limit: number): number {
  const quoted = scan.words[index]?.text === '"' && at(scan, index + 2, limit)?.text === '"';
  return quoted && scan.words[index + 1]?.cap ? index + 3 : index;
}

/** ", Jr." and "III" behind a name: part of the mention, not of the id. */
function suffixEnd(scan: Scan, index: number, limit: number): number {
  const comma = at(scan, index, limit)?.lower === ',';
  const word = at(scan, comma ? index + 1 : index, limit);
  if (!word || !SUFFIX.test(word.lower) || !word.cap) return index;
  const end = comma ? index + 2 : index + 1;
  return end;
}

/**
 * The name that begins at a word, with its forms of address.
 *
 * @param titled an office stands before it, so that one word is enough
 */
export function parseName(scan: Scan, first: number, limit: number, titled: boolean): NameRun | undefined {
  const address = honorifics(scan, first, limit);
  const parts: string[] = [];
  let last = address.end;
  for (let i = address.end; i < limit && parts.length < MOST_PARTS; ) {
    const word = scan.words[i] as Word;
    const nick = nicknameEnd(scan, i, limit);
    if (nick > i && parts.length > 0) {
      i = nick;
      continue;
    }
    if (isInitial(word) && isNamePart(scan, skipInitials(scan, i, limit), limit, parts.length)) {
      if (parts.length === 0) parts.push(word.text);
      i++;
      continue;
    }
    const particle = parts.length > 0 || titled || address.end > first ? particleEnd(scan, i, limit) : i;
    if (!isNamePart(scan, particle, limit, parts.length)) break;
    for (let p = i; p < particle; p++) parts.push((scan.words[p] as Word).lower);
    const part = scan.words[particle] as Word;
    // "King Abdullah II": a number is no name of its own.
    if (parts.length > 0 && SUFFIX.test(part.lower) && (part.caps || /^[js]r/.test(part.lower))) break;
    parts.push(part.text);
    last = particle + 1;
    i = last;
    if (scan.words[i]?.lower === 'of') break;
  }
  if (last > address.end && last < limit && isAddress(scan, last, limit)) return undefined;
  if (parts.filter((part) => part.length > 2 || !part.endsWith('.')).length === 0) return undefined;
  const { givenFollows, rank } = address;
  return { first, last: suffixEnd(scan, last, limit), parts, honorific: address.end > first, givenFollows, rank };
}

function skipInitials(scan: Scan, index: number, limit: number): number {
  let i = index;
  while (i < limit && isInitial(scan.words[i] as Word)) i++;
  return i;
}
