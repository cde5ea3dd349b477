import type { Entity, Mention } from '../../core/document.js';
import type { Find, PersonFind, RoleFind } from './finds.js';
import type { Organisations } from './organisations.js';
import { typicalCountry } from './role-country.js';
import { type RoleKey, refersTo, roleKey } from './role-match.js';
import type { Person } from './same-person.js';
import type { Scan } from './scan.js';
import { slug } from './slug.js';

/** A mention with the words it covers. */
export interface Placed extends Mention {
  readonly first: number;
  readonly last: number;
}

export interface Resolution {
  readonly mentions: Placed[];
  readonly entities: Map<string, Entity>;
}

/** Rule of mentions that name the holders of offices in a body. */
export const OFFICES = 'offices-of-body';
/** Rule of mentions that name the member states of a body. */
export const MEMBERS = 'members-of-body';

interface Context {
  readonly scan: Scan;
  readonly persons: readonly Person[];
  readonly organisations: Organisations;
  readonly home: string | null;
  /** Words at which sentences begin. */
  readonly starts?: ReadonlySet<number>;
  /** Countries' heads of government, by country: `prime-minister`. */
  readonly heads: ReadonlyMap<string, string>;
  readonly entities: Map<string, Entity>;
  /** Id of the body above countries for which the release speaks. */
  readonly institution: string | null;
  /** The release names the European Union. */
  readonly europeanUnion: boolean;
  /** The release names the United Nations or an organ of theirs. */
  readonly unitedNations: boolean;
  /** Country of offices that the release states with one country only: "the Amir of Qatar". */
  readonly stated: ReadonlyMap<string, string>;
}

/** "The Chair" is the chair of the meeting, of whatever country the release comes. */
const CHAIR = /^chair/;
const UN_OFFICE =
  /^(secretary-general|special-representative|special-envoy-of-the-secretary-general|deputy-secretary-general)/;

/** Offices at the head of a body above countries: bare, in a release of that body, they are its own. */
const HEAD_OFFICE = /^(?:deputy-)?(?:secretary-general|director-general|executive-secretary|executive-director)$/;
/** Bare, in a release that names the European Union, its own. */
const UNION_OFFICE = /^high-representative(?:-(?:vice-president|for-foreign-affairs.*))?$/;

/** Turns finds into mentions of entities, in the order of the text. */
export function resolveFinds(
  finds: readonly Find[],
  given: Omit<Context, 'unitedNations' | 'europeanUnion' | 'stated'>,
): Resolution {
  const unitedNations = finds.some((find) => find.kind === 'body' && /^org:un(-|ited)/.test(find.body.id ?? ''));
  const europeanUnion = finds.some((find) => find.kind === 'body' && find.body.above === 'org:european-union');
  const context = { ...given, unitedNations, europeanUnion, stated: statedOffices(finds) };
  const mentions: Placed[] = [];
  const owner = new Map(context.persons.flatMap((person) => person.finds.map((find) => [find, person] as const)));
  for (const person of context.persons) addPerson(person, context);
  let before: Find | undefined;
  for (const [index, own] of finds.entries()) {
    const find = sharing(own, before, context.scan);
    before = find;
    // "The Ministers of Foreign Affairs of Paraguay, X, and of Uruguay, Y": the offices introduce their holders.
    const next = finds[index + 1];
    const introduces = find.kind === 'role' && find.role.plural && find.countries.length === 1;
    if (introduces && next?.kind === 'person' && next.first === find.last + 1) continue;
    const mention = mentionOf(find, context, owner);
    if (mention) mentions.push(mention);
  }
  for (const entity of context.organisations.entities) {
    const { id, type, name, country, role } = entity;
    context.entities.set(id, { id, type, name, country, role });
  }
  return { mentions, entities: context.entities };
}

/** "Japan's Ministry of Finance and Ministry of Foreign Affairs": the second shares the owner of the first. */
function sharing(find: Find, before: Find | undefined, { words }: Scan): Find {
  if (find.kind !== 'body' || before?.kind !== 'body' || before.prefixForm !== 'owner') return find;
  const beside = find.first - before.last === 1 && words[before.last]?.lower === 'and';
  const open = find.prefixForm === 'none' && find.body.national && find.body.countries.length === 0;
  return beside && open ? { ...find, prefix: before.prefix, prefixForm: 'owner' } : find;
}

