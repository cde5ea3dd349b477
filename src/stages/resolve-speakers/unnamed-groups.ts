import { unique } from './actors.js';
import { type Collective, isCountry, isPersonal } from './collective.js';
import type { Context } from './context.js';

const ACTING_FOR = new Set(['members', 'heads', 'representatives', 'participants', 'delegates']);
/** "Heads of State and Government": offices, not those who head a delegation. */
const OF_STATES = /\bheads of (?:state|government)\b/;
const SOME = /^(?:some|several|most|many|certain|few|various|other)$/;

/** "the Foreign Ministers of ASEAN", "some Leaders": a group of its own, where the release names no members. */
export function unnamedGroup(context: Context, phrase: Collective): string | null {
  const { actors } = context;
  if (phrase.members !== 'person' && phrase.members !== 'any') return null;
  const words = actors.tokens.slice(phrase.part.first, phrase.part.last).map(({ lower }) => lower);
  const body = actors
    .within(phrase.part)
    .flatMap(({ mention }) => mention.entities)
    .find((id) => id.startsWith('org:') && actors.countryOf(id) === null);
  const named = context.everybody().filter(isPersonal).length > 1;
  // "Most members": the subject may begin behind the word of quantity.
  const before = actors.lower(phrase.part.first - 1);
  const some = [words[0] ?? '', before].find((word) => SOME.test(word));
  if (some) return context.group(`${some} ${someOf(context, phrase, body)}`);
  if (isIndefinite(words, phrase)) {
    const named = FOLK.test(phrase.head) ? words.slice(0, words.indexOf(phrase.head) + 1) : words;
    return context.group(named.filter((word) => !/^(?:our|their|its)$/.test(word)).join(' '));
  }
  if (!body || named || words.includes('undersigned')) return null;
  // The members or delegations of a body that acts as one are the body.
  if (ACTING_FOR.has(phrase.head) && !OF_STATES.test(words.join(' '))) return body;
  const noun = words.slice(0, words.indexOf(phrase.head) + 1).filter((word) => !/^(?:the|all|of)$/.test(word));
  const field = /^of (?!the)/.test(words.slice(words.indexOf(phrase.head) + 1).join(' '))
    ? ofField(words, phrase.head)
    : '';
  return context.group(`${bodyName(body)} ${noun.join(' ')} ${field}`);
}

/** "Representatives of the Arab League, Egypt and France": those for whom they act, where a body is among several. */
export function represented({ actors }: Context, { head, part }: Collective): readonly string[] | null {
  if (!ACTING_FOR.has(head)) return null;
  const ids = unique(
    actors
      .within(part)
      .filter(({ mention }) => mention.kind !== 'demonym')
      .flatMap(({ mention }) => mention.entities),
  );
  const bodies = ids.filter((id) => id.startsWith('org:'));
  return ids.length > 1 && bodies.length > 0 && ids.every((id) => /^(?:org:|[A-Z]{3}$)/.test(id)) ? ids : null;
}

/** "… that the parties had agreed to a ceasefire", in what one of two persons says: those of a conflict. */
export function partiesElsewhere(context: Context, { head, count, part }: Collective): string | null {
  const { actors } = context;
  const bare = part.last - part.first === 2 && /^(?:the|all)$/.test(actors.lower(part.first));
  if (head !== 'parties' || count !== null || !bare || !context.nested || actors.isCapital(part, head)) return null;
  const people = context.everybody();
  return people.length > 0 && people.every(isPersonal) && !people.includes(context.voice.author ?? '')
    ? context.group(head)
    : null;
}

const PEERS = /^(?:counterparts|colleagues|interlocutors)$/;

/** "Our Israeli counterparts", of whom the release names none. */
export function foreignPeers(context: Context, { head, countries, part }: Collective): string | null {
  const { actors } = context;
  const [country, ...others] = countries;
  if (!PEERS.test(head) || !country || others.length > 0) return null;
  const present = [...context.everybody(), ...context.focus, ...context.parties, ...actors.byId.keys()];
  if (present.some((id) => isPersonal(id) && actors.countryOf(id) === country)) return null;
  const words = actors.tokens.slice(part.first, part.last).map(({ lower }) => lower);
  const from = words.findIndex((word) => !/^(?:our|their|his|her|its|my|the|all|both)$/.test(word));
  return context.group(words.slice(from, words.indexOf(head) + 1).join(' '), country);
}

