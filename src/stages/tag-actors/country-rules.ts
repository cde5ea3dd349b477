import type { Find, PersonFind } from './finds.js';
import type { KnownIndex } from './known-persons.js';
import { inOffice } from './known-persons.js';
import type { KnownPerson } from './lexicon.js';
import { roleKey } from './role-match.js';
import type { Person } from './same-person.js';
import type { Scan } from './scan.js';
import { slug } from './slug.js';

export interface RuleInput {
  readonly scan: Scan;
  readonly known: KnownIndex;
  readonly finds: readonly Find[];
  readonly persons: readonly Person[];
  readonly date: string | null;
}

/** Gives a person a country that the words do not state. */
export function infer(person: Person, country: string | null): void {
  const sent = person.finds.some(({ roles }) => roles.some(({ to }) => to !== null && to === country));
  if (person.country || !country || sent || international(person)) return;
  person.country = country;
  person.inferred = true;
}

const aboveCountries = (id: string | null | undefined): boolean =>
  id?.startsWith('org:') === true && !/^org:[A-Z]{3}\//.test(id);

function servesAbove({ body, roles }: PersonFind): boolean {
  return aboveCountries(body?.id) || roles.some((role) => aboveCountries(role.body));
}

/** Serves a body above countries: "NATO Secretary General", "President of the European Commission". */
export const international = ({ finds }: Person): boolean => finds.some(servesAbove);

const EMBASSY =
  /^(first|second|third)-secretary|^(charge-daffaires|attache|counsellor|counselor|minister-counsellor)\b/;

/** Secretaries and counsellors without a country are of the one embassy that the release names. */
export function byEmbassy({ persons }: RuleInput): void {
  const envoys = persons.filter(({ country, roles }) => country && roles.some((role) => /^ambassador/i.test(role)));
  if (envoys.length !== 1) return;
  for (const person of persons) {
    if (person.roles.some((role) => EMBASSY.test(slug(role)))) infer(person, envoys[0]?.country ?? null);
  }
}

/** "President X met with the Ambassador of Japan to Sri Lanka": X speaks for Sri Lanka. */
export function byAmbassador({ persons }: RuleInput): void {
  // Only those named first: a meeting's own parties, not their company.
  for (const envoy of persons.slice(0, 2)) {
    const to = envoy.finds.flatMap(({ roles }) => roles).find((role) => role.to)?.to;
    if (!to || to === envoy.country) continue;
    const host = persons.slice(0, 3).find((person) => person !== envoy && !person.country && person.roles.length > 0);
    if (host) infer(host, to);
  }
}

const COMPANY =
  /^(accompanied|joined|flanked|assisted|including|included|includes|comprised|represented|representing|led)$/;
const LONGEST_LINK = 12;

/** A country that speaks for those named behind it: the last official's, or the delegation's. */
interface Lead {
  readonly country: string;
  readonly person: Person | null;
  /** "His French counterpart, …": whoever follows at once. */
  readonly counterpart: boolean;
  readonly end: number;
}

/**
 * Persons in a row behind one with a country, and those who accompany somebody or belong to a delegation, are of
 * that one's country: "Israeli … X, Minister of Strategic Affairs Y", "Canada was represented by …".
 */
export function byCompany({ scan, finds, persons }: RuleInput): void {
  const owner = new Map(persons.flatMap((person) => person.finds.map((find) => [find as Find, person] as const)));
  const joined = new Set<Person>();
  let lead: Lead | null = null;
  for (const find of finds) {
    const link: string[] = lead ? scan.words.slice(lead.end, find.first).map(({ lower }) => lower) : [];
    if (find.kind !== 'person') {
      const country = delegation(find, link);
      const counterpart = counterpartOf(scan, find);
      if (counterpart) lead = counterpart;
      else if (country) lead = { country, person: null, counterpart: false, end: find.last };
      continue;
    }
    const person = owner.get(find);
    if (!person) continue;
    if (lead && !person.country && isOfficial(find) && !bothLead(lead, find) && sharesCountry(link, lead, joined)) {
      infer(person, lead.country);
      joined.add(person);
    }
    lead = person.country ? { country: person.country, person, counterpart: false, end: find.last } : null;
  }
}

/** "of Uruguay, Martín Echegaray"; "her Cabo Verdean counterpart, Jorge Lima": the country right before a name. */
export function byApposition({ scan, finds, persons }: RuleInput): void {
  for (const person of persons) {
    for (const find of person.finds) {
      const before = finds[finds.indexOf(find) - 1];
      const counterpartName = before && counterpartOf(scan, before)?.end === find.first;
      if (counterpartName) infer(person, counterpartOf(scan, before)?.country ?? null);
      if (!before || scan.words[find.first - 1]?.lower !== ',') continue;
      const counterpart = counterpartOf(scan, before);
      if (counterpart?.end === find.first - 1) infer(person, counterpart.country);
      else if (before.last === find.first - 1) infer(person, owned(scan, before));
    }
  }
}

/** The country of "the Ministers of Paraguay" and of "and of Uruguay". */
function owned({ words }: Scan, find: Find): string | null {
  if (find.kind === 'role') return find.role.plural && find.countries.length === 1 ? (find.countries[0] ?? null) : null;
  if (find.kind !== 'country' || find.atom.form !== 'name' || find.atom.ids.length > 1) return null;
  const link = words[find.first - 1]?.lower === 'the' ? find.first - 2 : find.first - 1;
  return words[link]?.lower === 'of' ? (find.atom.ids[0] ?? null) : null;
}

