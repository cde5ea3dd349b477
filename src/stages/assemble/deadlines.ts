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
  'announce',
  'hope',
]);

/** What a statement covers for deadlines: its content, and the clause of a passive, whose content is its subject. */
function bounds(tokens: readonly Token[], cue: Cue) {
  return { start: cue.start, end: tokens[cue.governs.last - 1]?.end ?? cue.end };
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
      if (!holds) return false;
      return deadline.relation !== 'on' || (TO_BE_DONE.has(cue.act) && !reported);
    });
    if (indexes.length > 0) bound.set(deadline, indexes);
  }
  return bound;
}
