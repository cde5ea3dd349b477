import type { PlacedMention } from '../../core/mention-index.js';
import type { TokenRange } from '../../core/parse.js';
import type { SpeakerResolution } from '../../core/records.js';
import { type Actors, unique } from './actors.js';
import { resolveCollective } from './collectives.js';
import { endsRow, introduced, joinedBehind } from './composition.js';
import type { Context } from './context.js';
import { conjuncts, DETERMINERS, headOf, LINK } from './phrase-parts.js';
import { authorOf, resolvePronoun } from './pronouns.js';

/** What a noun phrase refers to. */
export interface Reference {
  readonly ids: readonly string[];
  readonly resolution: SpeakerResolution;
  readonly rule: string;
}

const NUMBERS: Readonly<Record<string, number>> = {
  two: 2,
  both: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};
const INCLUSIVE = new Set(['alongside', 'and', 'or', ',', 'with', 'plus', '&', 'as']);

/** Resolves the subject of a cue to entity ids. */
export function resolvePhrase(context: Context, range: TokenRange): Reference {
  const { actors } = context;
  const first = actors.lower(range.first);
  const parts = conjuncts(actors, range);
  const pronoun = resolvePronoun(context, first, range);
  if (pronoun) return pronoun;
  const holders = introduced(actors, range);
  if (holders) return { ids: holders, resolution: 'named', rule: 'title-and-name' };
  if (endsRow(actors, context.parties, range))
    return { ids: context.parties, resolution: 'named', rule: 'title-and-name' };
  const found = parts.map((part) => resolvePart(context, part, parts.length > 1));
  const own = withoutCompany(unique(found.flatMap(({ ids: list }) => list)));
  const ids = own.length > 0 ? withoutApposed(context, parts, unique([...own, ...joinedBehind(actors, range)])) : own;
  if (ids.length === 0) return { ids: context.everybody(), resolution: 'implied', rule: 'fallback-parties' };
  const kinds = new Set(found.filter(({ ids: list }) => list.length > 0).map(({ resolution }) => resolution));
  const resolution = kinds.has('collective') ? 'collective' : kinds.has('named') ? 'named' : 'implied';
  return { ids, resolution, rule: found.find(({ rule }) => rule)?.rule ?? 'named' };
}

/** "Director Roe, as well as other senior officials": who is named speaks, the others are with him. */
function withoutCompany(ids: readonly string[]): readonly string[] {
  return ids.some((id) => id.startsWith('person:')) ? ids.filter((id) => !id.startsWith('group:other-')) : ids;
}

