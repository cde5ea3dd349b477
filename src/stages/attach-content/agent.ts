import type { TokenRange } from '../../core/parse.js';
import type { Parties } from './parties.js';
import type { Phrases } from './phrases.js';

/** Words that tie followers to their party: "fighters loyal to", "an affiliate of". */
const TIES = /^(?:of|from|to|with)$/;
const TIED = /^(?:linked|affiliated|loyal|belonging|aligned|allied)$/;
const FOLLOWER_REACH = 5;

/**
 * Who does it: "launches by the DPRK", "the murder of two guards by a unit of the militia".
 *
 * @param skips true for a noun before "by" whose agent does not count
 */
export function agent(
  parties: Parties,
  phrases: Phrases,
  content: TokenRange,
  skips: (noun: number) => boolean = () => false,
): readonly string[] | null {
  const front = parties.front(content);
  for (let i = front.first; i < front.last; i++) {
    if (parties.lower(i) === 'that') return null;
    if (parties.lower(i) !== 'by' || skips(front.first)) continue;
    const start = principal(parties, i + 1, content.last) ?? i + 1;
    const ids = phrases.ids(start, content.last);
    if (ids.length > 0) return ids;
  }
  return null;
}

/** Behind "by an affiliate of", "by fighters loyal to": where the party itself is named. */
function principal(parties: Parties, index: number, last: number): number | null {
  const first = parties.skip(index, last);
  for (let i = first; i < Math.min(last, first + FOLLOWER_REACH); i++) {
    if (parties.at(i)) return null;
    if (!parties.words.affiliation.has(parties.lower(i))) continue;
    const link = TIED.test(parties.lower(i + 1)) ? i + 2 : i + 1;
    if (!TIES.test(parties.lower(link))) continue;
    const party = parties.skip(link + 1, last);
    return parties.at(party) ? party : null;
  }
  return null;
}
