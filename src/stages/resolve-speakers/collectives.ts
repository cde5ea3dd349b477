import type { TokenRange } from '../../core/parse.js';
import { unique } from './actors.js';
import type { Context } from './context.js';

/** A collective noun phrase: "the two Ministers", "the defense authorities of both countries". */
export interface Collective {
  readonly members: string;
  readonly head: string;
  readonly countries: readonly string[];
  readonly count: number | null;
  readonly part: TokenRange;
  /** True when other actors are named beside it: "the Secretary and the two Ministers". */
  readonly beside: boolean;
}

const CHAIR = /^(?:co-)?chair(?:man|woman|person)?$/;
const CHAIRS = /^(?:co-)?chair(?:men|women|person|persons|)s?$/;
/** Nouns that name a participant by his place in the meeting. */
const RELATIONAL = new Set(['colleague', 'counterpart', 'host', 'guest', 'latter', 'neighbour', 'interlocutor']);
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
const ACTING_FOR = new Set(['members', 'heads', 'representatives', 'participants', 'delegates']);
const SOME = /^(?:some|several|most|many|certain|few|various)$/;

const isPersonal = (id: string): boolean => id.startsWith('person:') || id.startsWith('role:');
const isCountry = (id: string): boolean => /^[A-Z]{3}$/.test(id);

/** "ministers" to "minister": role words are compared in the singular. */
const singular = (head: string): string =>
  head
    .replace(/ies$/, 'y')
    .replace(/(?<=s)es$/, '')
    .replace(/s$/, '');

/** Resolves a collective noun phrase to the individuals it means, or to a group where they are not named. */
export function resolveCollective(context: Context, phrase: Collective): readonly string[] {
  const unnamed = unnamedGroup(context, phrase) ?? authoritiesOf(context, phrase);
  if (unnamed) return [unnamed];
  const pool = poolFor(context, phrase);
  switch (phrase.members) {
    case 'person':
      return personsOf(context, phrase, pool);
    case 'country':
      return countriesOf(context, phrase, pool);
    case 'office':
      return officeOf(context, phrase, pool);
    case 'body':
      return bodyOf(context, phrase);
    case 'people':
      return [
        context.group(
          context.actors.tokens
            .slice(phrase.part.first, phrase.part.last)
            .map(({ lower }) => lower)
            .filter((word) => !/^(?:the|all|their|its|our)$/.test(word))
            .slice(0, 5)
            .join(' '),
        ),
      ];
    case 'document':
      return context.everybody();
    default:
      if (phrase.countries.length > 0) return ofCountries(context, phrase, pool);
      return phrase.count !== null && pool.length > phrase.count ? sized(context, pool, phrase.count) : pool;
  }
}

/** Those whom the phrase can mean: who spoke last, but for nouns of attendance the meeting. */
function poolFor(context: Context, { members, head }: Collective): readonly string[] {
  const { meeting, focus } = context;
  const everybody = context.everybody();
  if (ATTENDANCE.has(head) && meeting.length > 0) return meeting;
  if (members === 'person' && !focus.some(isPersonal) && everybody.some(isPersonal)) return everybody;
  return focus.length > 0 ? focus : everybody;
}

/** "the Foreign Ministers of ASEAN", "some Leaders": a group of its own, where the release names no members. */
function unnamedGroup(context: Context, phrase: Collective): string | null {
  const { actors } = context;
  if (phrase.members !== 'person' && phrase.members !== 'any') return null;
  const words = actors.tokens.slice(phrase.part.first, phrase.part.last).map(({ lower }) => lower);
  const body = actors
    .within(phrase.part)
    .flatMap(({ mention }) => mention.entities)
    .find((id) => id.startsWith('org:') && actors.countryOf(id) === null);
  const named = context.everybody().filter(isPersonal).length > 1;
  if (SOME.test(words[0] ?? '')) return context.group(`${words[0]} ${body ? bodyName(body) : ''} ${phrase.head}`);
  if (!body || named || words.includes('undersigned')) return null;
  // The members or delegations of a body that acts as one are the body.
  if (ACTING_FOR.has(phrase.head)) return body;
  const noun = words.slice(0, words.indexOf(phrase.head) + 1).filter((word) => !/^(?:the|all|of)$/.test(word));
  const field = /^of (?!the)/.test(words.slice(words.indexOf(phrase.head) + 1).join(' '))
    ? ofField(words, phrase.head)
    : '';
  return context.group(`${bodyName(body)} ${noun.join(' ')} ${field}`);
}