/** "The ministers who welcomed the plan": several, where only one person is known. */
export function severalOf(
  context: Context,
  { head, part, count }: Collective,
  found: readonly string[],
): string[] | null {
  const [only, ...others] = found;
  if (!context.nested || !only?.startsWith('person:') || others.length > 0 || count !== null) return null;
  const words = context.actors.tokens.slice(part.first, part.last).map(({ lower }) => lower);
  const named = words
    .slice(0, words.indexOf(head) + 1)
    .filter((word) => !/^(?:the|these|those|all|our|their)$/.test(word));
  return [context.group(named.join(' '))];
}

/** More than these are no slip of the pen. */
const FEW = 10;

/** "21 leaders endorsed", where three meet: others, of whom the release says no more. */
export function otherNumber(context: Context, { members, count, head, part }: Collective): string | null {
  const { actors, focus, parties } = context;
  if (count === null || !/^(?:person|country|any)$/.test(members)) return null;
  const sets = [context.everybody(), parties, focus];
  if (sets.some((ids) => ids.length >= count)) return null;
  // "The 27 leaders" of a body that acts as one.
  if (count <= FEW || sets.some((ids) => ids.some((id) => !isPersonal(id) && !isCountry(id)))) return null;
  const words = actors.tokens.slice(part.first, part.last).map(({ lower }) => lower);
  return context.group(words.slice(words.indexOf(`${count}`), words.indexOf(head) + 1).join(' '));
}

/** "The self-styled authorities in Tiraspol": of a place that is no party. */
export function authoritiesOf(context: Context, { head, part }: Collective): string | null {
  const { tokens } = context.actors;
  const at = tokens.findIndex(({ lower }, i) => i >= part.first && i < part.last && lower === head);
  const place = tokens[at + 2];
  const named = head === 'authorities' && /^(?:in|of|at)$/.test(tokens[at + 1]?.lower ?? '') && at + 2 < part.last;
  return named && place?.tag === 'PROPN' && !context.actors.at(at + 2) ? context.group(`${place.lower} ${head}`) : null;
}

/** "The Ministers", where only their body is named. */
export function membersOfBody(context: Context, phrase: Collective, pool: readonly string[]): string | null {
  const [body, ...others] = pool;
  if (!body?.startsWith('org:') || others.length > 0 || context.actors.countryOf(body) !== null) return null;
  const words = context.actors.tokens.slice(phrase.part.first, phrase.part.last).map(({ lower }) => lower);
  const heads = OF_STATES.test(words.join(' '));
  if (context.parties.some(isPersonal) || (ACTING_FOR.has(phrase.head) && !heads)) return null;
  const noun = heads ? words.slice(words.indexOf('heads')).join(' ') : phrase.head;
  return context.group(`${bodyName(topOf(body))} ${noun}`);
}

/** Of an organ below a body, the body: those who sit in it are the body's. */
const topOf = (id: string): string =>
  /^org:[A-Z]{3}\//.test(id)
    ? id
    : (id.split('/')[0] ?? id).replace(/-(?:supreme-council|authority|assembly|conference)$/, '');

function bodyName(id: string): string {
  return id.replace(/^org:/, '').replace(/-/g, ' ');
}

/** "Ministers of Transport of …": the field of office between the head and the body. */
function ofField(words: readonly string[], head: string): string {
  const rest = words.slice(words.indexOf(head) + 1);
  const end = rest.indexOf('of', 1);
  return end > 1 && end < 6 ? rest.slice(0, end).join(' ') : '';
}

/** "Several Ministers" of the group that meets. */
function someOf({ parties }: Context, { head }: Collective, body: string | undefined): string {
  if (body) return `${bodyName(body)} ${head}`;
  const [group, ...others] = parties;
  return group?.startsWith('group:') && others.length === 0 && group.endsWith(`-${head}`)
    ? group.slice('group:'.length).replace(/-/g, ' ')
    : head;
}

const STAFF = /^(?:officials|experts|technicians|diplomats|negotiators)$/;
/** People without an office: behind an adjective they are none of those who meet. */
const FOLK = /^(?:women|men)$/;

/** "Officials from both countries", "our experts": people of whom nobody is named, not those who meet. */
function isIndefinite(words: readonly string[], { head, count }: Collective): boolean {
  const [first = ''] = words;
  // "Indigenous women from all three countries"
  if (FOLK.test(head) && count === null && !/^(?:the|these|those|both|all)$/.test(first)) return true;
  return (
    STAFF.test(head) &&
    count === null &&
    ((first === head && words.length > 1) ||
      /^(?:our|their|its|senior)$/.test(first) ||
      /\bfrom both\b/.test(words.join(' ')))
  );
}
