import type { PersonFind } from './finds.js';
import type { ActorLexicon, KnownPerson } from './lexicon.js';
import type { PersonName } from './person-name.js';
import { type RoleKey, refersTo, roleKey } from './role-match.js';
import { nameKey } from './slug.js';

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
export const keysOf = (find: PersonFind): string[] =>
  find.name.parts.map((part) => nameKey(part.replace(/^(al|el)-/i, ''))).filter(Boolean);

/** Letters of a name whatever its order and its hyphens: "Shin Wonsik" and "Won-sik Shin". */
function orderless(keys: readonly string[]): string {
  return [...keys].sort().join('|');
}

export function sameName(a: readonly string[], b: readonly string[]): boolean {
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
export function nearName(a: readonly string[], b: readonly string[]): boolean {
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

export function compatible(person: Person, find: PersonFind, lexicon: ActorLexicon): boolean {
  if (find.country && person.country && find.country !== person.country) return false;
  if (find.roles.length === 0 || person.roleKeys.length === 0) return true;
  return find.roles.some(({ text }) => {
    const key = roleKey(text, lexicon.roleClasses);
    return person.roleKeys.some((office) => refersTo(key, office) > 0 || refersTo(office, key) > 0);
  });
}

/** Where a short name stands within a full one: its parts in a row. */
export function holds(keys: readonly string[], part: readonly string[]): boolean {
  const joined = part.join('');
  return keys.some((_, i) => keys.slice(i, i + part.length).join('') === joined || keys[i] === joined);
}

/** "Secretary Kerry" of a release whose only Kerry is an envoy: titles of courtesy do not make a second person. */
export function onlyBearer(
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

export function noConflict(person: Person, find: PersonFind): boolean {
  return !(person.country && find.country && person.country !== find.country);
}
