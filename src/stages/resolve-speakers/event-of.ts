import type { Collective } from './collective.js';
import type { Context } from './context.js';

/** Nouns of meetings that are an organ of the body that meets. */
const ORGAN = /^(?:summit|conference)$/;
const EVENT = /^(?:summit|conference|meeting|session|dialogue|forum)$/;

/** "The Meeting of the Commission", "the Summit", where one body meets: the body, or its organ. */
export function eventOf(context: Context, phrase: Collective): readonly string[] | null {
  if (!EVENT.test(phrase.head)) return null;
  const { actors } = context;
  const capital = actors.isCapital(phrase.part, phrase.head);
  const named = actors.within(phrase.part).flatMap(({ mention }) => mention.entities);
  const body = named.find((id) => isAbove(context, id));
  if (body) return capital && ORGAN.test(phrase.head) ? [context.organOf(body, phrase.head)] : [body];
  if (named.length > 0 || !capital) return null;
  const [alone, ...others] = context.everybody();
  if (!alone) return null;
  if (others.length > 0) return phrase.head === 'summit' ? summitOfHeads(context) : null;
  if (isAbove(context, alone)) return ORGAN.test(phrase.head) ? [context.organOf(alone, phrase.head)] : [alone];
  return null;
}

/** "The Summit commended", where "the EAC Heads of State, President X and President Y" met: that of their body. */
function summitOfHeads(context: Context): readonly string[] | null {
  const ids = [...context.actors.byId.keys()];
  const bodies = ids.filter(
    (id) => isAbove(context, id) && ids.some((group) => group.startsWith(`group:${id.slice('org:'.length)}-heads-of-`)),
  );
  const [body, ...rest] = bodies;
  return body && rest.length === 0 ? [context.organOf(body, 'summit')] : null;
}

/** A body above countries. */
function isAbove({ actors }: Context, id: string): boolean {
  return id.startsWith('org:') && actors.countryOf(id) === null;
}
