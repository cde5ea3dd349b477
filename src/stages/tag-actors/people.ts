import type { PersonFind } from './finds.js';
import type { ActorLexicon } from './lexicon.js';
import { roleKey } from './role-match.js';
import { compatible, holds, keysOf, nearName, noConflict, onlyBearer, type Person, sameName } from './same-person.js';

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
