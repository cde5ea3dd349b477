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

/** Last day a calendar value can mean, in days since 1970; the end of the month or year for wider values. */
function lastDay(value: string): number {
  const [year = 0, month = 12, day] = value.split('-').map(Number);
  return (day === undefined ? Date.UTC(year, month, 0) : Date.UTC(year, month - 1, day)) / DAY;
}

function isEarlier(value: string, release: string | null): boolean {
  return release !== null && CALENDAR.test(value) && lastDay(value) < lastDay(release) - SAME_OCCASION_DAYS;
}

/**
 * Reads the occasion of an act from the kind of its clause, the times that stand with its verb, and its performers.
 *
 * @param enclosing speakers of the statement in whose content the act stands, or null
 */
export function occasionOf(
  tokens: readonly Token[],
  times: readonly TimeExpression[],
  cue: Cue,
  clause: Clause,
  speaking: Speaking,
  enclosing: Speaking | null,
  release: string | null,
): Occasion {
  const within = (range: TokenRange) =>
    times.filter(
      (time) => time.start >= (tokens[range.first]?.start ?? 0) && time.end <= (tokens[range.last - 1]?.end ?? 0),
    );
  const verb = clause.verbs[cue.verb];
  const own = verb ? { first: clause.verbs[cue.verb - 1]?.end ?? clause.first, last: cue.tokens.first } : clause;
  const past = (list: readonly TimeExpression[]) =>
    list.find(({ value, type }) => type === 'DATE' && isEarlier(value, release));
  if (clause.kind === 'as') {
    const time = past(within({ first: clause.first, last: cue.governs.last }));
    return { reported: true, when: time?.value ?? null };
  }
  const tense = verb?.tense;
  const pastTense = tense === 'past' || tense === 'perfect';
  const before = pastTense ? past(within(own)) : undefined;
  if (before) return { reported: true, when: before.value };
  const opening = { first: cue.governs.first, last: Math.min(cue.governs.last, cue.governs.first + 4) };
  const behind = pastTense && opening.last > opening.first ? past(within(opening)) : undefined;
  if (behind) return { reported: true, when: behind.value };
  if (enclosing) {
    const same = speaking.speakers.length > 0 && speaking.speakers.every((id) => enclosing.speakers.includes(id));
    return { reported: !same, when: null };
  }
  const summedUp = tense === 'perfect' && (cue.act === 'discuss' || cue.act === 'meet');
  return { reported: summedUp, when: null };
}
