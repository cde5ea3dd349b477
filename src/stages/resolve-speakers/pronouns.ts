import type { TokenRange } from '../../core/parse.js';
import { unique } from './actors.js';
import { isCountry } from './collective.js';
import { type Context, isMany, rowOf } from './context.js';
import type { Gender } from './gender.js';
import type { Reference } from './noun-phrase.js';

const PLURAL = new Set(['they', 'both', 'all', 'each']);
const SINGULAR = new Set(['he', 'she']);
/** Acts that two perform together. */
const JOINT = new Set(['agree', 'discuss', 'meet', 'share-information', 'acknowledge']);
const HOUSE = /^org:[A-Z]{3}\//;

/** Whom a pronoun at the head of a subject means; null for other words. */
export function resolvePronoun(context: Context, word: string, range: TokenRange): Reference | null {
  const { actors } = context;
  const alone = range.last - range.first === 1 || actors.lower(range.first + 1) === ',';
  if (word === 'we')
    return { ids: appositive(context, range) ?? us(context), resolution: 'first-person', rule: 'pronoun:we' };
  if (word === 'i') return { ids: authorOf(context), resolution: 'first-person', rule: 'pronoun:i' };
  if (SINGULAR.has(word)) {
    const id = personOf(context, word === 'she' ? 'f' : 'm', range.first);
    return { ids: id ? [id] : [], resolution: 'pronoun', rule: `pronoun:${word}` };
  }
  if (PLURAL.has(word) && (alone || word === 'they')) {
    const ids = isMany(context.lastSpeakers) ? context.lastSpeakers : severalBefore(context, range.first);
    return { ids, resolution: 'pronoun', rule: `pronoun:${word}` };
  }
  if (QUANTITY.test(word) && alone) {
    return { ids: [context.group(quantified(context, word))], resolution: 'collective', rule: 'quantity' };
  }
  if (word !== 'it' || !alone) return null;
  // "The Core Group notes …. It calls …"
  const format = [...context.compositions.values()].find((ids) => ids.join() === context.lastSpeakers.join());
  if (format) return { ids: format, resolution: 'pronoun', rule: 'pronoun:it' };
  const body = context.lastSpeakers.find((speaker) => !/^(?:person|role):/.test(speaker)) ?? context.lastBody;
  return body ? { ids: [body], resolution: 'pronoun', rule: 'pronoun:it' } : null;
}

const BACK = 40;

/** "They", where one person acts alone: those of the last plural subject, else a team or group named before. */
function severalBefore(context: Context, before: number): readonly string[] {
  const { actors, focus } = context;
  if (isMany(focus) || focus.length === 0) return focus;
  for (let i = before - 1; i > Math.max(0, before - BACK); i--) {
    const named = actors.at(i)?.mention.entities ?? [];
    if (named.length === 1 && named[0]?.startsWith('group:')) return named;
    const word = actors.lower(i);
    if (
      !/s$|^team$/.test(word) ||
      actors.tokens[i]?.tag !== 'NOUN' ||
      !/^(?:person|people|any|body)$/.test(context.members(word) ?? '')
    )
      continue;
    let start = i;
    while (/^(?:ADJ|NOUN|PROPN)$/.test(actors.tokens[start - 1]?.tag ?? '') && !actors.at(start - 1)) start--;
    const words = actors.tokens.slice(start, i + 1).map(({ lower }) => lower);
    return [context.group(words.join(' '))];
  }
  return focus;
}

/** Words for a part of those who meet. */
const QUANTITY = /^(?:many|some|several|most|others|few)$/;

/** "Many announced …", "Some leaders … Others …": a part of those who meet, whom nobody names. */
function quantified(context: Context, word: string): string {
  const [last = ''] = context.lastSpeakers;
  const noun = /^group:(?:some|several|many|most|few)-(.+)$/.exec(last)?.[1];
  const all = context.everybody();
  const kind = all.length > 0 && all.every(isCountry) ? 'countries' : 'participants';
  return `${word === 'others' ? 'other' : word} ${(noun ?? kind).replace(/-/g, ' ')}`;
}

/** "I": the author of a personal statement. */
export function authorOf(context: Context): readonly string[] {
  const author = context.voice.author ?? context.actors.persons(context.everybody())[0];
  return author ? [author] : context.everybody();
}

/** The last speaker, participant or person named before a word who can be "he" or "she"; failing all, an office. */
function personOf(context: Context, gender: Gender, before: number): string | undefined {
  const { actors, recent, lastSpeakers, focus } = context;
  const others = recent.length > 0 ? unique([...lastSpeakers, ...focus, ...context.everybody()]) : [];
  const candidates = [...recent, ...actors.persons(others), ...actors.personsBefore(before)];
  const fitting = candidates.filter((id) => (context.genderOf(id) ?? gender) === gender);
  return fitting[0] ?? candidates[0] ?? actors.persons(context.everybody())[0] ?? actors.officesBefore(before)[0];
}

/** "We" are the parties; in the statement of one person he and his guest, or the government for which he speaks. */
export function us(context: Context): readonly string[] {
  const { author, country, publisher } = context.voice;
  const all = context.everybody();
  // "The United States condemns …" beside what its department does: the country speaks.
  const nation = all.length === 1 && HOUSE.test(all[0] ?? '') ? context.actors.countryOf(all[0] ?? '') : null;
  if (!author && nation && context.nations.has(nation)) return [context.country(nation)];
  // "The United States and Italy reaffirm …" in the statement of their leaders.
  const codes = unique(all.map((id) => context.actors.countryOf(id) ?? ''));
  if (!author && codes.length > 1 && (context.nations.get(rowOf(codes)) ?? 0) > 0)
    return codes.map((id) => context.country(id));
  if (!author && isMany(all) && !isOwnSide(context, all)) return all;
  if (author && context.pair.length > 0 && JOINT.has(context.act ?? '')) return context.pair;
  const code = country ?? context.actors.countryOf(author ?? all[0] ?? '');
  const house = context.house ?? (HOUSE.test(publisher ?? '') ? publisher : null);
  const alone = code !== null && !context.nations.has(code);
  if (!author && house && alone && context.actors.countryOf(house) === code) return [house];
  return code ? [context.country(code)] : all;
}

/** One body of the country that speaks is nobody's meeting. */
function isOwnSide({ house }: Context, all: readonly string[]): boolean {
  return house !== null && all.length === 1 && all[0] === house;
}

/** "We, the Leaders of A and B": the apposition says who "we" are. */
function appositive({ actors, parties }: Context, range: TokenRange): readonly string[] | null {
  const named = actors
    .within({ first: range.first + 1, last: range.last })
    .filter(({ mention }) => mention.kind !== 'demonym');
  const ids = unique(named.flatMap(({ mention }) => mention.entities)).filter((id) => /^(?:person|role):/.test(id));
  // The list of offices may go on behind what the parser takes for the subject.
  if (ids.length > 0 && ids.length < parties.length && ids.every((id) => parties.includes(id))) return parties;
  // "We, the Leaders of A and B", where nobody is named: the countries, as parties.
  if (ids.length > 0 && parties.length === ids.length && parties.every(isCountry)) return parties;
  return ids.length > 0 ? ids : null;
}