/** "The EAC Heads of State, their Excellencies President X, President Y and President Z": those whom the names name. */
function withoutApposed(
  { actors, parties }: Context,
  [first]: readonly TokenRange[],
  ids: readonly string[],
): readonly string[] {
  const [group, ...others] = ids;
  const named = others.length > 0 && others.every((id) => id.startsWith('person:'));
  if (!named || !group?.startsWith('group:') || !first || !/^[,:(]$/.test(actors.lower(first.last))) return ids;
  // The row may go on behind what the parser takes for the subject.
  const row = ids.every((id) => parties.includes(id)) ? actors.persons(parties) : others;
  return row.length > 1 ? row : ids;
}

const nothing: Reference = { ids: [], resolution: 'implied', rule: '' };

function resolvePart(context: Context, part: TokenRange, beside: boolean): Reference {
  const { actors } = context;
  if (part.last - part.first === 1 && actors.lower(part.first) === 'i') {
    return { ids: authorOf(context), resolution: 'first-person', rule: 'pronoun:i' };
  }
  let start = part.first;
  while (start < part.last - 1 && beside && /^(?:together|along|jointly|with)$/.test(actors.lower(start))) start++;
  while (start < part.last && DETERMINERS.has(actors.lower(start)) && !actors.at(start)) start++;
  const head = headOf(actors, { first: start, last: part.last });
  const named = actors.at(head);
  const own = ownBody(context, actors.lower(part.first), actors.lower(named ? named.last - 1 : head));
  if (own) return { ids: own, resolution: 'collective', rule: 'own-body' };
  const [only, ...rest] = named?.mention.entities ?? [];
  const members = rest.length === 0 ? context.compositions.get(only ?? '') : undefined;
  if (members) return { ids: members, resolution: 'collective', rule: 'composition' };
  if (named && isOurAllies(context, part, named)) {
    return { ids: context.everybody(), resolution: 'collective', rule: 'allies' };
  }
  const sent = named && delegationOf(context, named);
  if (sent) return { ids: sent, resolution: 'collective', rule: 'delegation' };
  if (named && named.mention.entities.length > 0 && named.mention.kind !== 'pronoun') {
    return {
      ids: [...ownOffice(context, named), ...alongside(actors, named.last, part.last)],
      resolution: 'named',
      rule: named.mention.rule,
    };
  }
  const kind = context.members(actors.lower(head));
  const countries = countriesIn(actors, part);
  const count = numberIn(actors, part);
  const collective = (of: string, word: string): Reference => ({
    ids: resolveCollective(context, { members: of, head: word, countries, count, part, beside }),
    resolution: 'collective',
    rule: `collective:${of}`,
  });
  if (kind) return collective(kind, actors.lower(head));
  if (count !== null && start >= part.last - 1) return collective('any', '');
  const people = peopleOf(context, { first: start, last: part.last }, head);
  if (people) return { ids: [people], resolution: 'named', rule: 'people-of-country' };
  const mention = actors
    .within(part)
    .find(({ mention: { kind }, first }) => kind !== 'demonym' && !LINK.has(actors.lower(first - 1)));
  return mention ? { ids: mention.mention.entities, resolution: 'named', rule: mention.mention.rule } : nothing;
}

/** "Syrians", "all Israelis": the people of a country, who are not the country. */
function peopleOf(context: Context, part: TokenRange, head: number): string | null {
  const { actors } = context;
  const named = actors.within({ first: part.first, last: head + 1 }).at(-1);
  const [country, ...others] = named?.mention.entities ?? [];
  const alone = named?.mention.kind === 'demonym' && named.last === head + 1 && named.first === head;
  return alone && country && others.length === 0 && /s$/.test(actors.lower(head))
    ? context.group(actors.lower(head), actors.countryOf(country))
    : null;
}

/** "My Government", "his administration": the body of the speaker's country; "the two Governments": those of the parties. */
function ownBody(context: Context, determiner: string, noun: string): readonly string[] | null {
  const singular = /^(?:government|administration)$/.test(noun);
  if (singular && /^(?:my|his|her)$/.test(determiner)) {
    const country = context.countryOfSpeaker();
    return country ? [context.bodyOf(country, noun)] : null;
  }
  return null;
}

/** "The Mexican delegation", "the delegation of Guinea": who takes part for the country, else the country. */
function delegationOf(context: Context, { mention }: PlacedMention): readonly string[] | null {
  const [id, ...others] = mention.entities;
  const country = /^org:([A-Z]{3})\/delegation$/.exec(id ?? '')?.[1];
  if (!country || others.length > 0) return null;
  const own = context.actors
    .persons(context.everybody())
    .filter((person) => context.actors.countryOf(person) === country);
  return own.length > 0 ? own : [context.country(country)];
}

/** "The allies noted …": where two countries meet that are allies, they themselves. */
function isOurAllies(context: Context, part: TokenRange, { mention }: PlacedMention): boolean {
  const { actors, parties } = context;
  const counted = numberIn(actors, part);
  // "The NNSC Member States reaffirmed": where countries, or who acts for them, speak.
  if (mention.entities[0] === 'group:member-states') {
    const all = context.everybody();
    return all.length > 1 && all.every((id) => actors.countryOf(id) !== null);
  }
  // "The four partners agreed": as many as speak.
  if (counted !== null && part.last - part.first === 3 && /^group:(?:allies|partners)$/.test(mention.entities[0] ?? ''))
    return counted === context.everybody().length;
  return (
    part.last - part.first === 2 &&
    actors.lower(part.first) === 'the' &&
    /^group:(?:allies|partners)$/.test(mention.entities[0] ?? '') &&
    parties.length === 2
  );
}

/** "The President", where two presidents meet, is the one of the release's own side: the first it names. */
function ownOffice({ actors, parties }: Context, { mention, first, last }: PlacedMention): readonly string[] {
  const bare = mention.kind === 'role' && last - first <= 4 && actors.lower(first) === 'the';
  if (!bare) return mention.entities;
  const holders = actors.persons(parties).filter((id) => actors.hasRole(id, actors.lower(last - 1)));
  return holders.length > 1 ? holders.slice(0, 1) : mention.entities;
}

/** Further actors that a preposition adds: "the ministries together with the Navy". */
function alongside(actors: Actors, first: number, last: number): string[] {
  return actors
    .within({ first, last: bracketAt(actors, first, last) })
    .filter(({ first: at, mention }) => {
      let before = at - 1;
      while (DETERMINERS.has(actors.lower(before))) before--;
      return mention.kind !== 'demonym' && INCLUSIVE.has(actors.lower(before));
    })
    .flatMap(({ mention }) => mention.entities);
}

/** What stands in brackets behind a name only explains it: "(hereinafter referred to as the SCO)". */
function bracketAt(actors: Actors, first: number, last: number): number {
  for (let i = first; i < last; i++) if (actors.lower(i) === '(' && !actors.at(i)) return i;
  return last;
}

function countriesIn(actors: Actors, range: TokenRange): string[] {
  return unique(
    actors
      .within(range)
      .flatMap(({ mention }) => mention.entities)
      .filter((id) => /^[A-Z]{3}$/.test(id)),
  );
}

function numberIn(actors: Actors, range: TokenRange): number | null {
  for (let i = range.first; i < range.last; i++) {
    const word = actors.lower(i);
    const number = NUMBERS[word];
    if (number !== undefined) return number;
    if (/^\d{1,3}$/.test(word)) return Number(word);
    if (LINK.has(word)) return null;
  }
  return null;
}
