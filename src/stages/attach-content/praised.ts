import type { TokenRange } from '../../core/parse.js';
import { agent } from './agent.js';
import type { Parties } from './parties.js';
import type { Phrases } from './phrases.js';

const MERIT_REACH = 7;

/** Who is praised: the object, the agent, or the one whose merit it is. */
export function praised(parties: Parties, phrases: Phrases, content: TokenRange, link: string): readonly string[] {
  const object = phrases.ids(content.first, content.last, link);
  if (object.length > 0) return object;
  return (
    agent(parties, phrases, content, (noun) => isEvent(parties, noun, content.last)) ??
    merit(parties, phrases, content) ??
    []
  );
}

/** "the issuance of the Award by the Tribunal": no favour of the agent. */
function isEvent(parties: Parties, index: number, last: number): boolean {
  for (let i = index; i < last && parties.tag(i) !== 'ADP'; i++) {
    if (parties.words.event.has(parties.lower(i))) return true;
  }
  return false;
}

/** "the role of the African Union", "the important role Jordan plays" */
function merit(parties: Parties, phrases: Phrases, content: TokenRange): readonly string[] | null {
  const front = parties.front(content, MERIT_REACH);
  for (let i = front.first + 1; i < front.last; i++) {
    if (!parties.words.merit.has(parties.lower(i - 1))) continue;
    const contact = /^(?:plays?|played|has)$/.test(parties.lower(parties.at(i)?.last ?? i));
    if (!contact && parties.lower(i) !== 'of') continue;
    const ids = phrases.ids(contact ? i : i + 1, content.last);
    return ids.length > 0 ? ids : null;
  }
  return null;
}
