import type { Segment } from '../../core/document.js';
import type { Clause } from '../../core/parse.js';
import { SENTIMENT } from './attitude.js';
import type { Predicate } from './predicates.js';
import type { Candidate, Reader } from './sentence.js';

/** The rule that decides on a predicate, by name; the names stand in records and in `explain`. */
export interface Verdict {
  readonly accepted: boolean;
  readonly rule: string;
}

/** The block in which a predicate stands, and whether an act introduces it as an item of a list. */
export interface Place {
  readonly segment: Segment;
  readonly introduced: boolean;
  /** A salutation ("We, the Presidents of A and B,") stands above: paragraphs go on with its verbs. */
  readonly framed: boolean;
  /** The sentence opens in capitals, like the verbs of a declaration ("ESTABLISH the …"). */
  readonly shouted: boolean;
}

const yes = (rule: string): Verdict => ({ accepted: true, rule });
const no = (rule: string): Verdict => ({ accepted: false, rule });

/** Acts that a passive without agent still performs, by the parties ("Investments were discussed"). */
const IMPERSONAL = new Set([
  'discuss',
  'assess',
  'sign',
  'establish',
  'meet',
  'agree',
  'share-information',
  'announce',
]);
/** Acts that "cannot" and "could not" deny: "could not agree on a text". */
const DENIED = new Set(['agree', 'accept', 'support', 'affirm']);
/** Acts that "I can …" performs. */
const AVOWED = new Set(['affirm', 'announce', 'report']);
/** What is yet to be done, where another act introduces it. */
const CONSULTATIVE = new Set(['meet', 'discuss', 'share-information']);
const RELATIVE_PRONOUNS = new Set(['which', 'that', 'whom', 'whose', 'where', 'when', 'whereby']);

/** Pronouns that name no source. */
const NO_SOURCE = /^(?:it|this|that|these|those|which|what|there)$/;

/** Acts that "we would …" performs all the same: "We would welcome action", "I would like to thank". */
const WISHED = new Set([
  'welcome',
  'commend',
  'hope',
  'thank',
  'congratulate',
  'urge',
  'encourage',
  'emphasize',
  'support',
]);

/** "I would like to thank", "we would welcome": a polite form of the act itself, by who speaks. */
function isWish(reader: Reader, { clause, verb }: Candidate, predicate: Predicate): boolean {
  if (reader.lower(verb.first) !== 'would' || verb.negated) return false;
  if (clause.kind !== 'main') return reader.lower(verb.head) === 'like' && predicate.tokens.first <= verb.head;
  const chained = predicate.tokens.first > verb.head && reader.lower(verb.head) === 'like';
  return chained || (WISHED.has(predicate.act) && /^(?:i|we)$/.test(subjectWord(reader, clause)));
}

/** Decides by the kind of clause, its subject and the form of the verb whether a predicate performs an act here. */
export function accept(reader: Reader, candidate: Candidate, predicate: Predicate, place: Place): Verdict {
  const { clause, verb } = candidate;
  if (verb.tense === 'modal' && !isWish(reader, candidate, predicate)) {
    const denied = verb.negated && DENIED.has(predicate.act) && /^(?:can|could|cannot)$/.test(reader.lower(verb.first));
    // "I can confirm that …" confirms it.
    const avowed = !verb.negated && AVOWED.has(predicate.act) && /^(?:i|we)$/.test(subjectWord(reader, clause));
    if (!denied && !(avowed && reader.lower(verb.first) === 'can')) return no('modal');
  }
  // "Reports", "Looking forward": a heading that names a subject.
  const { first, last } = candidate.sentence;
  const alone = predicate.tokens.first === first && predicate.tokens.last === last;
  if (alone && (place.segment.kind === 'heading' || verb.form === 'participle')) return no('bare-heading');
  if (isKept(reader, verb.head)) return no('kept-informed');
  if (predicate.construction === 'passive') return acceptPassive(reader, candidate, predicate);
  switch (clause.kind) {
    case 'main':
      return acceptMain(reader, candidate, predicate, place);
    case 'participial':
      return acceptParticiple(reader, candidate, predicate);
    case 'as':
      // "as we continue to seek …": a circumstance, not an earlier act.
      return verb.tense === 'present' && predicate.plain ? no('as-circumstance') : yes('as-clause');
    default:
      return acceptSubordinate(reader, candidate, predicate);
  }
}

/** "to keep the Council informed": a state, told of nobody's act. */
function isKept(reader: Reader, head: number): boolean {
  if (!/^(?:informed|apprised|updated|briefed|advised)$/.test(reader.lower(head))) return false;
  for (let i = head - 1; i > head - 6; i--) {
    if (/^(?:keep|keeps|kept|keeping|remain|remains)$/.test(reader.lower(i))) return true;
    if (/^[.,;:]$/.test(reader.lower(i))) return false;
  }
  return false;
}

const subjectWord = (reader: Reader, { subject }: Clause): string => (subject ? reader.lower(subject.first) : '');

