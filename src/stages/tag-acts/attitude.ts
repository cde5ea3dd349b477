import type { Act } from '../../core/records.js';
import type { LexiconEntry, Resources } from '../../resources/lexicons.js';
import { COPULAS } from './copulas.js';
import type { Predicate, PredicateOf } from './predicates.js';
import type { Candidate, Reader } from './sentence.js';

interface AdjectiveEntry extends LexiconEntry {
  readonly adjectives: readonly string[];
  readonly act: Act;
  readonly complements?: readonly string[];
  /** "It is regrettable that": who speaks is not said. */
  readonly impersonal?: boolean;
}

/** Rule of sentences that say with whom the thoughts of the speakers are. */
export const SENTIMENT = 'sentiment';
const SENTIMENTS = new Set(['thoughts', 'hearts', 'prayers', 'condolences', 'sympathies', 'sympathy', 'heart']);

/** Words of the longest attitude: "in full agreement". */
const LONGEST = 3;
/** How many words may part an adjective from its complement: "committed like never before to". */
const PARENTHESIS = 4;

function complemented(reader: Reader, complements: readonly string[], index: number): boolean {
  for (let i = index; i < index + PARENTHESIS; i++) {
    if (complements.includes(reader.lower(i))) return true;
    if (!/^(?:ADV|ADP|SCONJ)$/.test(reader.tag(i))) return false;
  }
  return false;
}

/** "Our thoughts are with the families": the noun before the verb is what is felt. */
function sentiment(reader: Reader, { clause, verb: group }: Candidate): Predicate | null {
  if (!clause.subject || !/^(?:our|my|their|his|her)$/.test(reader.lower(clause.subject.first))) return null;
  const noun = reader.head(clause.subject);
  const goes = /^(?:go|goes|went)$/.test(reader.lower(group.head)) && reader.lower(group.last) === 'out';
  const direct = goes ? 1 : COPULAS.has(reader.lower(group.head)) ? 0 : -1;
  let link = group.last + direct;
  while (/^(?:also|today|especially|first|foremost)$/.test(reader.lower(link))) link++;
  if (direct < 0 || !/^(?:with|to)$/.test(reader.lower(link)) || !SENTIMENTS.has(reader.lower(noun))) return null;
  const tokens = { first: noun, last: link + 1 };
  return { act: 'condole', tokens, construction: 'adjective', restated: false, plain: false, rule: SENTIMENT };
}

const AIMS = new Set(['aim', 'goal', 'intention', 'objective', 'ambition', 'intent']);

/** "Our aim is to begin by May": the noun before the verb is what is intended. */
function aim(reader: Reader, { clause, verb: group }: Candidate): Predicate | null {
  if (!clause.subject || !/^(?:our|my|their|his|her)$/.test(reader.lower(clause.subject.first))) return null;
  const noun = reader.head(clause.subject);
  const leads = COPULAS.has(reader.lower(group.head)) && reader.lower(group.last) === 'to';
  if (!leads || !AIMS.has(reader.lower(noun)) || noun !== clause.subject.last - 1) return null;
  const tokens = { first: noun, last: noun + 1 };
  return { act: 'intend', tokens, construction: 'adjective', restated: false, plain: false, rule: SENTIMENT };
}

/** Builds the finder of adjectives and sentiments from the lexicon `adjectives`. */
export function createAttitudeOf(resources: Resources): PredicateOf {
  const adjectives = new Map<string, AdjectiveEntry>();
  for (const entry of resources.lexicon<AdjectiveEntry>('adjectives'))
    for (const word of entry.adjectives) adjectives.set(word, entry);

  /** The entry at a place, and of how many words: "concerned", "of the view". */
  function attitudeAt(reader: Reader, index: number): readonly [AdjectiveEntry | undefined, number] {
    const one = adjectives.get(reader.lower(index));
    if (one) return [one, 1];
    for (let n = 2; n <= LONGEST; n++) {
      let phrase = reader.lower(index);
      for (let i = index + 1; i < index + n; i++) phrase += ` ${reader.lower(i)}`;
      const found = adjectives.get(phrase);
      if (found) return [found, n];
    }
    return [undefined, 1];
  }

  /** "are deeply concerned", "remain committed to": the adjective is the cue. */
  function adjective(reader: Reader, { verb: group }: Candidate): Predicate | null {
    const copula = COPULAS.has(reader.lower(group.head));
    if (!copula && group.form !== 'past-participle' && !(group.passive && adjectives.has(reader.lower(group.head))))
      return null;
    let i = copula ? group.head + 1 : group.head;
    while (i < group.end && reader.tag(i) === 'ADV' && !adjectives.has(reader.lower(i))) i++;
    while (i < group.end && /^(?:also|both|now|all|fully|each|firmly|and|the|more|most)$/.test(reader.lower(i))) i++;
    const [entry, length] = attitudeAt(reader, i);
    if (!entry || i >= group.end) return null;
    if (entry.complements && !complemented(reader, entry.complements, i + length)) return null;
    // "a committed partner": before its noun an adjective is no predicate.
    if (reader.tag(i + length) === 'NOUN' || reader.tag(i + length) === 'PROPN') return null;
    return {
      act: entry.act,
      tokens: { first: i, last: i + length },
      construction: 'adjective',
      restated: false,
      plain: false,
      rule: entry.id,
      impersonal: entry.impersonal ?? false,
    };
  }

  return (reader, candidate) => sentiment(reader, candidate) ?? aim(reader, candidate) ?? adjective(reader, candidate);
}
