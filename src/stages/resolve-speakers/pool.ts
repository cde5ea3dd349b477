import { type Collective, isPersonal } from './collective.js';
import type { Context } from './context.js';

/** Nouns for all who are at the meeting, whoever spoke last. */
const ATTENDANCE = new Set([
  'delegations',
  'participants',
  'officials',
  'delegates',
  'attendees',
  'principals',
  'heads',
  'interlocutors',
]);

/** Those whom the phrase can mean: who spoke last, but for nouns of attendance the meeting. */
export function poolFor(context: Context, { members, head, part }: Collective): readonly string[] {
  const { meeting, focus } = context;
  const everybody = context.everybody();
  // "The Heads of Delegation", where a commission meets: those who lead.
  const leading = head === 'heads' && !meeting.some(isPersonal) ? context.chairs : [];
  if (leading.length > 1) return leading;
  if (ATTENDANCE.has(head) && (meeting.length > 0 || context.parties.length > 1)) return everybody;
  // "Members will work …", behind a word on their task force: the members who meet.
  const own = /^(?:its|their|his|her)$/.test(context.actors.lower(part.first));
  if (head === 'members' && !own && (meeting.length > 1 || (focus.length === 1 && context.parties.length > 1)))
    return everybody;
  const bodies = focus.length > 1 && focus.every((id) => /^org:[A-Z]{3}\//.test(id));
  if (head === 'sides' && bodies && everybody.length === focus.length) return everybody;
  if (members === 'person' && !focus.some(isPersonal) && everybody.some(isPersonal)) return everybody;
  return focus.length > 0 ? focus : everybody;
}

/** A group of the stated size: those who meet, the parties, or the last group. */
export function sized(context: Context, pool: readonly string[], count: number): readonly string[] {
  const fitting = [context.everybody(), context.parties].find((ids) => ids.length === count);
  return fitting ?? (pool.length > 0 ? pool : context.everybody());
}
