import type { Entity, Segment, Sentence } from '../../core/document.js';
import { MEMBERS, OFFICES, type Placed } from './resolve.js';
import type { Scan } from './scan.js';

export interface PartiesInput {
  readonly scan: Scan;
  readonly mentions: readonly Placed[];
  readonly entities: ReadonlyMap<string, Entity>;
  readonly sentences: readonly Sentence[];
  readonly segments: readonly Segment[];
  readonly home: string | null;
  readonly publisher: string | null;
  /** Id of the body above countries for which the release speaks. */
  readonly institution: string | null;
}

export function within(mentions: readonly Placed[], first: number, last: number): Placed[] {
  return mentions.filter((mention) => mention.first >= first && mention.last <= last);
}

export const type = (id: string, { entities }: PartiesInput): string => entities.get(id)?.type ?? 'country';

/** The persons and offices among mentions; failing those the countries, bodies and governments (as countries). */
export function actors(mentions: readonly Placed[], input: PartiesInput): string[] | null {
  const named = mentions.filter(({ kind }) => kind !== 'demonym');
  const ids = named.flatMap(({ entities }) => entities);
  const offices = new Set(named.filter(({ rule }) => rule === OFFICES).flatMap(({ entities }) => entities));
  const people = ids.filter((id) => offices.has(id) || /^(person|role)$/.test(type(id, input)));
  if (people.length > 0) return people;
  const members = new Set(named.filter(({ rule }) => rule === MEMBERS).flatMap(({ entities }) => entities));
  const others = ids
    .filter((id) => type(id, input) !== 'group' || members.has(id))
    .map((id) => /^org:([A-Z]{3})\/government$/.exec(id)?.[1] ?? id);
  return others.length > 0 ? others : null;
}

export const isVerb = (tag: string): boolean => tag === 'VERB' || tag === 'AUX';

export const covered = (mentions: readonly Placed[], index: number): boolean =>
  mentions.some(({ first, last }) => first <= index && index < last);

export const LINK =
  /^(,|;|and|plus|the|&|as|well|together|with|also|his|her|counterparts?|today|\(|\)|of|members?|governments?)$/;

/** Mentions that follow each other with nothing but links between. */
export function rowOf({ words }: Scan, mentions: readonly Placed[]): Placed[] {
  const row = mentions.slice(0, 1);
  for (const mention of mentions.slice(1)) {
    const between = words.slice(row.at(-1)?.last ?? 0, mention.first);
    if (!between.every(({ lower }) => LINK.test(lower))) break;
    row.push(mention);
  }
  return row;
}

const PREPOSITIONS = new Set(
  'of in at during by from to for on against between with regarding about over across within into among under upon'.split(
    ' ',
  ),
);

/** Those who act for what stands behind "of" or "from". */
const BEARERS = new Set(
  'leaders heads members representatives delegations delegation delegates ministers officials governments principals ambassadors envoys participants people'.split(
    ' ',
  ),
);

/** "On the occasion of the visit of X, Y met …": X is not the subject. */
export function behindPreposition({ words }: Scan, { first }: Placed, start: number): boolean {
  const before = words[first - 1]?.lower === 'the' ? first - 2 : first - 1;
  if (before < start || !PREPOSITIONS.has(words[before]?.lower ?? '')) return false;
  return !BEARERS.has(words[before - 1]?.lower ?? '');
}

/** Mentions without the parts that a word names behind "including": "Denmark including Greenland and the Faroe Islands". */
export function withoutParts({ words }: Scan, mentions: readonly Placed[]): Placed[] {
  const parts = new Set<Placed>();
  for (const [i, mention] of mentions.entries()) {
    const before = words[mention.first - 1]?.lower === 'the' ? mention.first - 2 : mention.first - 1;
    const former = mentions[i - 1];
    const goesOn = former !== undefined && parts.has(former) && words[before]?.lower === 'and';
    if (words[before]?.lower === 'including' || goesOn) parts.add(mention);
  }
  return mentions.filter((mention) => !parts.has(mention));
}
