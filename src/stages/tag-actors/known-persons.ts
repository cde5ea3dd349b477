import type { ActorLexicon, KnownPerson } from './lexicon.js';
import { refersTo, roleKey } from './role-match.js';
import type { Person } from './same-person.js';
import { nameKey } from './slug.js';

/** The lexicon of office holders, by the key of each part of each name. */
export type KnownIndex = ReadonlyMap<string, readonly KnownPerson[]>;

const namesOf = ({ name, aliases = [] }: KnownPerson): string[] => [name, ...aliases];
const partsOf = (name: string): string[] =>
  name
    .split(/ /)
    .map((part) => nameKey(part.replace(/^(al|el)-/i, '')))
    .filter(Boolean);

export function indexKnown({ persons }: ActorLexicon): KnownIndex {
  const index = new Map<string, KnownPerson[]>();
  for (const person of persons) {
    for (const part of new Set(namesOf(person).flatMap(partsOf))) {
      const list = index.get(part) ?? [];
      list.push(person);
      index.set(part, list);
    }
  }
  return index;
}

/** In office on a day; a month is allowed on either side, since releases speak of those just gone or coming. */
export function inOffice({ from, to }: KnownPerson, date: string | null): boolean {
  if (!date) return true;
  return (!from || from.slice(0, 7) <= date.slice(0, 7)) && (!to || date.slice(0, 7) <= to.slice(0, 7));
}

/**
 * The office holder that a person of a release is, by name, office, country and date. A full name needs no office;
 * a family name alone needs one that fits.
 */
export function recognise(
  person: Person,
  index: KnownIndex,
  date: string | null,
  classes: ReadonlyMap<string, string>,
): KnownPerson | null {
  const candidates = index.get(person.keys.at(-1) ?? '') ?? index.get(person.keys[0] ?? '') ?? [];
  const fitting = candidates.filter((known) => {
    const full = namesOf(known).some((name) => sameParts(partsOf(name), person.keys));
    if (
      person.country &&
      person.country !== known.country &&
      !(full && person.keys.length > 1 && inOffice(known, date) && fits(person, known, classes))
    )
      return false;
    if (person.keys.length > 1) return full;
    return inOffice(known, date) && fits(person, known, classes);
  });
  return fitting.find((known) => inOffice(known, date)) ?? (person.keys.length > 1 ? (fitting[0] ?? null) : null);
}

function fits(person: Person, known: KnownPerson, classes: ReadonlyMap<string, string>): boolean {
  const office = roleKey(known.role, classes);
  return (
    person.roleKeys.length === 0 ||
    person.roleKeys.some((key) => refersTo(key, office) > 0 || refersTo(office, key) > 0)
  );
}

function sameParts(a: readonly string[], b: readonly string[]): boolean {
  const [small, large] = a.length <= b.length ? [a, b] : [b, a];
  if (small.length > 1 && small.every((part) => large.includes(part))) return true;
  return a.at(-1) === b.at(-1) && a[0]?.slice(0, 2) === b[0]?.slice(0, 2);
}