function statedOffices(finds: readonly Find[]): Map<string, string> {
  const stated = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const find of finds) {
    const [country] = find.kind === 'role' && !find.role.plural ? find.countries : [];
    if (find.kind !== 'role' || !country) continue;
    const office = slug(find.role.text);
    if ((stated.get(office) ?? country) !== country) ambiguous.add(office);
    stated.set(office, country);
  }
  for (const office of ambiguous) stated.delete(office);
  return stated;
}

function addPerson(person: Person, { entities, scan }: Context): void {
  const longest = person.finds.reduce((best, find) => (find.name.parts.length > best.name.parts.length ? find : best));
  const name = scan.view.slice(scan.words[longest.name.first]?.start, scan.words[longest.name.last - 1]?.end);
  const role = person.roles.reduce<string | null>(
    (best, text) => (best && best.length >= text.length ? best : text),
    null,
  );
  entities.set(person.id, { id: person.id, type: 'person', name, country: person.country, role });
}

function place(find: Find, scan: Scan, kind: Mention['kind'], entities: readonly string[], rule: string): Placed {
  const start = scan.words[find.first]?.start ?? 0;
  const end = scan.words[find.last - 1]?.end ?? start;
  return { start, end, first: find.first, last: find.last, kind, entities, rule };
}

function mentionOf(find: Find, context: Context, owner: ReadonlyMap<PersonFind, Person>): Placed | undefined {
  const { scan, entities } = context;
  switch (find.kind) {
    case 'person': {
      const person = owner.get(find);
      return person && place(find, scan, 'name', [person.id], find.roles.length > 0 ? 'title-and-name' : 'name');
    }
    case 'country': {
      const { atom } = find;
      for (const id of atom.ids) addCountry(id, scan.view.slice(atom.start, atom.end), entities);
      const kind = atom.form === 'name' || atom.form === 'seat' ? 'name' : 'demonym';
      return { ...place(find, scan, kind, atom.ids, `country-${atom.form}`), start: atom.start, end: atom.end };
    }
    case 'group': {
      const name = scan.view.slice(scan.words[find.first]?.start, scan.words[find.last - 1]?.end);
      if (!entities.has(find.id))
        entities.set(find.id, { id: find.id, type: 'group', name, country: null, role: null });
      return place(find, scan, 'name', [find.id], find.offices ? OFFICES : find.members ? MEMBERS : 'group');
    }
    case 'body': {
      const ids = context.organisations.resolve(find);
      for (const id of ids) if (/^[A-Z]{3}$/.test(id)) addCountry(id, find.body.name, entities);
      return ids.length > 0 ? place(find, scan, 'name', ids, find.body.id ? 'known-body' : 'body') : undefined;
    }
    case 'role':
      return roleMention(find, context);
  }
}

/** Adds a country under the name the release first gives it. */
export function addCountry(id: string, name: string, entities: Map<string, Entity>): void {
  if (!entities.has(id)) entities.set(id, { id, type: 'country', name, country: id, role: null });
}

function roleMention(find: RoleFind, context: Context): Placed | undefined {
  const { role, countries } = find;
  const singular = role.plural ? [...new Set(countries)] : countries.slice(0, 1);
  if (singular.length === 0) {
    const owner = context.stated.get(slug(role.text)) ?? null;
    const id =
      holderOf(find, null, context) ??
      vacant(owner ? { ...find, countries: [owner] } : find, owner ?? context.home, context);
    return id === null ? undefined : place(find, context.scan, 'role', [id], 'role');
  }
  const ids = singular.map((country) => holderOf(find, country, context) ?? vacant(find, country, context));
  const known = ids.filter((id): id is string => id !== null);
  return known.length > 0 ? place(find, context.scan, 'role', [...new Set(known)], 'role-of-country') : undefined;
}

