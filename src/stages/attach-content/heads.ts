import type { PlacedMention } from '../../core/mention-index.js';
import type { Parties } from './parties.js';

/** What may stand between the start of a noun phrase and its head. */
const MODIFIER = /^(?:DET|ADJ|NUM|PRON|ADV|PROPN|PART|NOUN|VERB)$/;
const HEAD_REACH = 7;
export const NOMINAL = /^(?:NOUN|PROPN)$/;
/** A genitive that belongs to the name of a group. */
const GENITIVE = /^(?:DET|ADJ|ADV|NUM|NOUN|PROPN)$/;
const POINTING = /^(?:those|anyone|everyone|everybody)$/;

export function isGroup({ mention }: PlacedMention): boolean {
  return mention.entities[0]?.startsWith('group:') ?? false;
}

/** True for words that name people by pointing to them: "those", "those concerned". */
export function isPointing(parties: Parties, head: number): boolean {
  const concerned = parties.tag(head) === 'ADJ' && POINTING.test(parties.lower(head - 1));
  return POINTING.test(parties.lower(head)) || concerned;
}

/** Index behind the genitive that belongs to the name of a group: "families of the fallen". */
export function genitiveEnd(parties: Parties, head: number, last: number): number {
  const end = head + 1;
  if (parties.lower(end) !== 'of' || end >= last) return end;
  let genitive = end + 1;
  while (genitive < last && inGenitive(parties, genitive)) genitive++;
  return genitive > end + 1 ? genitive : end;
}

/** The head noun of the noun phrase that starts here. */
export function headFrom(parties: Parties, first: number, last: number): number | null {
  const tag = (index: number) => parties.tag(index);
  const lower = (index: number) => parties.lower(index);
  // "demand to immediately release hostages": no noun phrase.
  if (tag(first) === 'ADV') return null;
  for (let i = first; i < Math.min(last, first + HEAD_REACH); i++) {
    const restart = i > first && tag(i) === 'DET' && tag(i - 1) !== 'DET';
    if (!MODIFIER.test(tag(i)) || restart) return null;
    const placed = parties.at(i);
    if (placed) return isGroup(placed) ? i : null;
    const ends = i + 1 >= last || lower(i + 1) === 'to' || !/^(?:NOUN|PROPN|PART)$/.test(tag(i + 1));
    if (ends && (NOMINAL.test(tag(i)) || parties.words.people.has(lower(i)))) return i;
    if (POINTING.test(lower(i)) && !hasNoun(parties, i + 1)) return tag(i + 1) === 'ADJ' ? i + 1 : i;
  }
  return null;
}

/** "those concerned" has no noun, "those neighbouring States" has. */
function hasNoun(parties: Parties, index: number): boolean {
  let i = index;
  while (parties.tag(i) === 'ADJ') i++;
  return NOMINAL.test(parties.tag(i));
}

/** "the injured": an adjective in place of a noun. */
export function substantive(parties: Parties, first: number, last: number): number | null {
  const alone = parties.words.substantive.has(parties.lower(first)) && parties.lower(first - 1) === 'the';
  return alone && (first + 1 >= last || !NOMINAL.test(parties.tag(first + 1))) ? first : null;
}

/** "of the fallen", and no "of blinding pilots". */
function inGenitive(parties: Parties, index: number): boolean {
  const word = parties.lower(index);
  return parties.words.substantive.has(word) || (GENITIVE.test(parties.tag(index)) && !/ing$/.test(word));
}
