import type { Cue, DeadlineExpression, Statement, Token } from '../../core/document.js';
import type { Act } from '../../core/records.js';
import { contains, type Span } from '../../core/span.js';
import { tokenFrom } from '../../core/token-search.js';

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

/** "the immediate release" is asked for only near where the act says what is to be done. */
const OPENING = 100;

/** Acts about what is feared or mourned, and never to be done. */
const UNWANTED = new Set<Act>(['express-concern', 'condemn', 'condole']);

/** Acts that judge what was done: what their contents tell within some time is over. */
const JUDGING = new Set<Act>(['commend', 'thank', 'condemn', 'condole', 'congratulate', 'regret']);

const EVENT =
  /^(?:summit|conference|meeting|assembly|forum|ministerial|session|dialogue|talks|elections?|vote|visit|ceremony|commission|committee|round|games|\p{L}+\d+)$/u;
/** What one does with an event itself: its day is then the day of what is to be done. */
const HOLDING =
  /^(?:hold|host|conven|organi[sz]|schedul|hav|open|launch|attend|meet|see|return|pay|mak|undertak|conduct|participat|welcom)(?:e|ing)?$/;
/** Between act and event these make the event an occasion of something else ("progress at the summit next week"). */
const ASIDE = /^(?:at|during|in|of|on|for|from|before|after)$/;
/** Words that announce what is to come ("announced that he would depart at the weekend"). */
const TO_COME = /^(?:will|would|shall|'ll)$/;

/** What a statement covers for deadlines: its content, and the clause of a passive, whose content is its subject. */
function bounds(tokens: readonly Token[], cue: Cue) {
  return { start: cue.start, end: tokens[cue.governs.last - 1]?.end ?? cue.end };
}

/** The day of an event that the content only names ("at the summit next week") is no bound of what is to be done. */
function datesEvent(tokens: readonly Token[], deadline: DeadlineExpression, cue: Cue): boolean {
  const at = tokenFrom(tokens, deadline.start);
  const event = at - 1;
  if (!EVENT.test(tokens[event]?.lower ?? '')) return false;
  // "looked forward to the next session in May": the event itself is what is to be done.
  if (!tokens.slice(cue.tokens.last, event).some(({ tag, lower }) => tag === 'VERB' || ASIDE.test(lower))) return false;
  const near = tokens.slice(cue.tokens.last - 1, cue.tokens.last + 3);
  const behind = tokens.slice(cue.tokens.last, at).filter((_, i) => tokens[cue.tokens.last + i - 1]?.lower === 'to');
  return ![...near, ...behind].some(({ lower }) => HOLDING.test(lower));
}

/** Only what is to be done makes a date a bound: by the act itself, or because it announces what will be. */
function isToBeDone(
  tokens: readonly Token[],
  { act }: Cue,
  content: Span | null,
  deadline: DeadlineExpression,
): boolean {
  if (TO_BE_DONE.has(act)) return true;
  if (act !== 'announce' || !content) return false;
  const told = tokens.slice(tokenFrom(tokens, content.start), tokenFrom(tokens, deadline.start));
  return told.some(({ lower }) => TO_COME.test(lower));
}

/** Tokens that may stand before a bound in front of its clause ("and by 2030, …"). */
const OPENERS = 2;

/** "By 2030, the parties will …", "The Minister on 10 December will …": a bound in front of the verb. */
function isFronted(tokens: readonly Token[], cue: Cue, deadline: DeadlineExpression): boolean {
  const start = tokens[cue.part]?.start ?? cue.start;
  if (!contains({ start, end: cue.start }, deadline)) return false;
  if (cue.construction !== 'future' && (deadline.relation === 'on' || deadline.latest === null)) return false;
  const first = tokenFrom(tokens, deadline.start);
  const next = tokenFrom(tokens, deadline.end);
  return first - cue.part <= OPENERS || tokens[next]?.lower === ',' || (tokens[next]?.start ?? 0) >= cue.start;
}

/** "will shortly establish", "committed in the near term to": a bound between the cue and what it governs. */
function isBetween({ start }: Cue, content: Span | null, deadline: DeadlineExpression): boolean {
  return content !== null && contains({ start, end: content.start }, deadline);
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
        (cue.construction === 'passive' && contains(bounds(tokens, cue), deadline)) ||
        isBetween(cue, content, deadline) ||
        isFronted(tokens, cue, deadline);
      if (!holds || UNWANTED.has(cue.act) || (deadline.relation === 'within' && JUDGING.has(cue.act))) return false;
      const opener = tokens[tokenFrom(tokens, deadline.start)];
      const adjective = opener?.start === deadline.start && opener.lower === 'immediate';
      if (adjective && !(TO_BE_DONE.has(cue.act) && content && deadline.start - content.start < OPENING)) return false;
      // "welcomed the Prime Minister ahead of the summit" sets no bound.
      if (deadline.relation === 'before' && deadline.latest === null) return isToBeDone(tokens, cue, content, deadline);
      if (deadline.relation !== 'on') return true;
      return !reported && isToBeDone(tokens, cue, content, deadline) && !datesEvent(tokens, deadline, cue);
    });
    if (indexes.length > 0) bound.set(deadline, indexes);
  }
  return bound;
}
