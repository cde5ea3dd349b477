import type { ActorLexicon, KnownPerson } from './lexicon.js';
import { personId, settleName } from './person-name.js';
import type { Person } from './same-person.js';
import { fold, nameKey } from './slug.js';

/** Settles order and id of each person's name, once countries are known. */
export function nameThem(persons: readonly Person[], lexicon: ActorLexicon): void {
  const alone = persons.flatMap(({ finds }) =>
    finds.flatMap(({ name, roles }) =>
      !name.givenFollows && (roles.length > 0 || name.honorific) ? [name.parts.map(nameKey).join('')] : [],
    ),
  );
  const taken = new Set<string>();
  for (const person of persons) {
    const parts = withTitle(person) ?? inKnownForm(mostUsed(person), person.known);
    const known = person.known?.name.split(' ').map(nameKey) ?? [];
    person.name = settleName(parts, { alone, country: person.country, known }, lexicon);
    person.id = personId(person.name);
    for (let n = 2; taken.has(person.id); n++) person.id = `${personId(person.name)}-${n}`;
    taken.add(person.id);
  }
}

/** "Sheikh Hasina": a form of address that is the given name of an office holder known by it. */
function withTitle({ finds, keys, known }: Person): readonly string[] | null {
  const [first = '', family = '', ...more] = known?.name.split(' ') ?? [];
  const titled = finds.some(({ name }) => name.givenFollows && name.parts.length === 1);
  const same = keys.length === 1 && more.length === 0 && nameKey(family) === keys[0];
  return titled && same && /^Sheikh$/.test(first) ? [first, family] : null;
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
