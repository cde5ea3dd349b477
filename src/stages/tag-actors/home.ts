import {
  byAmbassador,
  byApposition,
  byCompany,
  byEmbassy,
  byNearestCountry,
  byOfficeNamed,
  infer,
  international,
  type RuleInput,
} from './country-rules.js';
import type { CountryFind } from './finds.js';
import { inOffice, recognise } from './known-persons.js';
import type { ActorLexicon } from './lexicon.js';
import { typicalCountry } from './role-country.js';
import type { Person } from './same-person.js';
import type { Scan } from './scan.js';

export interface HomeInput extends RuleInput {
  readonly lexicon: ActorLexicon;
  /** Country of the issuer, where header or metadata name it. */
  readonly issuer: string | null;
  /** Country of the city in the dateline. */
  readonly dateline: string | null;
}

/**
 * Gives each person a country, from the surest source to the weakest, and works out the country that issues the
 * release: its officials are the ones named without a country.
 *
 * @returns the issuing country, or null
 */
export function assignCountries(input: HomeInput): string | null {
  const { persons, known, date, lexicon } = input;
  for (const person of persons) {
    person.known = recognise(person, known, date, lexicon.roleClasses);
    // "President of the European Council Donald Tusk": a body above countries, before or after his office at home.
    const abroad = person.known !== null && international(person) && !inOffice(person.known, date);
    if (person.known && !abroad) person.country = person.known.country;
  }
  byApposition(input);
  byCompany(input);
  byEmbassy(input);
  byAmbassador(input);
  byOfficeNamed(input);
  for (const person of persons) {
    infer(person, person.roles.map((role) => typicalCountry(role, lexicon)).find(Boolean) ?? null);
  }
  const home = input.issuer ?? homeOf(input);
  byNearestCountry(input, home, input.issuer);
  for (const person of persons) {
    if (person.roles.length > 0) infer(person, home);
  }
  return home;
}

/** So much weight has a country that speaks of itself or of what is its own. */
const SPEAKS = 4;

/**
 * True where something tells that a country issues the release: header, official, date line, or that it speaks of
 * itself. A country that is only spoken of most, as the place of an attack, issues nothing.
 */
export function isIssuing(home: string, { scan, finds, persons, lexicon, issuer, dateline }: HomeInput): boolean {
  if (issuer === home || dateline === home) return true;
  if (persons.some(({ country, roles }) => country === home && roles.length > 0)) return true;
  return finds.some((find) => {
    if (find.kind === 'country') return find.atom.ids.includes(home) && weightOf(find, scan, lexicon) >= SPEAKS;
    // "its Ministry", "the Government", without a country: of whose release it is.
    const owned = find.kind === 'body' ? find.body.countries[0] : find.kind === 'role' ? find.countries[0] : undefined;
    return (find.kind === 'body' || find.kind === 'role') && (owned === undefined || owned === home);
  });
}

const OWN =
  /^(?:support|contribution|position|sympathy|condolences|commitment|gratitude|readiness|appreciation|solidarity|view|interest|offer|government|embassy|ambassador|permanent|priorities)$/;
const ABROAD = /^(?:against|visit|visited|visiting|to|with|in|from|between)$/;

/** How much a mention of a country tells that the release is its own: as speaker, owner, and not as what it speaks of. */
function weightOf(find: CountryFind, { words }: Scan, lexicon: ActorLexicon): number {
  const { atom, first, last } = find;
  const next = words[last]?.lower ?? '';
  // "Australia unequivocally condemns …"
  let verb = last;
  while (words[verb]?.tag === 'ADV') verb++;
  const behalf = words.slice(Math.max(0, first - 3), first).some(({ lower }) => lower === 'behalf');
  // "The United States condemns …": a country that speaks of itself.
  if (behalf || (atom.form === 'name' && lexicon.issuerVerbs.has(words[verb]?.lower ?? ''))) return 20;
  if (atom.ids.length > 1) return 2;
  const noun = /^['’]s?$/.test(next) ? words[last + 1]?.lower : next;
  // "The Australian Government deplores …"
  const acting = words[/^['’]s?$/.test(next) ? last + 2 : last + 1]?.lower ?? '';
  if (noun === 'government' && lexicon.issuerVerbs.has(acting)) return 20;
  if (OWN.test(noun ?? '')) return 4;
  if (/^['’]s?$/.test(next)) return 0.5;
  const before = words[first - 1]?.lower === 'the' ? words[first - 2]?.lower : words[first - 1]?.lower;
  if (ABROAD.test(before ?? '')) return 0.5;
  return /^(?:VERB|AUX)$/.test(words[last]?.tag ?? '') && atom.form === 'name' ? 2 : 1;
}

/** That of the first official whose country the words never state; else the country most named and not spoken for. */
function homeOf({ scan, finds, persons, lexicon, dateline }: HomeInput): string | null {
  // "White House" and "NSC" say whose they are only to those who know: so names the issuer its own.
  const stated = ({ finds: own }: Person) =>
    own.some(({ country, body }) => country !== null && !body?.id?.startsWith(`org:${country}/`));
  const silent = persons.find((person) => person.country && person.roles.length > 0 && !stated(person));
  if (silent?.country) return silent.country;
  const claimed = new Set(persons.flatMap((person) => (person.country && stated(person) ? [person.country] : [])));
  const bare = persons.some(({ country, roles }) => !country && roles.length > 0);
  const counts = new Map<string, number>();
  for (const find of finds) {
    if (find.kind !== 'country') continue;
    for (const id of find.atom.ids) counts.set(id, (counts.get(id) ?? 0) + weightOf(find, scan, lexicon));
  }
  // Written in its capital, and spoken of: the country of officials whose country is not stated.
  if (dateline && bare && counts.has(dateline)) return dateline;
  const open = [...counts].filter(([id]) => !claimed.has(id) || !bare);
  return open.reduce<[string, number]>((best, entry) => (entry[1] > best[1] ? entry : best), ['', 0])[0] || null;
}
