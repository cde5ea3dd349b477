import type { TokenRange } from '../../core/parse.js';
import type { Act } from '../../core/records.js';
import { agent } from './agent.js';
import type { Parties } from './parties.js';
import type { Phrases } from './phrases.js';

/** Who is told to act; behind a possessor the agent goes before it. */
export function addressee(
  parties: Parties,
  phrases: Phrases,
  act: Act,
  content: TokenRange,
  link: string,
): readonly string[] {
  const first = phrases.at(content.first, content.last);
  // "requested four drilling teams": what is asked for.
  const asked = first && !first.named && act === 'request' && !isTold(parties, content);
  const direct = first && !asked ? phrases.ids(content.first, content.last, link) : null;
  const placed = parties.within(content)[0];
  if (direct && !(first?.named && placed && parties.owns(placed))) return direct;
  return agent(parties, phrases, content) ?? direct ?? [];
}

function isTold(parties: Parties, { first, last }: TokenRange): boolean {
  return parties.tokens.slice(first, last).some(({ lower, tag }) => lower === 'to' && tag === 'PART');
}
