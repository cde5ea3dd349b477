import type { Cue, DeadlineExpression, Statement, Token } from '../../core/document.js';
import type { Act } from '../../core/records.js';
import { contains } from '../../core/span.js';

/** Acts whose content is something to be done: only these give a plain future date the force of a deadline. */
const TO_BE_DONE = new Set<Act>([
  'agree',
  'pledge',
  'intend',
  'resolve',
  'offer',
  'accept',
  'urge',
  'demand',
  'request',
  'encourage',
  'propose',
  'hope',
]);

/** "the immediate release" is asked for only where it opens what a directive asks. */
const ASKING = new Set<Act>(['urge', 'demand', 'request', 'encourage']);
const OPENING = 40;
const EVENT =
  /^(?:summit|conference|meeting|assembly|forum|ministerial|session|dialogue|talks|elections?|vote|visit|ceremony|\p{L}+\d+)$/u;
const HOLDING =
  /^(?:hold|holding|host|hosting|convene|convening|organi[sz]e|organi[sz]ing|schedule|have|open|launch|attend)$/;

/** What a statement covers for deadlines: its content, and the clause of a passive, whose content is its subject. */
function bounds(tokens: readonly Token[], cue: Cue) {
  return { start: cue.start, end: tokens[cue.governs.last - 1]?.end ?? cue.end };
}

/** Index of the first token that starts at an offset or behind it. */
function tokenFrom(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle] as Token).start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The day of an event that the content only names ("at the summit next week") is no bound of what is to be done. */
function datesEvent(tokens: readonly Token[], deadline: DeadlineExpression, cue: Cue): boolean {
  const at = tokenFrom(tokens, deadline.start);
  const event = EVENT.test(tokens[at - 1]?.lower ?? '');
  return event && !tokens.slice(cue.tokens.last - 1, cue.tokens.last + 3).some(({ lower }) => HOLDING.test(lower));
}

/** "In the coming weeks, the Minister will …": a bound in front of the clause, no plain date. */
function isFronted(tokens: readonly Token[], cue: Cue, deadline: DeadlineExpression): boolean {
  const start = tokens[cue.part]?.start ?? cue.start;
  return cue.construction === 'future' && deadline.relation !== 'on' && contains({ start, end: cue.start }, deadline);
}

/**
 * For each deadline expression the statements whose content it bounds; expressions that bound none are no deadlines.
 * A candidate for `on` counts only where the act is about something to be done.
 */
export function boundStatements(
  tokens: readonly Token[],
  deadlines: readonly DeadlineExpression[],
  statements: readonly Statement[],
): Map<DeadlineExpression, number[]> {
  const bound = new Map<DeadlineExpression, number[]>();
  for (const deadline of deadlines) {
    const indexes = [...statements.keys()].filter((index) => {
      const { content, cue, reported } = statements[index] as Statement;
      const holds =
        (content && contains(content, deadline)) ||
        (cue.construction === 'passive' && contains(bounds(tokens, cue), deadline));
      if (!holds && !isFronted(tokens, cue, deadline)) return false;
      const opener = tokens[tokenFrom(tokens, deadline.start)];
      const adjective = opener?.start === deadline.start && opener.lower === 'immediate';
      if (adjective && !(ASKING.has(cue.act) && content && deadline.start - content.start < OPENING)) return false;
      return deadline.relation !== 'on' || (TO_BE_DONE.has(cue.act) && !reported && !datesEvent(tokens, deadline, cue));
    });
    if (indexes.length > 0) bound.set(deadline, indexes);
  }
  return bound;
}
