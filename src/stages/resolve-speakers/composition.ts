import type { TokenRange } from '../../core/parse.js';
import { type Actors, unique } from './actors.js';

const LONGEST_LIST = 40;
const SEPARATOR = /^(?:,|;|and|&|the|\/)$/;
/** Words that add actors behind a subject and its comma: "A and B, joined by C, condemn …". */
const JOINED = /^(?:joined by|together with|along with)$/;

/** Formats whose members stand in brackets behind the name: "the Core Group (Brazil, Canada and France)". */
export function compositionsOf(actors: Actors): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const { mention, last } of actors.within({ first: 0, last: actors.tokens.length })) {
    const [id, ...others] = mention.entities;
    if (!id || others.length > 0 || !/^(?:org:(?![A-Z]{3}\/)|group:)/.test(id) || found.has(id)) continue;
    const members = actors.lower(last) === '(' ? listed(actors, last + 1) : null;
    if (members) found.set(id, members);
  }
  return found;
}

/** The countries and bodies of a list that a bracket closes, two or more; null for other brackets. */
function listed(actors: Actors, first: number): string[] | null {
  const ids: string[] = [];
  for (let i = first; i < first + LONGEST_LIST; i++) {
    const placed = actors.at(i);
    if (placed) {
      if (!placed.mention.entities.every((id) => /^(?:[A-Z]{3}|org:.*)$/.test(id))) return null;
      ids.push(...placed.mention.entities);
      i = placed.last - 1;
    } else if (actors.lower(i) === ')') return ids.length > 1 ? unique(ids) : null;
    else if (!SEPARATOR.test(actors.lower(i))) return null;
  }
  return null;
}

/** Those who join a subject behind a comma: "Norway and Sweden, joined by Canada,". */
export function joinedBehind(actors: Actors, { last }: TokenRange): string[] {
  if (actors.lower(last) !== ',' || !JOINED.test(`${actors.lower(last + 1)} ${actors.lower(last + 2)}`)) return [];
  const ids: string[] = [];
  for (let i = last + 3; i < last + LONGEST_LIST; i++) {
    const placed = actors.at(i);
    if (placed) {
      ids.push(...placed.mention.entities);
      i = placed.last - 1;
    } else if (!SEPARATOR.test(actors.lower(i))) break;
    else if (actors.lower(i) === ',' && !actors.at(i + 1) && actors.lower(i + 1) !== 'and') break;
  }
  return ids;
}

/** "… of Brazil, X; and of Chile, Y, met": a subject that is the end of such a row stands for all of it. */
export function endsRow(actors: Actors, parties: readonly string[], { first }: TokenRange): boolean {
  const [id, ...others] = actors.at(first)?.mention.entities ?? [];
  if (!id?.startsWith('person:') || others.length > 0 || parties.length < 3 || !parties.includes(id)) return false;
  const country = actors.lower(first - 1) === ',' ? actors.at(first - 2) : undefined;
  const of = country ? country.first - (actors.lower(country.first - 1) === 'the' ? 2 : 1) : -1;
  return actors.lower(of) === 'of' && /^(?:and|;|,)$/.test(actors.lower(of - 1));
}

/**
 * "The Presidents of Brazil, X, of Chile, Y, and of Colombia, Z": the names behind the countries of one office. Null
 * for other lists.
 */
export function introduced(actors: Actors, range: TokenRange): string[] | null {
  const persons = actors
    .within(range)
    .filter(
      ({ first, mention }) =>
        mention.entities.length === 1 && mention.entities[0]?.startsWith('person:') && actors.lower(first - 1) === ',',
    )
    .filter(({ first }) => {
      const before = actors.at(first - 2);
      // The first office of the row gives way to the name that it introduces.
      if (!before) return actors.tokens[first - 2]?.tag === 'PROPN';
      return (
        before?.mention.entities.every((id) => /^[A-Z]{3}$/.test(id)) ||
        /^role:/.test(before?.mention.entities[0] ?? '')
      );
    });
  return persons.length > 1 ? unique(persons.flatMap(({ mention }) => mention.entities)) : null;
}
