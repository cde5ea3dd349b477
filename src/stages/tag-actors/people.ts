import type { PersonFind } from './finds.js';
import type { ActorLexicon, KnownPerson } from './lexicon.js';
import { type PersonName, personId, settleName } from './person-name.js';
import { type RoleKey, refersTo, roleKey } from './role-match.js';
import { fold, nameKey } from './slug.js';

/** A person of a release: all finds that name one human being. */
export interface Person {
  readonly finds: PersonFind[];
  /** Keys of the parts of the fullest name. */
  keys: readonly string[];
  country: string | null;
  /** The country was worked out, not read from the words. */
  inferred: boolean;
  readonly roles: string[];
  readonly roleKeys: RoleKey[];
  known: KnownPerson | null;
  name: PersonName;
  id: string;
}

/** Keys of the parts; an Arabic article does not tell names apart ("Al-Kadhimi", "Kadhimi"). */
const keysOf = (find: PersonFind): string[] =>
  find.name.parts.map((part) => nameKey(part.replace(/^(al|el)-/i, ''))).filter(Boolean);

/** Letters of a name whatever its order and its hyphens: "Shin Wonsik" and "Won-sik Shin". */
function orderless(keys: readonly string[]): string {
  return [...keys].sort().join('|');
}

function sameName(a: readonly string[], b: readonly string[]): boolean {
  if (orderless(a) === orderless(b) || a.join('') === b.join('')) return true;
  const [small, large] = a.length <= b.length ? [a, b] : [b, a];
  if (small.length > 1 && small.every((key) => large.includes(key))) return true;
  // "Jong-sup Lee" and "Lee Jong sup".
  return (
    small.length === 2 &&
    large.length === 3 &&
    small[0] === (large[1] ?? '') + (large[2] ?? '') &&
    small[1] === large[0]
  );
}

/** "Joe" for "Joseph", "Tahnoun" for "Tahnoon": one family name, given names nearly equal. */
function nearName(a: readonly string[], b: readonly string[]): boolean {
  if (a.length < 2 || b.length < 2) return false;
  const [given, other] = [a[0] ?? '', b[0] ?? ''];
  if (a.at(-1) === b.at(-1)) return given.slice(0, 2) === other.slice(0, 2) && (given[0] ?? '') !== '';
  return a.length === b.length && oneEdit(a.join(''), b.join(''));
}

/** One letter added, dropped or changed, in names of eight letters or more. */
function oneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a.length < 8) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const [restA, restB] = [a.slice(i), b.slice(i)];
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1);
}

function compatible(person: Person, find: PersonFind, lexicon: ActorLexicon): boolean {
  if (find.country && person.country && find.country !== person.country) return false;
  if (find.roles.length === 0 || person.roleKeys.length === 0) return true;
  return find.roles.some(({ text }) => {
    const key = roleKey(text, lexicon.roleClasses);
    return person.roleKeys.some((office) => refersTo(key, office) > 0 || refersTo(office, key) > 0);
  });
}

function attach(person: Person, find: PersonFind, lexicon: ActorLexicon): void {
  person.finds.push(find);
  const keys = keysOf(find);
  if (keys.length > person.keys.length) person.keys = keys;
  if (find.country && (!person.country || person.inferred)) person.country = find.country;
  for (const { text } of find.roles) {
    if (person.roles.includes(text)) continue;
    person.roles.push(text);
    person.roleKeys.push(roleKey(text, lexicon.roleClasses));
  }
}

function newPerson(find: PersonFind, lexicon: ActorLexicon): Person {
  const person: Person = {
    finds: [],
    keys: [],
    country: null,
    inferred: false,
    roles: [],
    roleKeys: [],
    known: null,
    name: { family: [], given: [], rule: '' },
    id: '',
  };
  attach(person, find, lexicon);
  return person;
}

/** Where a short name stands within a full one: its parts in a row. */
function holds(keys: readonly string[], part: readonly string[]): boolean {
  const joined = part.join('');
  return keys.some((_, i) => keys.slice(i, i + part.length).join('') === joined || keys[i] === joined);
}

/**
 * Gathers the finds of a release into persons: full names first, then short ones, each to the latest person before it
 * that it fits, else to the first one after.
 */
