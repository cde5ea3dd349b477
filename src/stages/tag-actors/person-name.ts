import type { ActorLexicon } from './lexicon.js';
import { fold, nameKey, slug } from './slug.js';

/** What a release tells of a person's name. */
export interface NameEvidence {
  /** Keys of names that follow a title alone: "Minister Hamada". */
  readonly alone: readonly string[];
  readonly country: string | null;
  /** Keys of the full name that the lexicon of office holders gives, in its order; empty when there is none. */
  readonly known: readonly string[];
}

export interface PersonName {
  readonly family: readonly string[];
  readonly given: readonly string[];
  /** What settled the order. */
  readonly rule: string;
}

const FAMILY_FIRST: Readonly<Record<string, string>> = {
  KOR: 'KOR',
  PRK: 'KOR',
  CHN: 'CHN',
  TWN: 'CHN',
  HKG: 'CHN',
  VNM: 'VNM',
  KHM: 'KHM',
  SGP: 'CHN',
};
const SPANISH = new Set('ESP MEX GTM HND SLV NIC CRI PAN COL VEN ECU PER BOL CHL ARG URY PRY CUB DOM PRI'.split(' '));

/** Where a name of three is one given and two family names, unless the middle one is a known given name. */
const PORTUGUESE = new Set('PRT BRA AGO MOZ CPV GNB STP TLS'.split(' '));

const isParticle = (lexicon: ActorLexicon, part: string) => lexicon.particles.has(part) || /^(Al|El)$/.test(part);
const isCaps = (part: string) => part.length > 2 && part === part.toUpperCase() && !part.includes('.');
const isGiven = (lexicon: ActorLexicon, part: string) => lexicon.given.has(fold(part));

/** Splits a full name into family and given names; the first evidence in this order settles it. */
export function settleName(parts: readonly string[], evidence: NameEvidence, lexicon: ActorLexicon): PersonName {
  if (parts.length === 1) return { family: parts, given: [], rule: 'single-name' };
  if (isKnownFamily(parts, evidence)) return { family: parts, given: [], rule: 'known-person' };
  return (
    byCapitals(parts) ??
    byPatronym(parts, lexicon) ??
    byLaterMention(parts, evidence, lexicon) ??
    byCulture(parts, evidence, lexicon) ??
    byParticle(parts, lexicon) ??
    byPortuguese(parts, evidence, lexicon) ??
    (evidence.country !== null && SPANISH.has(evidence.country) ? bySpanish(parts, lexicon) : western(parts, lexicon))
  );
}

/** "López Obrador": the last part of a name that the lexicon knows in full. */
function isKnownFamily(parts: readonly string[], { known }: NameEvidence): boolean {
  return known.length > parts.length && known.slice(-parts.length).join('|') === parts.map(nameKey).join('|');
}

/** "Akio ISOMATA": the family name stands in capitals. */
function byCapitals(parts: readonly string[]): PersonName | null {
  const family = parts.filter(isCaps);
  if (family.length === 0 || family.length === parts.length) return null;
  return { family, given: parts.filter((part) => !isCaps(part)), rule: 'capitals' };
}

/** "Tahnoon bin Zayed Al Nahyan": given name, father's name (left out), family name. */
function byPatronym(parts: readonly string[], lexicon: ActorLexicon): PersonName | null {
  const bin = parts.findIndex((part, i) => i > 0 && lexicon.particles.get(part.toLowerCase()) === 'patronym');
  if (bin < 0) return null;
  const rest = parts.slice(bin);
  const house = rest.findIndex((part, i) => i > 1 && (/^al$/i.test(part) || /^(al|el)-/i.test(part)));
  const family = house > 0 ? rest.slice(house) : rest;
  return { family, given: parts.slice(0, bin), rule: 'patronym' };
}

/** "President López Obrador" later in the release tells the family name of "Andrés Manuel López Obrador". */
function byLaterMention(
  parts: readonly string[],
  { alone, country }: NameEvidence,
  lexicon: ActorLexicon,
): PersonName | null {
  if (country === 'VNM') return null;
  // "Director-General Tedros": some are addressed by the given name.
  const givenFirst = isGiven(lexicon, parts[0] ?? '') && !isGiven(lexicon, parts.at(-1) ?? '');
  const keys = parts.map(nameKey);
  for (const name of alone) {
    for (let size = Math.min(3, parts.length - 1); size > 0; size--) {
      if (keys.slice(-size).join('') === name) {
        return { family: parts.slice(-size), given: parts.slice(0, -size), rule: 'later-mention' };
      }
      if (!givenFirst && keys.slice(0, size).join('') === name) {
        return { family: parts.slice(0, size), given: parts.slice(size), rule: 'later-mention' };
      }
    }
  }
  return null;
}

