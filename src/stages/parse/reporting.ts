import type { Clause, TokenRange } from '../../core/parse.js';
import type { Sentence } from './sentence.js';
import type { Group } from './verb-groups.js';
import type { WordClass } from './word-classes.js';

/** The words that say who speaks, inside or behind what is said. */
export interface Reporting extends TokenRange {
  /** What is said, from its first word to its last, with the words of the report where they break it. */
  readonly said: TokenRange;
}

/** Marks that end a quotation before the words that report it: "…," "…?" "…—". */
const ENDS_SPEECH = /^(?:[,?!\u2014\u2013-]|\.\.\.|…)$/;
/** What a report may open with, apart from its verb. */
const OPENS = new Set<WordClass>(['noun', 'determiner', 'pronoun', 'subject-pronoun', 'number', 'adjective']);
/** What the subject of a report without quotation marks is made of. */
const NOMINAL = new Set<WordClass>([...OPENS, 'possessive', 'preposition', 'adverb']);
/** What may stand behind the verb of such a report before its comma: "he said on Friday,". */
const TRAILING = new Set<WordClass>(['adverb', 'preposition', 'noun', 'determiner', 'number', 'adjective']);
const LONGEST_SUBJECT = 9;
const LONGEST_TRAIL = 7;

/**
 * Finds in a sentence the words that report what the rest of it says: '"…," said Ms. Doe, "…"', "The plan, he said,
 * had failed". They are parsed apart from the rest, which goes on as if they were not there.
 *
 * @param isQuoted true for a token inside a quotation, the marks left out
 */
export function reportingIn(
  sentence: Sentence,
  groups: readonly Group[],
  isQuoted: (token: number) => boolean,
): Reporting | null {
  const { first } = sentence.words;
  const quoted = isQuoted(first) || (sentence.kind(first) === 'quote' && isQuoted(first + 1));
  return quoted ? besideQuotation(sentence, groups, isQuoted) : insideClause(sentence, groups);
}

/** '"…," said Ms. Doe', with the quotation that may go on behind a comma. */
function besideQuotation(
  sentence: Sentence,
  groups: readonly Group[],
  isQuoted: (token: number) => boolean,
): Reporting | null {
  const { first: start, last: end } = sentence.words;
  let close = sentence.kind(start) === 'quote' ? start + 1 : start;
  while (close < end && isQuoted(close)) close++;
  if (sentence.kind(close) !== 'quote') return null;
  let first = close + 1;
  const comma = sentence.kind(first) === 'comma';
  if (comma) first++;
  if (!comma && !ENDS_SPEECH.test(sentence.lower(close - 1))) return null;
  let last = first;
  while (last < end && !(sentence.kind(last) === 'quote' && resumes(sentence, last, isQuoted))) last++;
  const verb = groups.find((group) => group.first >= first && group.last <= last && sentence.performs(group));
  if (!verb || !opensReport(sentence, first, verb)) return null;
  // "…," he said, adding, "…": the second quotation is that of the second verb.
  const own = last < end && !groups.some(({ first: at, last: to }) => at > verb.first && to >= last - 1 && to <= last);
  return { first, last, said: { first: start, last: own ? end : close } };
}

/** A quotation that goes on behind a comma or colon. */
function resumes(sentence: Sentence, mark: number, isQuoted: (token: number) => boolean): boolean {
  return isQuoted(mark + 1) && /^[,:\u2014]$/.test(sentence.lower(mark - 1));
}

/** "said Ms. Doe", "Ms. Doe, who had waited, said"; no "which was signed" and no "of the treaty". */
function opensReport(sentence: Sentence, first: number, verb: Group): boolean {
  if (verb.first === first) return verb.shape === 'ed' || verb.shape === 'past' || verb.shape === 's';
  return OPENS.has(sentence.kind(first) as WordClass) && verb.shape !== 'infinitive' && verb.shape !== 'ing';
}

/** "The plan, he said, had failed", "The plan had failed, said two people close to the family." */
function insideClause(sentence: Sentence, groups: readonly Group[]): Reporting | null {
  const { first: start, last: end } = sentence.words;
  for (const verb of groups) {
    if (verb.shape === 'infinitive' || verb.shape === 'ing' || !sentence.hints.isQuoting(sentence.lower(verb.head)))
      continue;
    const comma = commaBefore(sentence, verb.first);
    if (comma === null || comma <= start) continue;
    const inverted = comma + 1 === verb.first;
    const stop = inverted ? nameEnd(sentence, groups, verb) : trailEnd(sentence, verb);
    if (stop === null) continue;
    const ends = stop >= end || sentence.kind(stop) === 'stop';
    if (!ends && sentence.kind(stop) !== 'comma') continue;
    // "which, the Minister said, had failed": the rest of the relative clause is said.
    if (sentence.kind(comma - 1) === 'relative' && !inverted && !ends)
      return { first: comma + 1, last: stop, said: { first: stop + 1, last: end } };
    if (isSaid(sentence, groups, comma)) {
      // "he said, adding that", "said Ms. Doe, who": the rest of the sentence is part of the report.
      const further = groups.find(({ first }) => first === stop + 1);
      const adds = inverted || (further?.shape === 'ing' && sentence.performs(further));
      const last = adds || ends ? end : stop;
      return { first: comma + 1, last, said: { first: start, last: last === end ? comma : end } };
    }
    // "In this regard, the Minister said, the talks would go on."
    const fronted = !inverted && !ends && isAdverbial(sentence, groups, comma);
    if (fronted) return { first: start, last: stop, said: { first: stop + 1, last: end } };
  }
  return null;
}

