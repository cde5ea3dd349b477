import type { TokenRange } from '../../core/parse.js';
import { type Parties, REACH } from './parties.js';

const POSSESSOR_REACH = 14;

/** Whose deed it is: "Russia's war", "the launches". */
export function blamed(parties: Parties, content: TokenRange): readonly string[] {
  return (
    parties.direct(content) ??
    parties.agent(content) ??
    possessor(parties, content) ??
    relative(parties, content) ??
    antecedent(parties, content) ??
    []
  );
}

/** A possessor anywhere near the front: "any attempt to justify Russia's war". */
function possessor(parties: Parties, content: TokenRange): readonly string[] | null {
  const front = { first: content.first, last: Math.min(content.last, content.first + POSSESSOR_REACH) };
  for (const { first, last, mention } of parties.within(front)) {
    const possessive = /^'s?$/.test(parties.lower(last));
    const before = parties.lower(first - 1);
    if ((possessive || mention.kind === 'demonym') && !/^(?:against|on|in|to|with)$/.test(before))
      return mention.entities;
  }
  return null;
}

/** "the baselines that Beijing announced" */
function relative(parties: Parties, content: TokenRange): readonly string[] | null {
  for (let i = content.first; i < Math.min(content.last, content.first + REACH); i++) {
    if (parties.lower(i) !== 'that' && parties.lower(i) !== 'which') continue;
    return parties.at(i + 1)?.mention.entities ?? parties.at(i + 2)?.mention.entities ?? null;
  }
  return null;
}

/** "the launches" are those of the one whose launches were named before. */
function antecedent(parties: Parties, content: TokenRange): readonly string[] | null {
  if (!/^(?:the|these|this|those|such)$/.test(parties.lower(content.first))) return null;
  const head = [0, 1, 2, 3]
    .map((offset) => content.first + 1 + offset)
    .find((i) => parties.tokens[i]?.tag === 'NOUN' && parties.tokens[i + 1]?.tag !== 'NOUN');
  if (head === undefined || head >= content.last) return null;
  const noun = parties.lower(head).replace(/e?s$/, '');
  for (let i = content.first - 1; i >= 0; i--) {
    if (parties.lower(i).replace(/e?s$/, '') !== noun) continue;
    for (let j = i - 1; j >= Math.max(0, i - 9); j--) {
      const placed = parties.at(j);
      if (placed && (/^'s?$/.test(parties.lower(placed.last)) || placed.mention.kind === 'demonym'))
        return placed.mention.entities;
    }
  }
  return null;
}
