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

const ADJUNCT_REACH = 10;
const ADJUNCT = /^(?:DET|ADJ|NOUN|PROPN|NUM|ADP|PRON|PART|ADV)$/;
/** Nouns that a clause with "that" belongs to: "on the understanding that". */
const CONTENT_NOUN =
  /^(?:fact|idea|principle|view|understanding|condition|need|hope|concern|basis|claim|belief|way|position|possibility|risk|issue|question)s?$/;

/** "wrote in a letter to Congress that", "said Thursday that": a clause behind a place, a time or an addressee. */
export function saysBehind(reader: Reader, start: number, last: number): boolean {
  if (!/^(?:ADP|PART|PROPN)$/.test(reader.tag(start)) || reader.lower(start) === 'of') return false;
  for (let i = start + 1; i < Math.min(last, start + ADJUNCT_REACH); i++) {
    if (reader.lower(i) === 'that') return !CONTENT_NOUN.test(reader.lower(i - 1));
    if (!ADJUNCT.test(reader.tag(i))) return false;
  }
  return false;
}

/** 'called the charge "absurd"': an object, and words in quotation marks in it or behind it. */
export function hasQuoted(reader: Reader, start: number, last: number): boolean {
  if (/^(?:ADP|PART|PUNCT)$/.test(reader.tag(start))) return false;
  for (let i = start + 1; i < Math.min(last, start + ADJUNCT_REACH); i++) {
    if (reader.lower(i) === '"') return true;
    if (!ADJUNCT.test(reader.tag(i))) return false;
  }
  return false;
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
