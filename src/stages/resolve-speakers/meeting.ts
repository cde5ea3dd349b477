import type { Cue, Entity } from '../../core/document.js';
import type { TokenRange } from '../../core/parse.js';
import { type Actors, unique } from './actors.js';

/** Words behind which the persons of a meeting are no longer its participants. */
const STOP = new Set([
  'regarding',
  'about',
  'concerning',
  'ahead',
  'following',
  'during',
  'before',
  'after',
  'discuss',
  'hosted',
  'behalf',
  'under',
  'as',
  'chaired',
  'co-chaired',
  'presided',
  'attended',
]);
const REACH = 60;
const FOREIGN_REACH = 8;
const PEER = /^(?:counterparts?|colleagues?|homologues?|peers?|ministers?|presidents?|secretar(?:y|ies)|leaders?)$/;
/** Behind a country these name its people, or the day. */
const WHO =
  /^(?:today|yesterday|tonight|officials?|leaders?|ministers?|authorities|counterparts?|delegations?|representatives?)$/;

/** Verbs whose object is a meeting, not somebody met. */
const GATHERED = /^(?:convened?|convenes|convening|launched|opened|chaired|chairs|co-chaired|hosted|hosts)$/;

const isBody = (ids: readonly string[]): boolean => ids.every((id) => /^(?:org|group):/.test(id));

/** Nothing but the links of a list between two tokens. */
function isLink(actors: Actors, first: number, last: number): boolean {
  if (last - first > 3) return false;
  for (let i = first; i < last; i++) if (!/^(?:,|and|&|the|as|well)$/.test(actors.lower(i))) return false;
  return last > first;
}

/**
 * Who is met: "X met with Y", "X hosted Y and a delegation led by Z". The persons named in what the cue governs, up
 * to its purpose or occasion; without persons the first actor behind the cue.
 *
 * @param governs tokens behind the cue, up to where its part of the sentence ends
 */
export function counterparts(actors: Actors, governs: TokenRange): string[] {
  const ids: string[] = [];
  const listed: string[] = [];
  let listEnd = -1;
  // "convened the Forum": what is convened is no counterpart.
  const gathered = GATHERED.test(actors.lower(governs.first - 1));
  for (let i = governs.first; i < Math.min(governs.last, governs.first + REACH); i++) {
    const placed = actors.at(i);
    if (placed) {
      // "representatives from U.S. companies": a country in front of a noun only says which.
      const modifies =
        actors.tokens[placed.last]?.tag === 'NOUN' &&
        !WHO.test(actors.lower(placed.last)) &&
        /^[A-Z]{3}$/.test(placed.mention.entities[0] ?? '');
      if (modifies) {
        i = placed.last - 1;
        continue;
      }
      if (actors.lower(placed.last) === "'s" || actors.lower(placed.last) === "'") {
        if (placed.mention.entities.some((id) => id.startsWith('person:'))) break;
      } else {
        const persons = placed.mention.entities.filter((id) => id.startsWith('person:'));
        ids.push(...persons);
        let before = i - 1;
        while (/^(?:the|a|an|his|her|its|their)$/.test(actors.lower(before))) before--;
        const link = actors.lower(before);
        const called = link === 'from' && /^calls?$/.test(actors.lower(before - 1));
        const visited = link === 'on' && before === governs.first;
        const object = before < governs.first && !(gathered && isBody(placed.mention.entities));
        const direct = called || visited || object || /^(?:with|between)$/.test(link);
        const goesOn = listEnd >= 0 && isLink(actors, listEnd, i);
        if (direct ? listed.length === 0 : goesOn) {
          listed.push(...placed.mention.entities);
          listEnd = placed.last;
        }
      }
      i = placed.last - 1;
      continue;
    }
    const word = actors.lower(i);
    const purpose = word === 'to' && actors.tokens[i]?.tag === 'PART';
    if (purpose || STOP.has(word) || word === ';') break;
    if (word === 'for' && (ids.length > 0 || listed.length > 0)) break;
  }
  return unique(ids.length > 0 ? ids : listed);
}

const WILL_MEET = /^(?:meet|host|welcome|receive|speak)$/;

/** True for "will meet", "will also host". */
export const cueMeets = (actors: Actors, { tokens }: Cue): boolean => WILL_MEET.test(actors.lower(tokens.last - 1));

/** Whom somebody will meet: "will meet with Y", "will travel … to meet with Y", "will be joined by Y". */
export function plannedCompany(actors: Actors, cue: Cue): string[] {
  const { tokens, governs } = cue;
  if (cueMeets(actors, cue)) return counterparts(actors, governs);
  if (actors.lower(tokens.last - 1) === 'joined')
    return counterparts(actors, { first: governs.first, last: governs.last });
  for (let i = governs.first + 1; i < governs.last - 1; i++) {
    if (WILL_MEET.test(actors.lower(i)) && /^(?:to|and)$/.test(actors.lower(i - 1)))
      return counterparts(actors, { first: i + 1, last: governs.last });
  }
  return [];
}

/** "spoke with his Jordanian counterpart": the person of that country whom the release names elsewhere. */
export function foreignCounterpart(actors: Actors, entities: readonly Entity[], governs: TokenRange): string[] {
  const reach = { first: governs.first, last: Math.min(governs.last, governs.first + FOREIGN_REACH) };
  if (!actors.tokens.slice(reach.first, reach.last).some(({ lower }) => PEER.test(lower))) return [];
  const country = actors
    .within(reach)
    .flatMap(({ mention }) => mention.entities)
    .find((id) => /^[A-Z]{3}$/.test(id));
  const person = entities.find(({ type, country: of }) => type === 'person' && of === country);
  return country && person ? [person.id] : [];
}