/** The person of the release whom an office means: of the country, if one is given; the latest named before. */
function holderOf(find: RoleFind, country: string | null, context: Context): string | null {
  const { persons, scan } = context;
  // "the G7 Foreign Ministers of Canada, France …": holders in each of the countries, whatever unites them.
  if (find.body?.id && !find.body.national && !(find.role.plural && country)) return bodyHolder(find, persons);
  const reference = roleKey(find.role.text, scan.lexicon.roleClasses);
  const own = country === null ? principal(find, reference, context) : null;
  if (own) return own;
  let best: { id: string; rank: number; distance: number } | null = null;
  for (const person of persons) {
    if (country && person.country !== country) continue;
    const rank = Math.max(0, ...person.roleKeys.map((office) => refersTo(reference, office)));
    if (rank === 0) continue;
    // Named before: the nearer the better. Named only later: after all those.
    const distance = Math.min(
      ...person.finds.map(({ first }) => (first < find.first ? find.first - first : 1e6 + first)),
    );
    if (!best || rank > best.rank || (rank === best.rank && distance < best.distance))
      best = { id: person.id, rank, distance };
  }
  return best?.id ?? (country ? untitled(country, persons) : null);
}

/**
 * "The President", where others of that office are named in passing: the one of the issuing country, whom the release
 * names first. Not where the sentence before begins with another of them.
 */
function principal(find: RoleFind, reference: RoleKey, { persons, home, starts }: Context): string | null {
  if (!home || !find.definite || find.role.plural || find.body) return null;
  const holders = persons.filter(({ roleKeys }) => roleKeys.some((office) => refersTo(reference, office) === 2));
  const [own, ...others] = holders;
  if (!own || others.length === 0 || own.country !== home || others.some((other) => other.country === home))
    return null;
  const last = (person: Person) => Math.max(-1, ...person.finds.map(({ first }) => (first < find.first ? first : -1)));
  if (last(own) < 0) return null;
  const topical = others.some((other) => {
    const at = last(other);
    return at > last(own) && (starts?.has(at) ?? false);
  });
  return topical ? null : own.id;
}

/** The one person of a country whom the release gives no office. */
function untitled(country: string, persons: readonly Person[]): string | null {
  const own = persons.filter((person) => person.country === country);
  return own.length === 1 && own[0]?.roles.length === 0 ? own[0].id : null;
}

function bodyHolder(find: RoleFind, persons: readonly Person[]): string | null {
  const same = persons.find((person) =>
    person.finds.some(
      ({ body, roles }) => body?.id === find.body?.id && roles.some(({ head }) => head === find.role.head),
    ),
  );
  return same?.id ?? null;
}

/** The office itself, where the release names no holder: `role:JPN/prime-minister`, `role:nato/secretary-general`. */
function vacant(
  find: RoleFind,
  country: string | null,
  { entities, heads, unitedNations, europeanUnion, institution, scan: { lexicon } }: Context,
): string | null {
  const body = find.body;
  const above = find.role.body && !/^org:[A-Z]{3}\//.test(find.role.body) ? find.role.body.slice(4) : null;
  // "The Principals of A and B of the Working Group": each serves his country.
  const several = find.role.plural && find.countries.length > 0;
  const own = body?.id && !body.national ? body.slug : above;
  const stated = several ? null : own;
  // "The Secretary-General", in a release that speaks of the United Nations.
  const ofUnitedNations = unitedNations && find.countries.length === 0 && !body && UN_OFFICE.test(slug(find.role.text));
  const bare = find.countries.length === 0 && !body && !find.role.plural;
  const ofInstitution = institution && bare && HEAD_OFFICE.test(slug(find.role.text)) ? institution.slice(4) : null;
  const ofUnion = europeanUnion && bare && UNION_OFFICE.test(slug(find.role.text)) ? 'european-union' : null;
  const international = stated ?? ofInstitution ?? ofUnion ?? (ofUnitedNations ? 'united-nations' : null);
  const owner =
    international ?? (find.countries.length > 0 ? country : (typicalCountry(find.role.text, lexicon) ?? country));
  if (!owner || (CHAIR.test(find.role.head) && !international && find.countries.length === 0)) return null;
  const leader = find.role.head === 'leader' && find.role.plural ? heads.get(owner) : undefined;
  const office = above
    ? (find.role.text.split(/ of /i, 1)[0] ?? '')
    : find.role.text.replace(/ of the Secretary-General/i, '');
  const text = body && !international && !find.role.plural ? `${body.name} ${office}` : office;
  const id = `role:${owner}/${leader ?? slug(text)}`;
  if (!entities.has(id)) {
    entities.set(id, { id, type: 'role', name: text, country: international ? null : owner, role: text });
  }
  return id;
}
