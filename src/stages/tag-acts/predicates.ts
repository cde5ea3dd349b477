import type { Cue } from '../../core/document.js';
import type { TokenRange } from '../../core/parse.js';
import type { Act } from '../../core/records.js';
import { type ActEntry, actVerbs, type Complement } from '../../resources/act-verbs.js';
import type { LexiconEntry, Resources } from '../../resources/lexicons.js';
import { lightVerbs } from '../../resources/light-verbs.js';
import type { Candidate, Reader } from './sentence.js';

interface AdjectiveEntry extends LexiconEntry {
  readonly adjectives: readonly string[];
  readonly act: Act;
  readonly complements?: readonly string[];
}

/** A predicate that may be a cue: its act and its words, before its place in the clause is weighed. */
export interface Predicate {
  readonly act: Act;
  readonly tokens: TokenRange;
  readonly construction: Cue['construction'];
  readonly restated: boolean;
  /** Often a plain action: only with an actor in a main clause. */
  readonly plain: boolean;
  readonly rule: string;
}

/** Finds the predicate of a verb group, or null. */
export type PredicateOf = (reader: Reader, candidate: Candidate) => Predicate | null;

const NOUN_REACH = 9;
/** Words that end the search for the act noun behind a light verb. */
const NOUN_STOP = new Set([
  'that',
  'of',
  'to',
  'for',
  'on',
  'with',
  'in',
  'by',
  'at',
  'from',
  'about',
  'over',
  ';',
  ':',
  '.',
  '"',
  'which',
  'who',
  'while',
  '—',
]);
const PREPOSITION_COMPLEMENTS: Readonly<Record<string, Complement>> = {
  on: 'on',
  upon: 'on',
  at: 'at',
  about: 'about',
  regarding: 'about',
  in: 'in',
  with: 'with',
};
const COPULAS = new Set([
  'be',
  'am',
  'is',
  'are',
  'was',
  'were',
  'been',
  'being',
  'remain',
  'remains',
  'remained',
  'remaining',
  'stand',
  'stands',
  'stood',
  'standing',
  'feel',
  'feels',
  'felt',
]);
const RE_VERBS = new Set([
  'reaffirm',
  'reiterate',
  'reconfirm',
  'restate',
  'renew',
  'reemphasize',
  're-emphasize',
  'repeat',
]);
/** Verbs that only lead to the act of an infinitive: "wish to thank", "continue to urge". */
const CHAINS = new Set([
  'wish',
  'wishes',
  'wished',
  'want',
  'wants',
  'wanted',
  'like',
  'continue',
  'continues',
  'continued',
  'pleased',
  'honored',
  'honoured',
  'proud',
  'delighted',
]);
/** Rule of sentences that say with whom the thoughts of the speakers are. */
export const SENTIMENT = 'sentiment';
const SENTIMENTS = new Set(['thoughts', 'hearts', 'prayers', 'condolences', 'sympathies', 'sympathy', 'heart']);
const TRANSPARENT_PASSIVE = new Set<Act>(['state', 'assess', 'hope', 'note', 'acknowledge', 'report', 'request']);

/** Words between a light verb and its noun: articles, possessives, adjectives, names with 's, coordinated modifiers. */
function nounAfter(reader: Reader, start: number, last: number, nouns: ReadonlySet<string>): number | null {
  for (let i = start; i < Math.min(last, start + NOUN_REACH); i++) {
    const word = reader.lower(i);
    if (nouns.has(word) && !followedByNoun(reader, i, last)) return i;
    if (NOUN_STOP.has(word) && !reader.isName(i)) return null;
    if (reader.tag(i) === 'VERB' && !/(?:ed|ing)$|-/.test(word)) return null;
  }
  return null;
}

/** "support package", "meeting room": the act noun is no head. */
function followedByNoun(reader: Reader, index: number, last: number): boolean {
  if (index + 1 >= last) return false;
  const tag = reader.tag(index + 1);
  const word = reader.lower(index + 1);
  return tag === 'NOUN' && !reader.isName(index + 1) && !/^(?:\d|today$|yesterday$|tonight$|tomorrow$)/.test(word);
}

/** How many words of one of the phrases stand at a place, 0 for none. */
function wordsBehind(reader: Reader, phrases: readonly string[], index: number): number {
  const parts = phrases.map((phrase) => phrase.split(' '));
  return parts.find((words) => words.every((word, i) => reader.lower(index + i) === word))?.length ?? 0;
}

