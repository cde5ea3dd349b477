import type { BodyHead, BodyName } from './lexicon.js';
import { isNameStop, isPossessive, isTitleWord, phraseAt, type Scan } from './scan.js';

const MOST_WORDS = 9;

export function knownBody(scan: Scan, first: number, limit: number): { value: BodyName; end: number } | undefined {
  return phraseAt(scan.lexicon.bodies, scan, first, limit, ({ name }, end) => {
    const start = scan.words[first]?.start ?? 0;
    const text = scan.view.slice(start, scan.words[end - 1]?.end);
    // One word, or an abbreviation, counts only in its own spelling: "who" and "quad" are no bodies.
    return name.includes(' ') ? scan.words[first]?.cap === true || name[0] !== name[0]?.toUpperCase() : text === name;
  });
}

export function headAt(scan: Scan, index: number, limit: number): { value: BodyHead; end: number } | undefined {
  const found = phraseAt(scan.lexicon.bodyHeads, scan, index, limit);
  if (!found) return undefined;
  return scan.words[index]?.cap || found.value.lower ? found : undefined;
}

/** "of National Defense", "of Foreign Affairs and Trade": words of offices behind the noun. */
export function complementEnd(scan: Scan, start: number, limit: number): number {
  let end = start;
  for (let i = start; i < limit && i - start < MOST_WORDS; i++) {
    const word = scan.words[i];
    if (word?.cap && !scan.atoms[i] && isTitleWord(word)) {
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
    if (headAt(scan, i, limit) || phraseAt(scan.lexicon.roles, scan, i, limit)) return true;
    const word = scan.words[i];
    if (!word || !(word.lower === 'the' || (word.cap && isTitleWord(word)))) return false;
  }
  return false;
}

/** Behind a noun more capitals lead to another: "General Assembly Special Committee". */
function goesOn(scan: Scan, index: number, limit: number): boolean {
  for (let i = index; i < limit && i - index < 4; i++) {
    const word = scan.words[i];
    if (!word?.cap || scan.atoms[i] || isNameStop(word)) return false;
    if (headAt(scan, i, limit)) return true;
    if (phraseAt(scan.lexicon.roles, scan, i, limit)) return false;
  }
  return false;
}

/** Adjectives before a name that are none of it. */
const LEADING = new Set('senior former acting several unanimous other press'.split(' '));

/** Names of many words before a noun: "Maritime Self-Defense Force", "Transitional Military Council". */
export function nounEnd(
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
    if (phraseAt(scan.lexicon.roles, scan, i, limit)?.value.form && !isTitleWord(word)) return undefined;
    if (
      (isNameStop(word) && !/^(NOUN|PROPN|ADJ)$/.test(word.tag)) ||
      scan.lured[i] ||
      (i === first && LEADING.has(word.lower))
    )
      return undefined;
  }
  return undefined;
}
