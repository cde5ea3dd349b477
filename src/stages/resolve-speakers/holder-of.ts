import { unique } from './actors.js';
import { type Collective, isPersonal, respelled } from './collective.js';
import type { Context } from './context.js';

const CHAIR = /^(?:co-)?chair(?:man|woman|person)?$/;
/** Nouns that name a participant by his place in the meeting. */
const RELATIONAL = new Set(['colleague', 'counterpart', 'host', 'guest', 'latter', 'neighbour', 'interlocutor']);

/** "The Minister", "the Chair": the one who holds the office. */
export function officeOf(context: Context, phrase: Collective, pool: readonly string[]): readonly string[] {
  const { actors } = context;
  if (CHAIR.test(phrase.head) && context.chairs.length > 0) return context.chairs.slice(0, 1);
  if (RELATIONAL.has(phrase.head)) return otherOf(context, phrase, pool);
  const people = unique([...pool, ...context.everybody(), ...actors.byId.keys()]).filter((id) =>
    id.startsWith('person:'),
  );
  const holder = people.find(
    (id) =>
      actors.hasRole(id, phrase.head) &&
      (phrase.countries.length === 0 || phrase.countries.includes(actors.countryOf(id) ?? '')),
  );
  if (holder) return [holder];
  // "The Chair" of a body that acts alone: its office holder, whom the release does not name.
  const [body, ...others] = context.everybody();
  return body && others.length === 0 && body.startsWith('org:') ? [context.officeOf(body, phrase.head)] : [];
}

/** Two offices of one field: foreign affairs, defence. */
function samePost({ actors }: Context, id: string, other: string | null): boolean {
  const words = (actors.byId.get(other ?? '')?.role ?? '').toLowerCase().split(/[^\p{L}]+/u);
  return words.some(
    (word) =>
      word.length > 5 &&
      !/^(?:minister|secretary)$/.test(word) &&
      [word, respelled(word)].some((spelling) => actors.hasRole(id, spelling)),
  );
}

/** "His Ghanaian colleague", "her host", "the latter": the other participant of the meeting. */
function otherOf(context: Context, phrase: Collective, pool: readonly string[]): readonly string[] {
  const { actors, lastPerson } = context;
  const people = unique([...pool, ...context.everybody()]).filter(isPersonal);
  const country = phrase.countries[0] ?? null;
  const others = people.filter((id) => (country ? actors.countryOf(id) === country : id !== lastPerson));
  const abroad = others.filter((id) => actors.countryOf(id) !== actors.countryOf(lastPerson ?? ''));
  const fitting = country || abroad.length === 0 ? others : abroad;
  const peers = fitting.filter((id) => samePost(context, id, lastPerson));
  const [other] = peers.length > 0 ? peers : fitting;
  return other ? [other] : [];
}