function acceptMain(reader: Reader, candidate: Candidate, predicate: Predicate, place: Place): Verdict {
  const { segment } = place;
  const { clause, verb } = candidate;
  if (verb.form === 'past-participle')
    return predicate.construction === 'adjective' ? yes('preamble') : no('participle');
  // "RESOLVES: 1. To urge …": an item that is an act of its own.
  if (verb.form === 'infinitive')
    return segment.parent !== null && !predicate.plain && !CONSULTATIVE.has(predicate.act)
      ? yes('operative-infinitive')
      : no('infinitive');
  if (predicate.rule === SENTIMENT) return yes('sentiment');
  if (predicate.impersonal)
    return /^(?:it|there)$/.test(subjectWord(reader, clause)) ? yes('impersonal') : no('inanimate-subject');
  if (clause.subject) {
    if (reader.isActor(clause.subject)) return yes('main-clause');
    // "This statement was made during the talks": what was told before.
    const back = predicate.act === 'state' && /^(?:this|that|these|those|the)$/.test(subjectWord(reader, clause));
    if (predicate.construction === 'light-verb' && verb.passive) return back ? no('refers-back') : yes('passive-noun');
    if (isSource(reader, candidate, predicate)) return yes('source');
    return no('inanimate-subject');
  }
  if (
    reader.lower(verb.first) === reader.lower(verb.head) &&
    /[^s]s$/.test(reader.lower(verb.head)) &&
    !predicate.plain
  )
    return yes('operative-verb');
  if (place.framed && verb.tense === 'present' && !predicate.plain) return yes('operative-verb');
  if (segment.kind === 'paragraph' || segment.kind === 'footnote') {
    return verb.tense === 'past' && !predicate.plain ? yes('subject-left-out') : no('imperative');
  }
  if (segment.parent !== null && verb.tense === 'present' && isDeed(predicate, place))
    return no('list-item-proposition');
  return predicate.plain && segment.kind !== 'listItem' ? no('plain-verb-in-headline') : yes('headline');
}

/** Whoever says something is its source, known or not: "Analysts say", "…," a man in the crowd said. */
function isSource(reader: Reader, { clause, verb }: Candidate, { construction, speaks }: Predicate): boolean {
  if (construction !== 'verb' || NO_SOURCE.test(subjectWord(reader, clause))) return false;
  if (clause.said) return true;
  // "The state of emergency, declared in May, …": a participle.
  if (reader.lower(verb.head - 1) === ',' && /ed$/.test(reader.lower(verb.head)) && reader.tag(verb.last) === 'ADP')
    return false;
  return speaks === true && clause.subject !== null && !reader.isWording(clause.subject);
}

/**
 * "agreed to: (a) hold talks; (b) build a port": what the introducing act is about. "Condemn the raid", "Support the
 * truce", "ESTABLISH a partnership" in such a list are acts of their own.
 */
function isDeed({ plain, act }: Predicate, { introduced, shouted }: Place): boolean {
  return !shouted && ((plain && act !== 'support') || (introduced && CONSULTATIVE.has(act)));
}

function acceptParticiple(reader: Reader, candidate: Candidate, predicate: Predicate): Verdict {
  const { clause, sentence } = candidate;
  // "We, the Presidents of A and B, meeting in C, …"
  if (predicate.act === 'meet' && reader.lower(sentence.first) === 'we') return yes('salutation');
  if (predicate.plain) return no('plain-participle');
  // "continuing their talks of last month": what they do, not what they say.
  if (predicate.construction === 'light-verb' && /^(?:discuss|meet|share-information)$/.test(predicate.act))
    return no('talks-in-participle');
  // "Signed by A and B", "Asked about the talks": done to someone, not by him.
  if (candidate.verb.form === 'past-participle' && predicate.construction !== 'adjective') return no('participle');
  if (candidate.host?.subject && !reader.isActor(candidate.host.subject)) return no('participle-of-inanimate');
  return clause.first === sentence.first ? yes('initial-participle') : yes('participial-clause');
}

function acceptSubordinate(reader: Reader, { clause, verb }: Candidate, predicate: Predicate): Verdict {
  if (verb.form !== 'finite') return no('not-finite');
  // "proposed that experts meet", "that a conference be held": what is proposed is not yet done.
  const bare = reader.lower(verb.first) === 'be' || /^meet$/.test(reader.lower(verb.head));
  if (clause.kind === 'that' && bare) return no('subjunctive');
  if (predicate.construction === 'adjective' && clause.kind === 'relative') return no('attitude-in-relative');
  // "when senior officials meet in October", "as it addressed the crisis": a circumstance.
  const timed = clause.kind === 'adverbial' || /^(?:when|where)$/.test(reader.lower(clause.first));
  if (timed && predicate.plain && (verb.tense === 'present' || predicate.act === 'discuss'))
    return no('plain-in-adverbial');
  if (clause.subject) {
    if (RELATIVE_PRONOUNS.has(reader.lower(clause.subject.first))) return no('relative-pronoun-subject');
    // "the revenue we raise": a plain action in a relative clause without a pronoun.
    if (clause.kind === 'relative' && predicate.plain && clause.subject.first === clause.first)
      return no('plain-in-contact-clause');
    // "the attacks that the militia have launched": the object, in front, says that it is a deed.
    const objective = /^(?:that|which)$/.test(reader.lower(clause.first));
    if (clause.kind === 'relative' && predicate.plain && objective) return no('plain-in-relative');
    const it = reader.lower(clause.subject.first) === 'it' && clause.kind === 'relative' && !predicate.plain;
    return it || reader.isActor(clause.subject) ? yes(`nested-${clause.kind}`) : no('inanimate-subject');
  }
  if (clause.kind === 'relative' && reader.lower(clause.first) === 'who' && !predicate.plain) return yes('who-clause');
  return no('no-own-subject');
}

function acceptPassive(reader: Reader, { clause, verb }: Candidate, predicate: Predicate): Verdict {
  if (clause.kind === 'as') return yes('as-clause');
  if (verb.form !== 'finite') return no('not-finite');
  const agent = reader.lower(verb.last) === 'by';
  // "I have been asked about sanctions": by someone else.
  if (!agent && /^(?:i|we)$/.test(subjectWord(reader, clause))) return no('passive-of-speaker');
  if (clause.kind !== 'main') return no('passive-in-content');
  if (agent) return yes('passive-by-agent');
  if (predicate.plain && !IMPERSONAL.has(predicate.act)) return no('plain-passive');
  return yes('passive-without-agent');
}
