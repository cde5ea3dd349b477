import type { Cue, Speaking, TimeExpression, Token } from '../../core/document.js';
import type { Clause, TokenRange } from '../../core/parse.js';

/** Whether an act was performed on another occasion than the release's own, and when. */
export interface Occasion {
  readonly reported: boolean;
  readonly when: string | null;
}

const CALENDAR = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;
/** Acts of the days just before a release belong to the meeting it is about. */
const SAME_OCCASION_DAYS = 10;
const DAY = 86_400_000;
/** Words that open an adverbial of time in front of a clause ("In late December, …"). */
const TIME_OPENER = /^(?:in|on|at|during|since|last|earlier|late|early|previously|yesterday|ago)$/;

/** True for a day well before the release, or a month or year that was over before the release's own began. */
function isEarlier(value: string, release: string | null): boolean {
  if (release === null || !CALENDAR.test(value)) return false;
  if (value.length < release.length) return value < release.slice(0, value.length);
  return Date.parse(value) / DAY < Date.parse(release) / DAY - SAME_OCCASION_DAYS;
}

/**
 * Reads the occasion of an act from the kind of its clause, the times that stand with its verb, and its performers.
 *
 * @param enclosing speakers of the statement in whose content the act stands, or null
 * @param countryOf country of an entity, or null
 */
export function occasionOf(
  tokens: readonly Token[],
  times: readonly TimeExpression[],
  cue: Cue,
  clause: Clause,
  speaking: Speaking,
  enclosing: Speaking | null,
  release: string | null,
  countryOf: (id: string) => string | null,
): Occasion {
  const start = (index: number) => tokens[index]?.start ?? 0;
  const within = (range: TokenRange) =>
    times.filter((time) => time.start >= start(range.first) && time.end <= (tokens[range.last - 1]?.end ?? 0));
  const past = (list: readonly TimeExpression[]) =>
    list.find(({ value, type }) => type === 'DATE' && isEarlier(value, release));
  if (clause.kind === 'as') {
    return { reported: true, when: past(within({ first: clause.first, last: cue.governs.last }))?.value ?? null };
  }
  const verb = clause.verbs[cue.verb];
  const pastTense = verb?.tense === 'past' || verb?.tense === 'perfect';
  const opening = { first: cue.governs.first, last: Math.min(cue.governs.last, cue.governs.first + 4) };
  const beside = opening.last > opening.first ? within(opening) : [];
  const stated = pastTense ? past([...leadingTimes(tokens, within, clause), ...beside]) : undefined;
  if (stated) return { reported: true, when: stated.value };
  // "When we announced the partnership in September 2021"
  const dated = clause.kind === 'adverbial' && pastTense ? past(within(cue.governs)) : undefined;
  if (dated) return { reported: true, when: dated.value };
  if (pastTense && isEarlierOccasion(tokens, cue)) return { reported: true, when: null };
  if (enclosing) {
    const current = verb?.tense === 'present' || verb?.tense === 'future';
    return { reported: !current && !speaksFor(enclosing.speakers, speaking.speakers, countryOf), when: null };
  }
  const summedUp = verb?.tense === 'perfect' && (cue.act === 'discuss' || cue.act === 'meet');
  return { reported: summedUp, when: null };
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
  while (opener < subject.first && /^(?:,|and|but)$/.test(tokens[opener]?.lower ?? '')) opener++;
  if (opener >= subject.first || !TIME_OPENER.test(tokens[opener]?.lower ?? '')) return between;
  return [...within({ first: opener, last: subject.first }), ...between];
}
