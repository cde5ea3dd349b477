import type { TokenRange } from '../../core/parse.js';
import type { Act } from '../../core/records.js';
import { DETERMINERS, type Parties, REACH } from './parties.js';

/** Words behind which a party is helped or protected: "the defense of its allies", "supporting Sri Lanka's …". */
const HELPING =
  /^(?:support|supporting|supports|help|helping|assist|assisting|defend|defending|protect|protecting|stand|standing|back|backing|defen[cs]e|security|provide|providing|deliver|delivering|sovereignty|independence|integrity|threats|people|resilience|recovery)$/;

/** Who is supported, or to whom something is pledged. */
export function backed(parties: Parties, act: Act, content: TokenRange): readonly string[] {
  const direct = parties.direct(content);
  if (direct) return direct;
  for (let i = content.first; i < Math.min(content.last, content.first + REACH); i++) {
    const placed = parties.at(i);
    if (!placed || placed.mention.kind === 'demonym') continue;
    let before = i - 1;
    while (
      before > content.first &&
      DETERMINERS.has(parties.lower(before)) &&
      !/^(?:to|with|for|by)$/.test(parties.lower(before))
    )
      before--;
    const link = parties.lower(before);
    if (/^(?:by|from|against|between|among|including|as)$/.test(link)) {
      if (link === 'against' && /^threats$/.test(parties.lower(before - 1))) return parties.list(i, content.last);
      if (link === 'against') return [];
      i = placed.last - 1;
      continue;
    }
    if (act === 'support') return parties.list(i, content.last);
    for (let j = i - 1; j >= Math.max(content.first, i - 5); j--) {
      if (HELPING.test(parties.lower(j))) return parties.list(i, content.last);
    }
    i = placed.last - 1;
  }
  return [];
}
