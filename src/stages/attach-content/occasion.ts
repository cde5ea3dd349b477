import type { Cue, Speaking, TimeExpression, Token } from '../../core/document.js';
import type { Clause, TokenRange } from '../../core/parse.js';
import type { Act } from '../../core/records.js';

/** Whether an act was performed on another occasion than the release's own, and when. */
export interface Occasion {
  readonly reported: boolean;
  readonly when: string | null;
}

const CALENDAR = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;
/** Acts of the days just before a release belong to the meeting it is about. */
const SAME_OCCASION_DAYS = 10;
const DAY = 86_400_000;
/** Times stand at most this many words behind the verb that they date. */
const BESIDE = 4;
const SHORT_CONTENT = 9;
/** Words that open an adverbial of time in front of a clause ("In late December, …"). */
/** "while welcoming the gains made since 2015": how long it holds, not when the act was performed. */
const SINCE = 'since';
/** How far before a relative clause the date of its antecedent stands: "the declaration of 5 May 2020, in which …". */
const ANTECEDENT_REACH = 9;
const TIME_OPENER = /^(?:in|on|at|during|since|last|earlier|late|early|previously|yesterday|ago)$/;

/** True for a day well before the release, or a month or year that was over before the release's own began. */
function isEarlier(value: string, release: string | null): boolean {
  if (release === null || !CALENDAR.test(value)) return false;
  if (value.length < release.length) return value < release.slice(0, value.length);
  return Date.parse(value) / DAY < Date.parse(release) / DAY - SAME_OCCASION_DAYS;
}

/** True for any day, month or year before the release's own. */
function isPast(value: string, release: string | null): boolean {
  return release !== null && CALENDAR.test(value) && value < release.slice(0, value.length);
}

/** What an act's occasion is read from. */
export interface Performance {
  readonly cue: Cue;
  readonly clause: Clause;
  readonly speaking: Speaking;
  /** Speakers and act of the statement in whose content the act stands, or null. */
  readonly enclosing: { readonly speakers: readonly string[]; readonly act: Act } | null;
}

/** What is known of the release: its date, who meets in it, and whose country an entity is. */
export interface Setting {
  readonly release: string | null;
  readonly participants: readonly string[];
  countryOf(id: string): string | null;
}

/** Reads the occasion of an act from the kind of its clause, the times that stand with its verb, and its performers. */
export function occasionOf(
  tokens: readonly Token[],
  times: readonly TimeExpression[],
  { cue, clause, speaking, enclosing }: Performance,
  { release, participants, countryOf }: Setting,
): Occasion {
  const start = (index: number) => tokens[index]?.start ?? 0;
  const since = (time: TimeExpression) => {
    const before = tokens.findLast(({ start: from }) => from < time.start);
    return before?.lower === SINCE;
  };
  const within = (range: TokenRange) =>
    times.filter((time) => time.start >= start(range.first) && time.end <= (tokens[range.last - 1]?.end ?? 0));
  const dated = (list: readonly TimeExpression[], holds: typeof isEarlier) =>
    list.find((time) => time.type === 'DATE' && holds(time.value, release) && !since(time))?.value ?? null;
  const verb = clause.verbs[cue.verb];
  const pastTense = verb?.tense === 'past' || verb?.tense === 'perfect';
  const opening = { first: cue.governs.first, last: Math.min(cue.governs.last, cue.governs.first + BESIDE) };
  const beside = opening.last > opening.first ? within(opening) : [];
  const other = (when: string | null): Occasion => ({ reported: true, when });
  if (clause.kind === 'as') return other(dated(within({ first: clause.first, last: cue.governs.last }), isPast));
  const near = pastTense ? [...leadingTimes(tokens, within, clause), ...beside] : [];
  const stated = dated(near, isEarlier);
  if (stated !== null) return other(stated);
  if (verb?.tense === 'past' && clause.kind === 'relative' && opensAtPlace(tokens, clause)) {
    const named = dated(within({ first: clause.first - ANTECEDENT_REACH, last: clause.first }), isEarlier);
    if (named !== null) return other(named);
  }
  // "When we announced the partnership in September 2021"
  const subordinate = clause.kind === 'adverbial' && pastTense ? dated(within(cue.governs), isEarlier) : null;
  if (subordinate !== null) return other(subordinate);
  const opener = leadingTimes(tokens, within, clause).some(since) && tokens[clause.first]?.lower === SINCE;
  const before = verb !== undefined && tokens.slice(verb.first, verb.head).some(({ lower }) => lower === 'had');
  const past = opener || before || isEarlierOccasion(tokens, cue);
  const remote = clause.kind === 'relative' && verb?.tense === 'perfect';
  if (pastTense && (past || remote)) return other(dated([...near, ...behind(tokens, within, cue)], isPast));
  if (enclosing) {
    const announced = enclosing.act === 'announce' && verb?.tense === 'perfect';
    const current = verb?.tense === 'present' || verb?.tense === 'future' || announced;
    const quoted = !current && !speaksFor(enclosing.speakers, speaking.speakers, countryOf);
    return quoted ? other(dated([...near, ...behind(tokens, within, cue)], isPast)) : { reported: false, when: null };
  }
  const outside = !speaking.speakers.some((id) => participants.includes(id));
  const summedUp = verb?.tense === 'perfect' && outside && (cue.act === 'discuss' || cue.act === 'meet');
  return { reported: summedUp, when: null };
}