/** Where the words behind the verb of a report end: "he said on Friday,". */
function trailEnd(sentence: Sentence, verb: Group): number {
  let stop = verb.last;
  // "did not confirm the date,": an object is what is said.
  const object = !sentence.marks.isTime(stop) && OPENS.has(sentence.kind(stop) as WordClass);
  if (object) return stop;
  while (stop < sentence.words.last && stop - verb.last < LONGEST_TRAIL && isTrail(sentence, stop)) stop++;
  return stop;
}

/** Where the one who speaks ends behind the verb; null where no one stands there: "declared in the spring". */
function nameEnd(sentence: Sentence, groups: readonly Group[], verb: Group): number | null {
  const subject = subjectBehind(sentence, verb, sentence.words.last);
  if (!subject || !OPENS.has(sentence.kind(subject.first) as WordClass)) return null;
  // ", said he would go", ", said officials knew": what stands there has a verb of its own.
  if (groups.some(({ first }) => first > verb.first && first <= subject.last)) return null;
  const known = sentence.isActorLike(subject) || sentence.words.tokens[subject.first]?.tag === 'PROPN';
  return known ? subject.last : null;
}

/** The comma before the subject of a report, or right before its verb; null where something else stands there. */
function commaBefore(sentence: Sentence, verb: number): number | null {
  for (let i = verb - 1; i > sentence.words.first && verb - i <= LONGEST_SUBJECT; i--) {
    const kind = sentence.kind(i) as WordClass;
    if (kind === 'comma' && !sentence.isHidden(i)) return i;
    if (!NOMINAL.has(kind)) return null;
  }
  return null;
}

function isTrail(sentence: Sentence, index: number): boolean {
  return sentence.isHidden(index) || TRAILING.has(sentence.kind(index) as WordClass);
}

/** What stands before the report is a clause, or the subject of one that goes on behind it; no "In this regard,". */
function isSaid(sentence: Sentence, groups: readonly Group[], comma: number): boolean {
  const before = sentence.kind(comma - 1) as WordClass;
  // "and, the Minister said,": inside another clause.
  if (before === 'that' || before === 'coordinator' || before === 'preposition') return false;
  const opener = sentence.kind(sentence.firstWord()) as WordClass;
  if (opener === 'subordinator' || opener === 'as' || opener === 'to') return false;
  const spoken = groups.some(({ last, shape }) => last <= comma && shape !== 'infinitive' && shape !== 'ing');
  return spoken || (OPENS.has(opener) && !sentence.marks.isTime(sentence.firstWord()));
}

/** "In this regard," and "On Friday," before a report; no "if asked" and no clause. */
function isAdverbial(sentence: Sentence, groups: readonly Group[], comma: number): boolean {
  const opener = sentence.kind(sentence.firstWord());
  return (opener === 'preposition' || opener === 'adverb') && !groups.some(({ last }) => last <= comma);
}

/** The clauses of the report behind those of what is reported. */
export function joined(host: readonly Clause[], report: readonly Clause[], { said }: Reporting): Clause[] {
  const shifted = report.map((clause) => ({
    ...clause,
    parent: clause.parent === null ? null : clause.parent + host.length,
  }));
  const speaks = shifted.findIndex(({ kind, verbs }) => kind === 'main' && verbs.length > 0);
  return [...host, ...shifted.map((clause, i) => (i === speaks ? { ...clause, said } : clause))];
}

/** Ends the noun phrase behind an inverted verb: "said Ms. Doe of Chile, who …", "said Ridley on Monday". */
const LIMITS = new Set<WordClass>([
  'comma',
  'semicolon',
  'colon',
  'quote',
  'stop',
  'relative',
  'subordinator',
  'as',
  'adverb',
  'to',
]);
const ATTACHED = /^(?:of|for|from|with|to|close|at|in|near)$/;

/** The subject behind the verb of a report. */
export function subjectBehind(sentence: Sentence, verb: TokenRange, last: number): TokenRange | null {
  let i = verb.last;
  for (; i < last; i++) {
    if (sentence.isHidden(i) && !sentence.marks.isTime(i)) continue;
    if (sentence.marks.isTime(i) && !sentence.marks.endsActor(i)) break;
    const kind = sentence.kind(i) as WordClass;
    const tied = i > verb.last && ATTACHED.test(sentence.lower(i));
    if (LIMITS.has(kind) && !tied) break;
    if (kind === 'preposition' && !tied) break;
  }
  return i > verb.last ? { first: verb.last, last: withApposition(sentence, i, last) } : null;
}

/** "…, the mayor of Lima,", "…, 29, a barber": what says who someone is, up to its comma or the end. */
function withApposition(sentence: Sentence, comma: number, last: number): number {
  if (sentence.kind(comma) !== 'comma') return comma;
  const age = sentence.kind(comma + 1) === 'number' && !sentence.marks.isTime(comma + 1);
  if (!age && !/^(?:the|an?|his|her|its|their)$/.test(sentence.lower(comma + 1))) return comma;
  let i = comma + 1;
  for (; i < last; i++) {
    const kind = sentence.kind(i) as WordClass;
    if (sentence.isHidden(i)) continue;
    if (kind === 'comma' || kind === 'stop' || kind === 'relative' || kind === 'quote' || kind === 'dash') break;
    if (!NOMINAL.has(kind) && kind !== 'coordinator') return comma;
  }
  return age && sentence.kind(i) === 'comma' ? withApposition(sentence, i, last) : i;
}
