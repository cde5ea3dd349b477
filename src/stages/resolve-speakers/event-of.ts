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
  const heads = phrase.head === 'summit' ? named.flatMap((id) => context.summitOf(id) ?? []) : [];
  if (heads[0]) return [heads[0]];
  if (named.length > 0 || !capital) return null;
  const [alone, ...others] = context.everybody();
  if (!alone) return null;
  const byHeads = others.length > 0 || alone.startsWith('group:');
  if (byHeads) return phrase.head === 'summit' ? summitOfHeads(context) : null;
  if (isAbove(context, alone)) return ORGAN.test(phrase.head) ? [context.organOf(alone, phrase.head)] : [alone];
  return null;
}

/** "The Summit commended", where the heads of state of a body met, under their names or not: its summit. */
function summitOfHeads(context: Context): readonly string[] | null {
  const summits = [...context.actors.byId.keys()].flatMap((id) => context.summitOf(id) ?? []);
  return summits[0] && new Set(summits).size === 1 ? [summits[0]] : null;
}

/** A body above countries. */
function isAbove({ actors }: Context, id: string): boolean {
  return id.startsWith('org:') && actors.countryOf(id) === null;
}
