import type { TokenRange } from '../../core/parse.js';
import { DETERMINERS, type Parties } from './parties.js';

/** Nouns whose genitive names the one who is praised: "the role of the African Union". */
const MERIT =
  /^(?:role|generosity|courage|sacrifices?|resilience|efforts?|work|offer|position|contributions?|leadership|support|membership|decision|commitment|progress|hospitality|engagement|assistance|determination|initiative)$/;
const MERIT_REACH = 7;

/** Who is praised: the object, the agent, or the one whose merit it is. */
export function praised(parties: Parties, content: TokenRange): readonly string[] {
  return parties.direct(content) ?? parties.agent(content) ?? genitive(parties, content) ?? [];
}

/** "the role of the African Union", "the important role Jordan plays" */
function genitive(parties: Parties, content: TokenRange): readonly string[] | null {
  for (let i = content.first; i < Math.min(content.last, content.first + MERIT_REACH); i++) {
    const contact = parties.at(i) && /^(?:plays?|played|has)$/.test(parties.lower(parties.at(i)?.last ?? i));
    if (!(contact || parties.lower(i) === 'of') || !MERIT.test(parties.lower(i - 1))) continue;
    let start = contact ? i : i + 1;
    while (DETERMINERS.has(parties.lower(start)) && !parties.at(start)) start++;
    const ids = parties.list(start, content.last);
    return ids.length > 0 ? ids : null;
  }
  return null;
}
