import type { TokenRange, VerbGroup } from '../../core/parse.js';
import type { Place, Verdict } from './accept.js';
import type { Predicate } from './predicates.js';
import type { Candidate, Reader } from './sentence.js';

const BE = 'be';

/**
 * The future as a commissive act: "Japan and the ROK will fulfill …", "… and work …", headline "To operate …".
 * Null when the verb group is no future.
 */
export function futureOf(reader: Reader, { clause, verb }: Candidate, words: FutureWords): Predicate | null {
  const headline = clause.verbs[0]?.form === 'infinitive';
  if (verb.tense !== 'future' && !headline) return null;
  const event = isEvent(reader, clause.subject, verb, words);
  const tokens = { first: verb.first, last: lastOf(reader, verb) };
  const rule = headline ? 'future:headline-infinitive' : event ? 'future:event' : 'future:will';
  const construction = headline ? 'headline' : verb.passive || event ? 'passive' : 'future';
  return {
    act: 'intend',
    tokens,
    construction,
    restated: /^re(?:affirm|iterate|confirm|new)/.test(reader.lower(verb.head)),
    plain: false,
    rule,
  };
}

/** Verbs that only a forecast has, things that governments make, and verbs of events: lists of `function-words`. */
export interface FutureWords {
  readonly nonAgentive: ReadonlySet<string>;
  readonly instruments: ReadonlySet<string>;
  readonly eventive: ReadonlySet<string>;
}

/** "The next meeting will take place", "This support will continue": what the parties will see to. */
function isEvent(reader: Reader, subject: TokenRange | null, verb: VerbGroup, { eventive }: FutureWords): boolean {
  if (!subject || verb.passive || reader.isName(reader.head(subject))) return false;
  const head = reader.lower(verb.head);
  const places = head === 'take' && reader.lower(verb.last) === 'place';
  if (!places && (!eventive.has(head) || reader.lower(verb.last) === 'to' || !isIntransitive(reader, verb)))
    return false;
  return places || !reader.isActor(subject);
}

const isIntransitive = (reader: Reader, verb: VerbGroup): boolean =>
  !/^(?:DET|NOUN|PROPN|ADJ|NUM|PRON|VERB)$/.test(reader.tag(verb.last));

/** Behind "will draw up", "will set out" the particle is a part of the verb; "will take place" has its noun. */
function lastOf(reader: Reader, verb: VerbGroup): number {
  const next = reader.lower(verb.last);
  const place = next === 'place' && reader.lower(verb.head) === 'take';
  // "will buy up to one million tons"
  const limit = next === 'up' && reader.lower(verb.last + 1) === 'to';
  return place || (!limit && /^(?:up|out|off|down|forward|forth)$/.test(next)) ? verb.last + 1 : verb.last;
}

/** Verbs whose denial is a promise: "will not hesitate to respond". */
const RESOLUTE = new Set(['hesitate', 'tire', 'rest', 'relent', 'waver', 'falter', 'stop', 'cease', 'yield']);

/** True where a future says what will not be done: "will no longer use", "will not tolerate". */
export function isRenounced(reader: Reader, verb: VerbGroup): boolean {
  if (RESOLUTE.has(reader.lower(verb.head))) return false;
  let longer = false;
  for (let i = verb.first; i < verb.last; i++) {
    if (reader.lower(i) === 'no' && reader.lower(i + 1) === 'longer') longer = true;
  }
  return verb.negated || longer;
}

/** "He will be in Brussels today": a person who travels; other states are forecasts. */
function isJourney(reader: Reader, subject: TokenRange | null, verb: VerbGroup): boolean {
  if (!subject || !/^(?:in|at)$/.test(reader.lower(verb.last))) return false;
  const person = reader.isPerson(subject.first) || /^(?:he|she)$/.test(reader.lower(subject.first));
  return person && (reader.isName(verb.last + 1) || reader.tag(verb.last + 1) === 'PROPN');
}

/** Words before a future whose subject is left out. */
const OPENING = 4;

/** A future is an act only of a party, in a main clause; elsewhere it is content. */
export function acceptFuture(
  reader: Reader,
  { sentence, clause, verb, index }: Candidate,
  { segment, introduced }: Place,
  words: FutureWords,
): Verdict {
  if (clause.kind !== 'main') return { accepted: false, rule: 'future-in-content' };
  // "agreed as follows: (a) each State shall …": what is agreed.
  if (introduced && reader.lower(verb.first) === 'shall') return { accepted: false, rule: 'list-item-proposition' };
  if (clause.verbs[0]?.form === 'infinitive') {
    return segment.parent === null && segment.kind !== 'paragraph'
      ? { accepted: true, rule: 'headline-infinitive' }
      : { accepted: false, rule: 'list-item-proposition' };
  }
  if (reader.lower(verb.head) === BE && !verb.passive && !isJourney(reader, clause.subject, verb))
    return { accepted: false, rule: 'future-copula' };
  const opener = clause.verbs.find(({ tense }) => tense === 'future') ?? verb;
  const state = [opener, verb].some(({ head }) => words.nonAgentive.has(reader.lower(head)));
  if (state && !verb.passive) return { accepted: false, rule: 'future-of-state' };
  // "Will hold talks in May": behind other words a clause without subject was misread.
  if (!clause.subject) {
    const opens = verb.first - sentence.first <= OPENING || index > 0;
    return { accepted: segment.kind !== 'paragraph' && opens, rule: 'future-without-subject' };
  }
  if (isEvent(reader, clause.subject, verb, words)) return { accepted: true, rule: 'future-event' };
  if (!verb.passive && words.instruments.has(reader.lower(reader.head(clause.subject))))
    return { accepted: false, rule: 'future-of-thing' };
  if (reader.isActor(clause.subject)) return { accepted: true, rule: 'future-of-party' };
  const pronoun =
    /^(?:it|this|that|these|there)$/.test(reader.lower(clause.subject.first)) &&
    clause.subject.last - clause.subject.first === 1;
  return verb.passive && !pronoun
    ? { accepted: true, rule: 'future-passive' }
    : { accepted: false, rule: 'future-of-thing' };
}