/** Orders of East Asia: by the country of the office and lists of names. */
function byCulture(parts: readonly string[], { country }: NameEvidence, lexicon: ActorLexicon): PersonName | null {
  const [first = '', ...others] = parts;
  const last = parts.at(-1) ?? '';
  const familyFirst: PersonName = { family: [first], given: others, rule: 'family-first' };
  const culture = country === null ? undefined : FAMILY_FIRST[country];
  const cultures = (part: string) => lexicon.family.get(nameKey(part)) ?? new Set<string>();
  if (culture) {
    return cultures(first).has(culture) &&
      !(isGiven(lexicon, first) && cultures(last).has(culture) && parts.length === 2)
      ? familyFirst
      : null;
  }
  if (country === 'JPN') return japanese(parts, lexicon);
  if (country === 'HUN' && isGiven(lexicon, last) && !isGiven(lexicon, first)) return familyFirst;
  if (country !== null || parts.length < 2) return null;
  const hyphened = /-\p{L}/u.test(last);
  if (cultures(first).has('KOR') && (hyphened || parts.length === 3) && !isGiven(lexicon, first)) return familyFirst;
  return japanese(parts, lexicon);
}

/** Japanese names stand in both orders: a known given or family name in its place tells which. */
function japanese(parts: readonly string[], lexicon: ActorLexicon): PersonName | null {
  const [first = '', last = ''] = parts;
  if (parts.length !== 2) return null;
  const given = (part: string) => lexicon.given.get(fold(part)) === 'JPN';
  const family = (part: string) => lexicon.family.get(nameKey(part))?.has('JPN') === true;
  const forward = Number(family(first)) + Number(given(last));
  const backward = Number(given(first)) + Number(family(last));
  if (forward <= backward) return null;
  return { family: [first], given: [last], rule: 'family-first' };
}

/** "Ursula von der Leyen", "Abdel Fattah El-Sisi", "Sultan Al Jaber": from the particle on. */
function byParticle(parts: readonly string[], lexicon: ActorLexicon): PersonName | null {
  const index = parts.findIndex((part, i) => i > 0 && (isParticle(lexicon, part) || /^(al|el)-/i.test(part)));
  if (isParticle(lexicon, parts[0] ?? '')) return { family: parts, given: [], rule: 'particle' };
  if (index < 1) return null;
  return { family: parts.slice(index), given: parts.slice(0, index), rule: 'particle' };
}

/** "Otávio Brandão Lacerda". */
function byPortuguese(parts: readonly string[], { country }: NameEvidence, lexicon: ActorLexicon): PersonName | null {
  if (country === null || !PORTUGUESE.has(country) || parts.length !== 3 || isGiven(lexicon, parts[1] ?? ''))
    return null;
  return { family: parts.slice(1), given: parts.slice(0, 1), rule: 'two-family-names' };
}

/** Two family names, after one or two given names. */
function bySpanish(parts: readonly string[], lexicon: ActorLexicon): PersonName {
  let given = parts.length > 3 ? 2 : 1;
  if (parts.length === 3 && isGiven(lexicon, parts[1] ?? '')) given = 2;
  return { family: parts.slice(given), given: parts.slice(0, given), rule: 'two-family-names' };
}

function western(parts: readonly string[], lexicon: ActorLexicon): PersonName {
  const last = parts.at(-1) ?? '';
  const [first = ''] = parts;
  if (parts.length === 2 && isGiven(lexicon, last) && !isGiven(lexicon, first) && !/^\p{L}\.?$/u.test(first)) {
    const known = lexicon.family.get(nameKey(first));
    if (known && known.size > 0) return { family: [first], given: [last], rule: 'family-first' };
  }
  return { family: [last], given: parts.slice(0, -1), rule: 'given-first' };
}

const INITIALS = /^(?:\p{L}\.){1,3}$|^\p{L}$/u;

/** The id of a person: family name, then given names; initials are no given names ("R. E. V. Doe"). */
export function personId({ family, given }: PersonName): string {
  const words = given.filter((part) => !INITIALS.test(part));
  return `person:${slug([...family, ...words].join(' '))}`;
}