export function gatherPersons(finds: readonly PersonFind[], lexicon: ActorLexicon): Person[] {
  const persons: Person[] = [];
  const full = finds.filter((find) => keysOf(find).length > 1);
  for (const find of full) {
    const keys = keysOf(find);
    const same =
      persons.find((person) => sameName(person.keys, keys) && noConflict(person, find)) ??
      persons.find((person) => nearName(person.keys, keys) && compatible(person, find, lexicon));
    if (same) attach(same, find, lexicon);
    else persons.push(newPerson(find, lexicon));
  }
  for (const find of finds) {
    const keys = keysOf(find);
    if (keys.length > 1) continue;
    const fitting = persons.filter((person) => holds(person.keys, keys) && compatible(person, find, lexicon));
    const position = (person: Person) =>
      Math.max(...person.finds.map(({ first }) => (first < find.first ? first : -first)));
    const best = fitting.sort((a, b) => position(b) - position(a))[0] ?? onlyBearer(persons, find, keys, lexicon);
    if (best) attach(best, find, lexicon);
    else persons.push(newPerson(find, lexicon));
  }
  for (const person of persons) person.finds.sort((a, b) => a.first - b.first);
  return persons.sort((a, b) => (a.finds[0]?.first ?? 0) - (b.finds[0]?.first ?? 0));
}

/** "Secretary Kerry" of a release whose only Kerry is an envoy: titles of courtesy do not make a second person. */
function onlyBearer(
  persons: readonly Person[],
  find: PersonFind,
  keys: readonly string[],
  lexicon: ActorLexicon,
): Person | undefined {
  const courtesy = (key: RoleKey) => COURTESY.has(key.head);
  if (
    lexicon.family.has(keys[0] ?? '') ||
    !find.roles.every(({ text }) => courtesy(roleKey(text, lexicon.roleClasses)))
  ) {
    return undefined;
  }
  const bearers = persons.filter((person) => person.keys.at(-1) === keys[0]);
  const [bearer] = bearers;
  return bearers.length === 1 &&
    bearer &&
    noConflict(bearer, find) &&
    bearer.roleKeys.some((key) => !SOLE.has(key.head))
    ? bearer
    : undefined;
}

const COURTESY = new Set(['secretary', 'minister', 'ambassador', 'chair', 'director', 'representative', 'governor']);
const SOLE = new Set(['president', 'prime minister', 'king', 'queen', 'first lady', 'chancellor']);

function noConflict(person: Person, find: PersonFind): boolean {
  return !(person.country && find.country && person.country !== find.country);
}

/** Settles order and id of each person's name, once countries are known. */
export function nameThem(persons: readonly Person[], lexicon: ActorLexicon): void {
  const alone = persons.flatMap(({ finds }) =>
    finds.flatMap(({ name, roles }) =>
      !name.givenFollows && (roles.length > 0 || name.honorific) ? [name.parts.map(nameKey).join('')] : [],
    ),
  );
  const taken = new Set<string>();
  for (const person of persons) {
    const parts = inKnownForm(mostUsed(person), person.known);
    const known = person.known?.name.split(' ').map(nameKey) ?? [];
    person.name = settleName(parts, { alone, country: person.country, known }, lexicon);
    person.id = personId(person.name);
    for (let n = 2; taken.has(person.id); n++) person.id = `${personId(person.name)}-${n}`;
    taken.add(person.id);
  }
}

/** "Joe" for "Joseph R.": the given name that an office holder is known by, where the family name is the same. */
function inKnownForm(parts: readonly string[], known: KnownPerson | null): readonly string[] {
  const usual = known?.name.split(' ') ?? [];
  const given = nameKey(parts[0] ?? '');
  const differs = given !== nameKey(usual[0] ?? '') && given.slice(0, 2) === nameKey(usual[0] ?? '').slice(0, 2);
  const sameFamily = nameKey(parts.at(-1) ?? '') === nameKey(usual.at(-1) ?? '');
  return differs && sameFamily && parts.length > 1 && usual.length === 2 ? usual : parts;
}

/** The full form that the release uses most; of equals the first. Short forms only where there is no full one. */
function mostUsed(person: Person): readonly string[] {
  const counts = new Map<string, { parts: readonly string[]; count: number }>();
  for (const { name } of person.finds) {
    const key = fold(name.parts.join(' '));
    const entry = counts.get(key) ?? { parts: name.parts, count: 0 };
    counts.set(key, { parts: entry.parts, count: entry.count + 1 });
  }
  const forms = [...counts.values()];
  const isFull = (parts: readonly string[]) => parts.length > 1 && !holdsOnlyFamily(parts, person);
  const full = forms.filter(({ parts }) => isFull(parts));
  return (full.length > 0 ? full : forms).reduce((best, form) => (form.count > best.count ? form : best)).parts;
}

/** "López Obrador", "Sheikh Tahnoon": part of a longer name of the same person. */
function holdsOnlyFamily(parts: readonly string[], person: Person): boolean {
  const keys = parts.map(nameKey);
  return (
    person.keys.length > keys.length &&
    (person.keys.slice(-keys.length).join('') === keys.join('') || keys.length === 1)
  );
}