/** "The self-styled authorities in Tiraspol": of a place that is no party. */
function authoritiesOf(context: Context, { head, part }: Collective): string | null {
  const { tokens } = context.actors;
  const at = tokens.findIndex(({ lower }, i) => i >= part.first && i < part.last && lower === head);
  const place = tokens[at + 2];
  const named = head === 'authorities' && /^(?:in|of|at)$/.test(tokens[at + 1]?.lower ?? '') && at + 2 < part.last;
  return named && place?.tag === 'PROPN' && !context.actors.at(at + 2) ? context.group(`${place.lower} ${head}`) : null;
}

function bodyName(id: string): string {
  return id.replace(/^org:/, '').replace(/-/g, ' ');
}

/** "Ministers of Transport of …": the field of office between the head and the body. */
function ofField(words: readonly string[], head: string): string {
  const rest = words.slice(words.indexOf(head) + 1);
  const end = rest.indexOf('of', 1);
  return end > 1 && end < 6 ? rest.slice(0, end).join(' ') : '';
}

/** A secretary of a department is a minister by another name: "the two Defense Ministers". */
function holds(context: Context, id: string, role: string): boolean {
  const { actors } = context;
  if (actors.hasRole(id, role)) return true;
  const department = /^(?:[\p{Lu}\w. ]+ )?secretary (?:of|for) /iu.test(actors.byId.get(id)?.role ?? '');
  return role === 'minister' && department && !actors.hasRole(id, 'under') && !actors.hasRole(id, 'assistant');
}

/** Members of the group in focus with the role that the head noun names, without those named beside it. */
function personsOf(context: Context, phrase: Collective, pool: readonly string[]): readonly string[] {
  if (phrase.countries.length > 0) return ofCountries(context, phrase, pool);
  if (CHAIRS.test(phrase.head) && context.chairs.length > 1) return context.chairs;
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
  if (phrase.count !== null && withRole.length < phrase.count) {
    const named = [...context.actors.byId.keys()].filter(
      (id) => id.startsWith('person:') && context.actors.hasRole(id, role),
    );
    if (named.length === phrase.count) return named;
  }
  if (phrase.count !== null && withRole.length === phrase.count) return withRole;
  if (phrase.beside && withRole.length > 0 && phrase.count === null) return withRole;
  if (phrase.count !== null && pool.length !== phrase.count) {
    return sized(context, candidates.length > 0 ? candidates : pool, phrase.count);
  }
  return pool;
}

