import type { Find, PersonFind } from './finds.js';
import { type KnownIndex, recognise } from './known-persons.js';
import type { ActorLexicon } from './lexicon.js';
import type { Person } from './people.js';
import type { Scan } from './scan.js';
import { slug } from './slug.js';

export interface HomeInput {
  readonly scan: Scan;
  readonly lexicon: ActorLexicon;
  readonly known: KnownIndex;
  readonly finds: readonly Find[];
  readonly persons: readonly Person[];
  readonly date: string | null;
  /** Country of the issuer, where header or metadata name it. */
  readonly issuer: string | null;
}

/**
 * Gives each person a country, from the surest source to the weakest, and works out the country that issues the
 * release: its officials are the ones named without a country.
 *
 * @returns the issuing country, or null
 */
export function assignCountries(input: HomeInput): string | null {
  const { persons, known, date } = input;
  for (const person of persons) {
    person.known = recognise(person, known, date, input.lexicon.roleClasses);
    if (person.known) person.country = person.known.country;
  }
  byEmbassy(input);
  byCompany(input);
  byAmbassador(input);
  byOfficeNamed(input);
  const typical = (person: Person) =>
    person.roles.map((role) => typicalCountry(role, input.lexicon)).find(Boolean) ?? null;
  for (const person of persons) if (!person.country && !international(person)) infer(person, typical(person));
  const home = input.issuer ?? homeOf(input);
  byNearestCountry(input, home);
  for (const person of persons) {
    if (!person.country && person.roles.length > 0 && !international(person)) infer(person, home);
  }
  return home;
}

/** Serves a body above countries: "NATO Secretary General", "President of the European Commission". */
function international({ finds }: Person): boolean {
  const above = (id: string | null | undefined) => id?.startsWith('org:') === true && !/^org:[A-Z]{3}\//.test(id);
  return finds.some(({ body, roles }) => above(body?.id) || roles.some((role) => above(role.body)));
}

const EMBASSY =
  /^(first|second|third)-secretary|^(charge-daffaires|attache|counsellor|counselor|minister-counsellor)\b/;

/** Secretaries and counsellors without a country are of the one embassy that the release names. */
function byEmbassy({ persons }: HomeInput): void {
  const envoys = persons.filter(({ country, roles }) => country && roles.some((role) => /^ambassador/i.test(role)));
  if (envoys.length !== 1) return;
  for (const person of persons) {
    if (person.roles.some((role) => EMBASSY.test(slug(role)))) infer(person, envoys[0]?.country ?? null);
  }
}

function infer(person: Person, country: string | null): void {
  if (person.country || !country) return;
  person.country = country;
  person.inferred = true;
}

/** "Secretary of State" and the like, the office's longest beginning that the lexicon knows. */
function typicalCountry(role: string, lexicon: ActorLexicon): string | null {
  const words = slug(role).split('-');
  for (let size = words.length; size > 1; size--) {
    const country = lexicon.roleCountries.get(words.slice(0, size).join('-'));
    if (country) return country;
  }
  return null;
}

/** "President X met with the Ambassador of Japan to Sri Lanka": X speaks for Sri Lanka. */
function byAmbassador({ persons }: HomeInput): void {
  for (const envoy of persons) {
    const to = envoy.finds.flatMap(({ roles }) => roles).find((role) => role.to)?.to;
    if (!to || to === envoy.country) continue;
    // Only those named first: a meeting's own parties, not their company.
    const host = persons.slice(0, 3).find((person) => person !== envoy && !person.country && person.roles.length > 0);
    if (host) infer(host, to);
  }
}

const COMPANY = /^(accompanied|joined|flanked|assisted|including)$/;

/** Persons named in a row behind one with a country, and those who accompany somebody, are of that one's country. */
function byCompany({ scan, finds, persons }: HomeInput): void {
  const owner = new Map<PersonFind, Person>(
    persons.flatMap((person) => person.finds.map((find) => [find, person] as const)),
  );
  const inRow = new Set<Person>();
  let before: Person | undefined;
  let end = -1;
  for (const find of finds) {
    if (find.kind !== 'person') continue;
    const person = owner.get(find);
    const between = end < 0 ? [] : scan.words.slice(end, find.first).map(({ lower }) => lower);
    const row = end >= 0 && between.length <= 3 && between.every((word) => /^(,|;|and|as|well|the)$/.test(word));
    const company =
      between.length > 0 && between.length < 12 && between.some((word) => COMPANY.test(word)) && !between.includes('.');
    const senior = before && (!before.inferred || company || before.known || inRow.has(before));
    if (person && !person.country && before?.country && senior && (row || company) && titled(find)) {
      infer(person, before.country);
      inRow.add(person);
    }
    before = person;
    end = find.last;
  }
}

/** An official, and none of a body above countries. */
function titled({ roles, body }: PersonFind): boolean {
  return roles.length > 0 && (body === null || body.id === null || /^org:[A-Z]{3}\//.test(body.id));
}

/** "The President of Lebanon" in the title and "President Sleiman" in the text. */
function byOfficeNamed({ finds, persons }: HomeInput): void {
  for (const find of finds) {
    if (find.kind !== 'role' || find.countries.length !== 1 || find.role.plural) continue;
    const wanted = slug(find.role.text);
    const fitting = persons.filter((person) => !person.country && person.roles.some((role) => slug(role) === wanted));
    if (fitting.length === 1 && fitting[0]) infer(fitting[0], find.countries[0] ?? null);
  }
}

/** The country most named among those that no official with a country of his own speaks for. */
function homeOf({ finds, persons }: HomeInput): string | null {
  const claimed = new Set(persons.flatMap(({ country, inferred }) => (country && !inferred ? [country] : [])));
  const typical = persons
    .filter(({ inferred, country }) => inferred && country)
    .map(({ country }) => country as string);
  if (typical[0]) return typical[0];
  const bare = persons.some(({ country, roles }) => !country && roles.length > 0);
  const counts = new Map<string, number>();
  for (const find of finds) {
    if (find.kind !== 'country') continue;
    for (const id of find.atom.ids) counts.set(id, (counts.get(id) ?? 0) + (find.atom.ids.length > 1 ? 2 : 1));
  }
  const open = [...counts].filter(([id]) => !claimed.has(id) || !bare);
  return open.reduce<[string, number]>((best, entry) => (entry[1] > best[1] ? entry : best), ['', 0])[0] || null;
}
