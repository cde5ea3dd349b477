import type { Entity } from '../../core/document.js';
import { SpellingFact } from '../../core/spelling.js';
import { inOffice, type KnownIndex } from './known-persons.js';
import type { Placed } from './resolve.js';
import type { Person } from './same-person.js';
import { isGiven, isTitleWord, type Scan, type Word } from './scan.js';
import { nameKey, slug } from './slug.js';

const KEY = new SpellingFact(({ lower }) => nameKey(lower));
const keyOf = (word: Word): string => KEY.of(word.spelling);

interface Input {
  readonly scan: Scan;
  readonly persons: readonly Person[];
  readonly aliases: ReadonlyMap<string, string>;
  readonly known: KnownIndex;
  readonly date: string | null;
  readonly covered: Uint8Array;
  readonly entities: Map<string, Entity>;
}

/**
 * Second walk, over the words that the first left: family names of persons named elsewhere in the release
 * ("Sullivan also stressed"), abbreviations that it has defined ("JMSDF"), and office holders known by name alone
 * ("Putin's war").
 */
export function laterNames(input: Input): Placed[] {
  const { scan, covered, aliases } = input;
  const families = familyNames(input.persons);
  const out: Placed[] = [];
  for (const [index, word] of scan.words.entries()) {
    if (covered[index] || !word.cap || word.text.length < 2) continue;
    const alias = aliases.get(word.text);
    const id = alias ?? families.get(keyOf(word)) ?? byKnown(input, index);
    if (!id) continue;
    const rule = alias ? 'defined-abbreviation' : 'family-name';
    out.push({ start: word.start, end: word.end, first: index, last: index + 1, kind: 'name', entities: [id], rule });
  }
  return out;
}

/** Last family name of each person; names that two persons share are left to their titles. */
function familyNames(persons: readonly Person[]): Map<string, string> {
  const names = new Map<string, string | null>();
  for (const { name, id } of persons) {
    const key = nameKey(name.family.join(''));
    names.set(key, names.has(key) && names.get(key) !== id ? null : id);
  }
  const clear = [...names].filter((entry): entry is [string, string] => entry[1] !== null && entry[0].length > 2);
  return new Map(clear);
}

/** "Putin": in office at the date of the release, and the only one of that family name. */
function byKnown({ scan, known, date, entities, persons }: Input, index: number): string | null {
  const word = scan.words[index];
  if (!word || isTitleWord(word) || isGiven(word)) return null;
  const key = keyOf(word);
  const next = scan.words[index + 1];
  if (next?.cap || scan.words[index - 1]?.cap) return null;
  const fitting = (known.get(key) ?? []).filter(
    (person) => nameKey(person.name.split(' ').at(-1) ?? '') === key && inOffice(person, date),
  );
  const [person] = fitting;
  if (!person || fitting.length > 1 || word.tag === 'VERB' || key.length < 5) return null;
  const id = `person:${slug(word.text)}`;
  if (persons.some((other) => other.id === id)) return id;
  if (!entities.has(id)) {
    entities.set(id, { id, type: 'person', name: word.text, country: person.country, role: person.role });
  }
  return id;
}
