import type { Token } from '../../core/document.js';
import { SpellingFact } from '../../core/spelling.js';
import { type Actors, unique } from './actors.js';

const REACH = 40;
const OFFICE = /^(?:chairmanship|chairpersonship|chairwomanship|presidency)$/;
const CHAIRED = /^(?:co-)?(?:chaired|presided|chairs)$|^headed$/;

const BY_OFFICE =
  /\bchair(?:person|man|woman)? of (?:the )?(?:organ|summit|authority|conference|council|assembly|community|union)\b/i;

const TELLS = new SpellingFact(({ lower }) => OFFICE.test(lower) || CHAIRED.test(lower));

/**
 * Who chairs the meeting of a release: "chaired by X", "under the chairmanship of X", "X chaired the session". Empty
 * where the release does not say.
 */
export function chairsOf(actors: Actors): string[] {
  const persons = (first: number, last: number) =>
    unique(
      actors.within({ first: Math.max(0, first), last }).flatMap(({ mention }) => actors.persons(mention.entities)),
    );
  for (let i = 0; i < actors.tokens.length; i++) {
    const { lower, spelling } = actors.tokens[i] as Token;
    if (!TELLS.of(spelling)) continue;
    let end = i;
    while (end < actors.tokens.length && end - i < REACH && actors.lower(end) !== '.') end++;
    const passive = actors.lower(i + 1) === 'by' || actors.lower(i + 2) === 'by' || OFFICE.test(lower);
    if (lower === 'headed' && !passive) continue;
    const found = passive ? persons(i + 1, end) : persons(i - REACH, i).slice(-1);
    if (lower === 'headed' && found.length < 2) continue;
    if (found.length > 0) return /^(?:co-|headed)/.test(lower) || found.length < 2 ? found : found.slice(0, 1);
  }
  // "X, President of A and Chairperson of the Organ"
  const [holder, ...others] = [...actors.byId.values()].filter(
    ({ id, role }) => id.startsWith('person:') && BY_OFFICE.test(role ?? ''),
  );
  return holder && others.length === 0 ? [holder.id] : [];
}