/** "our full solidarity and support": how many words join a second noun of the same act to the first, 0 for none. */
function joinedNoun(reader: Reader, noun: number, nouns: readonly string[]): number {
  if (reader.lower(noun + 1) !== 'and') return 0;
  for (let i = noun + 2; i < noun + 5; i++) {
    if (nouns.includes(reader.lower(i))) return i - noun;
    if (!/^(?:ADJ|PRON|DET|ADV)$/.test(reader.tag(i))) return 0;
  }
  return 0;
}

const NEAR = 9;

function hasNear(reader: Reader, start: number, last: number, words: readonly string[] | undefined): boolean {
  if (!words) return false;
  for (let i = start; i < Math.min(last, start + NEAR); i++) if (words.includes(reader.lower(i))) return true;
  return false;
}

const OBJECT_REACH = 8;
const PERSON_REACH = 20;
const SUBJECT_REACH = 9;

/** "received the envoy", "received a call from the Amir"; "called on the President", but not "called on him to act". */
function hasObject(reader: Reader, start: number, last: number, object: ActEntry['object']): boolean {
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
function closesQuotation(reader: Reader, head: number): boolean {
  for (let i = head - 1; i > head - SUBJECT_REACH; i--) {
    if (reader.lower(i) === '"') return true;
    if (/^[,.;:]$/.test(reader.lower(i))) return false;
  }
  return false;
}

function complementOf(reader: Reader, start: number, last: number): Complement {
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

/** How many words may part an adjective from its complement: "committed like never before to". */
const PARENTHESIS = 4;

function complemented(reader: Reader, complements: readonly string[], index: number): boolean {
  for (let i = index; i < index + PARENTHESIS; i++) {
    if (complements.includes(reader.lower(i))) return true;
    if (!/^(?:ADV|ADP|SCONJ)$/.test(reader.tag(i))) return false;
  }
  return false;
}

/** Builds the finder of predicates from the lexicons `acts`, `light-verbs` and `adjectives`. */
export function createPredicateOf(resources: Resources): PredicateOf {
  const verbs = actVerbs(resources);
  const light = lightVerbs(resources);
  const adjectives = new Map<string, AdjectiveEntry>();
  for (const entry of resources.lexicon<AdjectiveEntry>('adjectives'))
    for (const word of entry.adjectives) adjectives.set(word, entry);

  /** "expressed strong opposition": the noun decides. */
  function lightVerb(reader: Reader, first: number, head: number, end: number): Predicate | null {
    const known = light.get(reader.lower(head));
    if (!known) return null;
    for (const entry of known.entries) {
      let start = head + 1;
      // "arrived at an agreement", "entered into talks"
      if (/^(?:at|to|into)$/.test(reader.lower(start)) && /^(?:arriv|com|enter)/.test(reader.lower(head))) start++;
      const noun = nounAfter(reader, start, end, new Set(entry.nouns));
      if (noun === null) continue;
      const restated = RE_VERBS.has(known.base);
      const behind = wordsBehind(reader, entry.tails ?? [], noun + 1) || joinedNoun(reader, noun, entry.nouns);
      return {
        act: entry.act,
        tokens: { first, last: entry.nounIsContent ? head + 1 : noun + 1 + behind },
        construction: 'light-verb',
        restated,
        plain: false,
        rule: entry.id,
      };
    }
    return null;
  }

  function particle(reader: Reader, entry: ActEntry, index: number): number | null {
    if (!entry.particles) return index;
    for (const phrase of entry.particles) {
      const parts = phrase.split(' ');
      if (parts.every((part, i) => reader.lower(index + i) === part)) return index + parts.length;
    }
    return null;
  }

  function follows(reader: Reader, entry: ActEntry, index: number): boolean {
    if (!entry.followedBy) return true;
    return entry.followedBy.some((phrase) => phrase.split(' ').every((part, i) => reader.lower(index + i) === part));
  }

  function verb(reader: Reader, first: number, head: number, end: number, passive = false): Predicate | null {
    for (const entry of verbs.get(reader.lower(head)) ?? []) {
      const last = particle(reader, entry, head + 1);
      if (last === null || !follows(reader, entry, head + 1) || hasNear(reader, last, end, entry.notWith)) continue;
      if (passive && entry.activeOnly) continue;
      if (entry.object && !passive && !hasObject(reader, last, end, entry.object)) continue;
      const complement = closesQuotation(reader, head) ? 'quote' : complementOf(reader, last, end);
      // In front of a list the complement stands in the items: "resolved to:", "recommended:".
      const list = reader.lower(last) === ':' || (reader.lower(last) === 'to' && reader.lower(last + 1) === ':');
      if (entry.only && !list && !entry.only.includes(complement)) continue;
      const act = (jointly(reader, first) && entry.jointly) || entry.senses?.[complement] || entry.act;
      return {
        act,
        tokens: { first, last },
        construction: entry.subjectIsContent ? 'passive' : 'verb',
        restated: entry.restated ?? false,
        plain: entry.plain ?? false,
        rule: entry.id,
      };
    }
    return null;
  }

  const jointly = (reader: Reader, first: number) =>
    reader.lower(first - 1) === 'jointly' || reader.lower(first - 2) === 'jointly';

  /** "are deeply concerned", "remain committed to": the adjective is the cue. */
  function adjective(reader: Reader, { verb: group }: Candidate): Predicate | null {
    const copula = COPULAS.has(reader.lower(group.head));
    if (!copula && group.form !== 'past-participle' && !(group.passive && adjectives.has(reader.lower(group.head))))
      return null;
    let i = copula ? group.head + 1 : group.head;
    while (i < group.end && reader.tag(i) === 'ADV' && !adjectives.has(reader.lower(i))) i++;
    while (i < group.end && /^(?:also|both|now|all|fully|each|firmly|and|the|more|most)$/.test(reader.lower(i))) i++;
    const entry = adjectives.get(reader.lower(i));
    if (!entry || i >= group.end) return null;
    if (entry.complements && !complemented(reader, entry.complements, i + 1)) return null;
    // "a committed partner": before its noun an adjective is no predicate.
    if (reader.tag(i + 1) === 'NOUN' || reader.tag(i + 1) === 'PROPN') return null;
    return {
      act: entry.act,
      tokens: { first: i, last: i + 1 },
      construction: 'adjective',
      restated: false,
      plain: false,
      rule: entry.id,
    };
  }

  /** "Our thoughts are with the families": the noun before the verb is what is felt. */
  function sentiment(reader: Reader, { clause, verb: group }: Candidate): Predicate | null {
    if (!clause.subject || !/^(?:our|my|their|his|her)$/.test(reader.lower(clause.subject.first))) return null;
    const noun = reader.head(clause.subject);
    const goes = /^(?:go|goes|went)$/.test(reader.lower(group.head)) && reader.lower(group.last) === 'out';
    const direct = goes ? 1 : COPULAS.has(reader.lower(group.head)) ? 0 : -1;
    const link = group.last + direct;
    if (direct < 0 || !/^(?:with|to)$/.test(reader.lower(link)) || !SENTIMENTS.has(reader.lower(noun))) return null;
    const tokens = { first: noun, last: link + 1 };
    return { act: 'condole', tokens, construction: 'adjective', restated: false, plain: false, rule: SENTIMENT };
  }

  /** The head of an infinitive behind a verb that only leads to it. */
  function chained(reader: Reader, { verb: group }: Candidate): number | null {
    let i = group.last;
    if (!CHAINS.has(reader.lower(group.head))) {
      while (reader.tag(i) === 'ADV') i++;
      if (!COPULAS.has(reader.lower(group.head)) || !CHAINS.has(reader.lower(i))) return null;
      i++;
    }
    if (reader.lower(i) !== 'to') return null;
    i++;
    while (reader.tag(i) === 'ADV') i++;
    return i < group.end ? i : null;
  }

  function passive(reader: Reader, candidate: Candidate): Predicate | null {
    const { verb: group, clause } = candidate;
    // "Extensive discussions were held": the noun before the verb carries the act.
    const known = light.get(reader.lower(group.head));
    if (known && clause.subject) {
      for (const entry of known.entries) {
        const noun = reader.head(clause.subject);
        if (!entry.nouns.includes(reader.lower(noun))) continue;
        const tokens = { first: noun, last: group.last };
        return {
          act: entry.act,
          tokens,
          construction: 'light-verb',
          restated: RE_VERBS.has(known.base),
          plain: false,
          rule: entry.id,
        };
      }
    }
    const found = verb(reader, group.head, group.head, group.end, true);
    if (!found) return null;
    const agent = reader.lower(group.last) === 'by';
    if (!agent && group.tense === 'present' && TRANSPARENT_PASSIVE.has(found.act)) return null;
    return { ...found, construction: 'passive' };
  }

  return (reader, candidate) => {
    const { verb: group } = candidate;
    const leads = chained(reader, candidate);
    if (leads !== null) {
      const chain = lightVerb(reader, leads, leads, group.end) ?? verb(reader, leads, leads, group.end);
      if (chain) return chain;
    }
    const attitude = sentiment(reader, candidate) ?? adjective(reader, candidate);
    if (attitude) return attitude;
    if (group.passive) return passive(reader, candidate);
    const first = group.head;
    return lightVerb(reader, first, group.head, group.end) ?? verb(reader, first, group.head, group.end);
  };
}