/** "His French counterpart National Security Advisor X". */
function counterpartOf({ words }: Scan, find: Find): Lead | null {
  const word = words[find.last]?.lower;
  if (find.kind !== 'country' || find.atom.ids.length > 1 || !/^counterparts?$/.test(word ?? '')) return null;
  return { country: find.atom.ids[0] ?? '', person: null, counterpart: true, end: find.last + 1 };
}

/** The country of a delegation, or one that may be "represented by" those who follow. */
function delegation(find: Find, link: readonly string[]): string | null {
  if (find.kind === 'country' && find.atom.ids.length === 1 && find.atom.form === 'name') {
    return link.every((word) => /^(,|;|and|was|also|the|of|in)$/.test(word)) ? null : (find.atom.ids[0] ?? null);
  }
  if (find.kind !== 'body' || !/delegation$/.test(find.body.slug)) return null;
  return find.prefix[0] ?? find.body.countries[0] ?? null;
}

function sharesCountry(link: readonly string[], lead: Lead, joined: ReadonlySet<Person>): boolean {
  if (link.includes('.') || link.length > LONGEST_LINK) return false;
  const company = link.some((word) => COMPANY.test(word));
  const row =
    (lead.person !== null || lead.counterpart) &&
    link.length <= 3 &&
    link.every((word) => /^(,|;|and|as|well|the)$/.test(word));
  const sure = lead.person === null || !lead.person.inferred || joined.has(lead.person);
  return company || (row && sure);
}

const HEADS = /^(?:president|prime minister|chancellor|king|premier)$/;

/** "President X and Prime Minister Y", where no words say whose they are: two who lead meet as two countries. */
function bothLead({ person }: Lead, find: PersonFind): boolean {
  const leads = ({ roles }: PersonFind) => roles.some(({ head }) => HEADS.test(head));
  return person !== null && leads(find) && person.finds.some(leads) && person.finds.every(({ country }) => !country);
}

/** An official, and none of a body above countries. */
const isOfficial = (find: PersonFind): boolean => find.roles.length > 0 && !servesAbove(find);

/** "The President of Lebanon" in the title and "President Sleiman" in the text. */
export function byOfficeNamed({ finds, persons }: RuleInput): void {
  for (const find of finds) {
    if (find.kind !== 'role' || find.countries.length !== 1 || find.role.plural) continue;
    const wanted = slug(find.role.text);
    const [country] = find.countries;
    // The office of that country has its holder already.
    const held = persons.some(
      (person) => person.country === country && person.roles.some((role) => slug(role) === wanted),
    );
    if (held) continue;
    const fitting = persons.filter((person) => !person.country && person.roles.some((role) => slug(role) === wanted));
    if (fitting.length === 1 && fitting[0]) infer(fitting[0], find.countries[0] ?? null);
  }
}

/** Offices that one person at a time holds in a country. */
const SINGLE = /^(president|prime minister|chancellor|king|queen|emperor|emir|amir|sultan|crown prince|first lady)$/;
/** In words. */
const NEAR = 100;

/** A president who is not the home country's is of the country named nearest to him. */
export function byNearestCountry(input: RuleInput, home: string | null, issuer: string | null): void {
  const taken = (head: string, person: Person) =>
    input.persons.some((other) => other !== person && other.country === home && holds(other, head)) ||
    holderKnown(input, home, head);
  for (const person of input.persons) {
    const head = person.roleKeys.find((key) => SINGLE.test(key.head) && key.rank.size === 0)?.head;
    const [first] = person.finds;
    // The office holder whom an issuer names first, and bare, is its own.
    if (person.country || !head || !first || !taken(head, person)) continue;
    if (person === input.persons[0] && issuer !== null && !holderNamed(input, person, issuer, head)) continue;
    infer(person, nearest(input.finds, first, home));
  }
}

const holderNamed = ({ persons }: RuleInput, person: Person, country: string, head: string): boolean =>
  persons.some((other) => other !== person && other.country === country && holds(other, head));

const holds = (person: Person, head: string): boolean =>
  person.roleKeys.some((key) => key.head === head && key.rank.size === 0);

/** The lexicon knows another holder of the office at the date. */
function holderKnown({ scan, date }: RuleInput, home: string | null, head: string): boolean {
  if (!home || !date) return false;
  const office = (known: KnownPerson) => roleKey(known.role, scan.lexicon.roleClasses);
  return scan.lexicon.persons.some(
    (known) =>
      known.country === home && inOffice(known, date) && office(known).head === head && office(known).rank.size === 0,
  );
}

function nearest(finds: readonly Find[], place: PersonFind, home: string | null): string | null {
  let best: { country: string; distance: number } | null = null;
  for (const find of finds) {
    const country = countryOf(find);
    if (!country || country === home) continue;
    // What stands before tells more than what comes behind.
    const distance = find.first < place.first ? place.first - find.first : 2 * (find.first - place.first);
    if (distance <= NEAR && (!best || distance < best.distance)) best = { country, distance };
  }
  return best?.country ?? null;
}

function countryOf(find: Find): string | null {
  if (find.kind === 'country') return find.atom.ids.length === 1 ? (find.atom.ids[0] ?? null) : null;
  if (find.kind === 'body')
    return find.prefix.length === 1 ? (find.prefix[0] ?? null) : (find.body.countries[0] ?? null);
  return find.kind === 'person' ? find.country : null;
}
