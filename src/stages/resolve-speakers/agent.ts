import type { Cue, Speaking } from '../../core/document.js';
import type { PlacedMention } from '../../core/mention-index.js';
import type { Clause, TokenRange } from '../../core/parse.js';
import { type Actors, unique } from './actors.js';
import type { Context } from './context.js';
import { counterparts } from './meeting.js';
import { resolvePhrase } from './noun-phrase.js';
import { impliedBy, toSpeaking } from './speaking.js';

const AGENT_REACH = 40;
const BY_REACH = 8;

/** True where the subject is no agent: "X was welcomed", "discussions were held". */
export function isPassive(cue: Cue, clause: Clause): boolean {
  return cue.construction === 'passive' || isPassiveNoun(cue, clause);
}

function isPassiveNoun(cue: Cue, clause: Clause): boolean {
  const verb = clause.verbs[cue.verb];
  return cue.construction === 'light-verb' && verb?.passive === true;
}

/** Who performs the act of a passive: those behind "by", else those who meet. */
export function passive(context: Context, cue: Cue, clause: Clause): Speaking {
  const { actors } = context;
  const by = agentOf(actors, cue);
  if (by !== null) {
    const names = actors.within({ first: by + 1, last: Math.min(cue.governs.last, by + AGENT_REACH) });
    const agent = { first: by + 1, last: endOfList(actors, names) ?? cue.governs.last };
    const reference = resolvePhrase(context, agent);
    if (reference.rule !== 'fallback-parties') return { ...toSpeaking(reference), mention: actors.spanOf(agent) };
  }
  const present =
    cue.act === 'meet' || cue.act === 'discuss'
      ? [...between(actors, clause.subject), ...counterparts(actors, cue.governs)]
      : [];
  if (present.length > 1) return impliedBy('passive-between', unique(present));
  const subject = cue.act === 'meet' ? meetingOf(context, clause) : [];
  if (subject.length > 0) return impliedBy('passive-meeting', subject);
  const told = cue.act === 'report' && clause.subject ? resolvePhrase(context, clause.subject).ids : [];
  const others = context.everybody().filter((id) => !told.includes(id));
  return impliedBy('passive-parties', others.length > 0 ? others : context.everybody());
}

/** "A meeting between X and Y was held": those named behind "between". */
function between(actors: Actors, subject: TokenRange | null): string[] {
  if (!subject) return [];
  for (let i = subject.first; i < subject.last; i++) {
    if (actors.lower(i) !== 'between') continue;
    const named = actors
      .within({ first: i + 1, last: subject.last })
      .filter(({ mention }) => mention.kind !== 'demonym');
    return unique(named.flatMap(({ mention }) => mention.entities));
  }
  return [];
}

/** The "by" of a passive: right behind it, or before a name ("will be joined on his trip by X"). */
function agentOf(actors: Actors, cue: Cue): number | null {
  for (let i = cue.tokens.last; i < Math.min(cue.governs.last, cue.tokens.last + BY_REACH); i++) {
    if (actors.lower(i) !== 'by') continue;
    const named = actors.at(i + 1) ?? actors.at(i + 2);
    return i === cue.tokens.last || named ? i : null;
  }
  return null;
}

/** Where a row of names ends: "by X and Y for a meeting with Z" names two agents. */
function endOfList(actors: Actors, names: readonly PlacedMention[]): number | undefined {
  let end: number | undefined;
  for (const { first, last } of names) {
    if (end !== undefined && /^(?:for|with|to|on|during|at|regarding|about|in)$/.test(actors.lower(end))) break;
    if (end === undefined || first >= end) end = last;
  }
  return end;
}

/** "The Sixth Meeting of the Council was held", "The Summit of the Union was held": the body, or its summit. */
function meetingOf(context: Context, { subject }: Clause): string[] {
  if (!subject) return [];
  const { actors } = context;
  const named = unique(
    actors.within(subject).flatMap(({ mention }) => mention.entities.filter((id) => id.startsWith('org:'))),
  );
  // "The Double Troika Summit of the Community": the organ, not the body above it.
  const bodies = named.filter(
    (id) => !named.some((other) => other !== id && /^[/-]/.test(other.slice(id.length)) && other.startsWith(id)),
  );
  if (bodies.length === 0 && heldAs(actors, subject) === 'summit') {
    const groups = actors.within(subject).flatMap(({ mention }) => mention.entities);
    return groups.flatMap((id) => context.summitOf(id) ?? []).slice(0, 1);
  }
  const [body, ...others] = bodies;
  const above = body && others.length === 0 && actors.countryOf(body) === null;
  const summit = above && !body.includes('heads-of') && heldAs(actors, subject) === 'summit';
  return summit ? [context.organOf(body, 'summit')] : bodies;
}

/** The noun of what was held, outside names. */
function heldAs(actors: Actors, subject: TokenRange): string {
  const end = [...Array(subject.last - subject.first).keys()].find((i) => actors.lower(subject.first + i) === 'of');
  const last = end === undefined ? subject.last : subject.first + end;
  return actors.at(last - 1) ? '' : actors.lower(last - 1);
}
