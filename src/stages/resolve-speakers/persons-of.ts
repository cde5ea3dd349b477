import { unique } from './actors.js';
import { type Collective, isPersonal, respelled, singular } from './collective.js';
import type { Context } from './context.js';
import { ofCountries } from './countries-of.js';
import { sized } from './pool.js';
import { membersOfBody } from './unnamed-groups.js';

const CHAIRS = /^(?:co-)?chair(?:men|women|person|persons|)s?$/;
const HEAD = /\b(?:president|prime minister|king|queen|chancellor|premier|emir|amir|sultan|taoiseach|leader)\b/i;
const LOOKBACK = 40;

/** Members of the group in focus with the role that the head noun names, without those named beside it. */
export function personsOf(context: Context, phrase: Collective, pool: readonly string[]): readonly string[] {
  if (phrase.countries.length > 0) return ofCountries(context, phrase, pool);
  if (CHAIRS.test(phrase.head) && context.chairs.length > 1) return context.chairs;
  const ours = ourOffices(context, phrase);
  if (ours) return ours;
  const group = groupOfOffices(context, phrase);
  if (group) return [group];
  const leaders = leadersOfCountries(context, phrase);
  if (leaders) return leaders;
  const unnamed = membersOfBody(context, phrase, pool);
  if (unnamed) return [unnamed];
  const role = singular(phrase.head);
  const candidates = unique([...pool, ...context.everybody(), ...context.parties]).filter(isPersonal);
  const holders = candidates.filter((id) => holds(context, id, role));
  // "the two Defense Ministers": words before the head narrow the office down.
  const before = context.actors.tokens.slice(phrase.part.first, phrase.part.last).map(({ lower }) => lower);
  const field = before
    .slice(0, Math.max(0, before.indexOf(phrase.head)))
    .filter((word) => /^\p{L}{5,}$/u.test(word) && word !== 'three' && word !== 'seven');
  const ofField = holders.filter((id) =>
    field.some(
      (word) =>
        context.actors.hasRole(id, word) ||
        context.actors.hasRole(id, respelled(word)) ||
        (word === 'foreign' && context.actors.hasRole(id, 'state')),
    ),
  );
  const withRole = ofField.length > 0 ? ofField : holders;
  // "The Ministers", behind a call that one of them paid on a Speaker: those who meet, by their office.
  const meeting = context.everybody().filter((id) => withRole.includes(id));
  const strays = pool.filter(
    (id) => isPersonal(id) && !withRole.includes(id) && !context.everybody().includes(id),
  ).length;
  if (strays > 0 && meeting.length > 1 && pool.filter((id) => withRole.includes(id)).length < 2) return meeting;
  // "The Foreign Ministers", behind what the Defence Ministers said.
  if (phrase.count === null && ofField.length > 1) return ofField;
  if (phrase.count !== null && withRole.length < phrase.count) {
    const named = [...context.actors.byId.keys()].filter(
      (id) => id.startsWith('person:') && context.actors.hasRole(id, role),
    );
    if (named.length === phrase.count) return named;
  }
  if (phrase.count !== null && withRole.length === phrase.count) return withRole;
  // "The three co-chairs", behind what three presidents did before: those who meet.
  const absent = !pool.some((id) => context.everybody().includes(id));
  if (withRole.length === 0 && absent && phrase.head !== 'leaders' && context.everybody().length === phrase.count)
    return context.everybody();
  if (phrase.beside && withRole.length > 0 && phrase.count === null) return withRole;
  if (phrase.count !== null && pool.length !== phrase.count) {
    return sized(context, candidates.length > 0 ? candidates : pool, phrase.count);
  }
  return pool;
}

/** A secretary of a department is a minister by another name: "the two Defense Ministers". */
function holds(context: Context, id: string, role: string): boolean {
  const { actors } = context;
  if (actors.hasRole(id, role)) return true;
  const department = /^(?:[\p{Lu}\w. ]+ )?secretary (?:of|for) /iu.test(actors.byId.get(id)?.role ?? '');
  return role === 'minister' && department && !actors.hasRole(id, 'under') && !actors.hasRole(id, 'assistant');
}

/** "The Ministers", in a release of "the Ministers of Environment of the GCC" that names at most one of them. */
function groupOfOffices(context: Context, phrase: Collective): string | null {
  const holders = context.everybody().filter((id) => context.actors.hasRole(id, singular(phrase.head)));
  const leaders = context.everybody().filter((id) => HEAD.test(context.actors.byId.get(id)?.role ?? ''));
  if (/^(?:leaders|heads)$/.test(phrase.head) && leaders.length > 1) return null;
  if (holders.length > 1 || phrase.count !== null || phrase.beside) return null;
  const groups = [...context.actors.byId.values()].filter(
    ({ id, type }) => type === 'group' && new RegExp(`-${phrase.head}(?:-|$)`).test(id),
  );
  const [group] = groups;
  if (!group || groups.length > 1) return null;
  // "The Leaders", where one of them meets the others, are all; who chairs does not speak for them.
  const others = context.everybody().filter((id) => id !== group.id && !context.chairs.includes(id));
  return others.length > 0 && context.everybody().includes(group.id) ? null : group.id;
}

/** "the leaders of the three countries", "their leaders", where ministers or officials meet: those who lead their countries. */
function leadersOfCountries(context: Context, phrase: Collective): readonly string[] | null {
  const { actors } = context;
  const words = actors.tokens.slice(phrase.part.first, phrase.part.last).map(({ lower }) => lower);
  const of = words.slice(words.indexOf(phrase.head) + 1).join(' ');
  const theirs = phrase.part.last - phrase.part.first === 2 && /^(?:their|our)$/.test(words[0] ?? '');
  if (phrase.head !== 'leaders') return null;
  if (!theirs && !/^of (?:the|both|our|their)\b.*\b(?:countries|nations)$/.test(of)) return null;
  const people = context.everybody().filter((id) => id.startsWith('person:'));
  if (people.length === 0 || people.some((id) => HEAD.test(actors.byId.get(id)?.role ?? ''))) return null;
  const codes = unique(people.flatMap((id) => actors.countryOf(id) ?? []));
  const count = phrase.count ?? codes.length;
  const near = theirs ? null : actors.listBefore(phrase.part.first, LOOKBACK, count);
  const countries = near ?? (codes.length === count ? codes : null);
  return countries?.map((code) => context.leaderOf(code)) ?? null;
}

/** "Our Ministers of Health", where presidents speak: those of their countries. */
function ourOffices(context: Context, { part, head }: Collective): readonly string[] | null {
  const { actors } = context;
  if (actors.lower(part.first) !== 'our' || !/^(?:ministers|secretaries|ambassadors)$/.test(head)) return null;
  const everybody = context.everybody().filter(isPersonal);
  if (everybody.length === 0 || everybody.some((id) => holds(context, id, singular(head)))) return null;
  const codes = unique(everybody.flatMap((id) => actors.countryOf(id) ?? []));
  const words = actors.tokens.slice(part.first + 1, part.last).map(({ lower }) => lower);
  const role = words.map((word) => (word === head ? singular(head) : word)).join(' ');
  return codes.length > 0 ? codes.map((code) => context.office(code, role)) : null;
}
