import type { ActEntry, Complement } from '../../resources/act-verbs.js';
import type { Reader } from './sentence.js';

const PREPOSITION_COMPLEMENTS: Readonly<Record<string, Complement>> = {
  on: 'on',
  upon: 'on',
  at: 'at',
  about: 'about',
  regarding: 'about',
  in: 'in',
  with: 'with',
};
const NEAR = 9;
const OBJECT_REACH = 8;
const PERSON_REACH = 20;
const SUBJECT_REACH = 9;

/** What a verb governs, by the first word behind it. */
export function complementOf(reader: Reader, start: number, last: number): Complement {
  let i = start;
  while (i < last && (reader.tag(i) === 'ADV' || /^[,:]$/.test(reader.lower(i)))) i++;
  const word = reader.lower(i);
  if (word === 'that') return 'that';
  if (word === '"') return 'quote';
  if (word === 'to' && reader.tag(i) === 'PART') return 'to';
  // "which they concluded were tests": a clause without "that".
  if (/^(?:VERB|AUX)$/.test(reader.tag(i))) return 'that';
  return PREPOSITION_COMPLEMENTS[word] ?? 'np';
}

/** "received the envoy", "received a call from the Amir"; "called on the President", but not "called on him to act". */
export function hasObject(reader: Reader, start: number, last: number, object: ActEntry['object']): boolean {
  const front = Math.min(last, start + OBJECT_REACH);
  if (object === 'actor') {
    for (let i = start; i < Math.min(last, start + PERSON_REACH); i++) {
      if (reader.isPerson(i)) return true;
      if (/^(?:that|who|which|for)$/.test(reader.lower(i))) break;
    }
    for (let i = start; i < front; i++) {
      if (reader.isName(i) || reader.isActorNoun(i) || /^(?:call|calls|visit)$/.test(reader.lower(i))) return true;
      if (/^(?:of|that|to|from)$/.test(reader.lower(i))) return false;
    }
    return false;
  }
  let i = start;
  while (/^(?:the|his|her|their|newly|elected)$/.test(reader.lower(i)) && !reader.isPerson(i)) i++;
  if (!reader.isPerson(i)) return false;
  for (; i < last; i++) if (/^(?:to|for|that)$/.test(reader.lower(i)) && !reader.isName(i)) return false;
  return true;
}

/** "…," she added: the quotation stands before the subject. */
export function closesQuotation(reader: Reader, head: number): boolean {
  for (let i = head - 1; i > head - SUBJECT_REACH; i--) {
    if (reader.lower(i) === '"') return true;
    if (/^[,.;:]$/.test(reader.lower(i))) return false;
  }
  return false;
}

export function hasNear(reader: Reader, start: number, last: number, words: readonly string[] | undefined): boolean {
  if (!words) return false;
  for (let i = start; i < Math.min(last, start + NEAR); i++) if (words.includes(reader.lower(i))) return true;
  return false;
}