/** "The Ministers", in a release of "the Ministers of Environment of the GCC" that names at most one of them. */
function groupOfOffices(context: Context, phrase: Collective): string | null {
  const holders = context.everybody().filter((id) => context.actors.hasRole(id, singular(phrase.head)));
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

const HEAD = /\b(?:president|prime minister|king|queen|chancellor|premier|emir|amir|sultan|taoiseach|leader)\b/i;
const LOOKBACK = 40;

/** "the leaders of the three countries", where ministers or officials meet: those who lead their countries. */
function leadersOfCountries(context: Context, phrase: Collective): readonly string[] | null {
  const { actors } = context;
  const words = actors.tokens.slice(phrase.part.first, phrase.part.last).map(({ lower }) => lower);
  const of = words.slice(words.indexOf(phrase.head) + 1).join(' ');
  if (phrase.head !== 'leaders' || !/^of (?:the|both|our|their)\b.*\b(?:countries|nations)$/.test(of)) return null;
  const people = context.everybody().filter((id) => id.startsWith('person:'));
  if (people.length === 0 || people.some((id) => HEAD.test(actors.byId.get(id)?.role ?? ''))) return null;
  const codes = unique(people.flatMap((id) => actors.countryOf(id) ?? []));
  const count = phrase.count ?? codes.length;
  const near = actors.listBefore(phrase.part.first, LOOKBACK, count);
  const countries = near ?? (codes.length === count ? codes : null);
  return countries && countries.map((code) => context.leaderOf(code));
}

/** "The Ministers", where only their body is named. */
function membersOfBody(context: Context, phrase: Collective, pool: readonly string[]): string | null {
  const [body, ...others] = pool;
  if (!body?.startsWith('org:') || others.length > 0 || context.actors.countryOf(body) !== null) return null;
  if (context.parties.some(isPersonal) || ACTING_FOR.has(phrase.head)) return null;
  return context.group(`${bodyName(body)} ${phrase.head}`);
}

/** "defense" and "defence" are one word. */
function respelled(word: string): string {
  return word.endsWith('nse') ? word.replace(/nse$/, 'nce') : word.replace(/nce$/, 'nse');
}

/** A group of the stated size: those who meet, the parties, or the last group. */
function sized(context: Context, pool: readonly string[], count: number): readonly string[] {
  const fitting = [context.everybody(), context.parties].find((ids) => ids.length === count);
  return fitting ?? (pool.length > 0 ? pool : context.everybody());
}

function countriesOf(context: Context, phrase: Collective, pool: readonly string[]): readonly string[] {
  if (phrase.countries.length > 0) return phrase.countries;
  const of = (ids: readonly string[]) =>
    unique(ids.map((id) => (isCountry(id) ? id : context.actors.countryOf(id))).filter((code) => code !== null));
  const sets = [of(pool), of(context.everybody()), of(context.parties)];
  const codes = sets.find((set) => set.length === phrase.count) ?? sets.find((set) => set.length > 1) ?? sets[0] ?? [];
  return codes.length > 0 ? codes.map((code) => context.country(code)) : pool;
}

/** "the Defense Ministers of Japan and the ROK": participants of those countries, else their office holders. */
function ofCountries(context: Context, phrase: Collective, pool: readonly string[]): readonly string[] {
  const { actors } = context;
  const among = unique([...pool, ...context.everybody(), ...context.parties]);
  const personal = phrase.members === 'person';
  return phrase.countries.flatMap((country) => {
    const members = among.filter((id) => actors.countryOf(id) === country && (!personal || !isCountry(id)));
    if (members.length > 0 && (personal || members.length < 3)) return members;
    return personal ? [context.office(country, singular(phrase.head))] : [country];
  });
}

function officeOf(context: Context, phrase: Collective, pool: readonly string[]): readonly string[] {
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

/** "His Ghanaian colleague", "her host", "the latter": the other participant of the meeting. */
function otherOf(context: Context, phrase: Collective, pool: readonly string[]): readonly string[] {
  const { actors, lastPerson } = context;
  const people = unique([...pool, ...context.everybody()]).filter(isPersonal);
  const country = phrase.countries[0] ?? null;
  const others = people.filter((id) => (country ? actors.countryOf(id) === country : id !== lastPerson));
  const abroad = others.filter((id) => actors.countryOf(id) !== actors.countryOf(lastPerson ?? ''));
  const [other] = country || abroad.length === 0 ? others : abroad;
  return other ? [other] : [];
}

function bodyOf(context: Context, phrase: Collective): readonly string[] {
  const { actors } = context;
  if (phrase.head === 'side') {
    // "The Vietnamese side": its participant, where one is named.
    const own = context
      .everybody()
      .filter((id) => isPersonal(id) && phrase.countries.includes(actors.countryOf(id) ?? '-'));
    if (own.length > 0) return own;
  }
  const bodies = [...actors.byId.keys()].filter((id) => id.startsWith('org:') && id.includes(phrase.head));
  const [country] = phrase.countries;
  const own = country ? bodies.filter((id) => actors.countryOf(id) === country) : bodies;
  if (own.length > 0) return [own[0] as string];
  return phrase.countries.length > 0 ? phrase.countries : context.everybody();
}