/** "in which", "where": what stands before is where and when the act was performed. */
function opensAtPlace(tokens: readonly Token[], { first }: Clause): boolean {
  const opener = [first - 1, first].map((index) => tokens[index]?.lower ?? '');
  return opener.some((word) => /^(?:in|at|during|where|when)$/.test(word));
}

/** Times of a short content: "confirmed its consent on 2 December"; behind a further clause they are that clause's. */
function behind(
  tokens: readonly Token[],
  within: (range: TokenRange) => TimeExpression[],
  { governs: { first, last } }: Cue,
): TimeExpression[] {
  let end = first;
  while (end < Math.min(last, first + SHORT_CONTENT) && !/^(?:that|to|which|who|,|and)$/.test(tokens[end]?.lower ?? ''))
    end++;
  return end > first ? within({ first, last: end }) : [];
}

/** "The Minister said that Kenya hoped …": who speaks for himself or for his own country reports no other occasion. */
function speaksFor(
  speakers: readonly string[],
  performers: readonly string[],
  countryOf: (id: string) => string | null,
): boolean {
  const countries = new Set(speakers.map(countryOf));
  const own = (id: string) =>
    speakers.includes(id) || (/^(?:[A-Z]{3}$|org:)/.test(id) && countries.has(countryOf(id)) && countryOf(id) !== null);
  return performers.length > 0 && performers.every(own);
}

/** "recently announced", "had previously agreed" */
function isEarlierOccasion(tokens: readonly Token[], cue: Cue): boolean {
  return /^(?:recently|previously|earlier|formerly)$/.test(tokens[cue.tokens.first - 1]?.lower ?? '');
}

/** Times of the adverbial in front of a clause, and between its subject and verb. */
function leadingTimes(
  tokens: readonly Token[],
  within: (range: TokenRange) => TimeExpression[],
  clause: Clause,
): TimeExpression[] {
  const verb = clause.verbs[0];
  if (!verb) return [];
  const subject = clause.subject ?? { first: verb.first, last: verb.first };
  const between = within({ first: subject.last, last: verb.first });
  let opener = clause.first;
  while (opener < subject.first && /^(?:,|and|but|which|that)$/.test(tokens[opener]?.lower ?? '')) opener++;
  if (opener >= subject.first || !TIME_OPENER.test(tokens[opener]?.lower ?? '')) return between;
  return [...within({ first: opener, last: subject.first }), ...between];
}
