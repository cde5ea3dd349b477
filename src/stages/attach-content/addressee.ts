import type { TokenRange } from '../../core/parse.js';
import type { Parties } from './parties.js';

/** Who is told to act; behind a possessor the agent goes before it. */
export function addressee(parties: Parties, content: TokenRange): readonly string[] {
  const direct = parties.direct(content);
  if (direct) {
    const placed = parties.within(content)[0];
    const possessive = placed && /^'s?$/.test(parties.lower(placed.last));
    if (!possessive) return direct;
  }
  return parties.agent(content) ?? direct ?? [];
}
