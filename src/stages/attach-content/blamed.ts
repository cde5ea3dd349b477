import type { TokenRange } from '../../core/parse.js';
import type { Act } from '../../core/records.js';
import { agent } from './agent.js';
import type { Parties } from './parties.js';
import type { Phrases } from './phrases.js';

const POSSESSOR_REACH = 14;
const ANTECEDENT_REACH = 9;
/** What turns to a further clause: who stands behind it is not whose deed the content is. */
const TURNS = /^(?:which|who|whom|where|that|while|whose)$/;
/** Behind these stands the one who suffers, or the place. */
const SUFFERING = /^(?:against|on|in|to|with|for|at|among|near|from|between|over)$/;
/** Acts whose object may be a group without a name. */
const PERSONAL = new Set<Act>(['condemn', 'accuse', 'warn', 'oppose']);

/** Whose deed it is: "Russia's war", "the murder of two guards by the militia", "the launches". */
export function blamed(parties: Parties, phrases: Phrases, act: Act, content: TokenRange): readonly string[] {
  return (
    phrases.direct(content) ??
    (PERSONAL.has(act) && parties.lower(content.first - 1) !== 'that' ? object(phrases, content) : null) ??
    agent(parties, phrases, content) ??
    possessor(parties, content) ??
    doer(parties, phrases, content) ??
    relative(parties, content) ??
    antecedent(parties, content) ??
    []
  );
}

function object(phrases: Phrases, content: TokenRange): readonly string[] | null {
  const ids = phrases.ids(content.first, content.last);
  return ids.length > 0 ? ids : null;
}

/** A possessor anywhere near the front: "any attempt to justify Russia's war", and no victim: "of two Chadian guards". */
function possessor(parties: Parties, content: TokenRange): readonly string[] | null {
  const front = turned(parties, parties.front(content, POSSESSOR_REACH));
  for (const placed of parties.within(front)) {
    const { first, last, mention } = placed;
    const link = parties.linkBefore(first, content.first);
    if (SUFFERING.test(link)) continue;
    if (parties.owns(placed)) {
      if (!ownsAsset(parties, last + 1, content.last)) return mention.entities;
    } else if (mention.kind === 'demonym' && !(link === 'of' && isVictim(parties, last, first, content))) {
      return mention.entities;
    }
  }
  return null;
}

/** The part of a range before its first relative pronoun or "in which". */
function turned(parties: Parties, range: TokenRange): TokenRange {
  for (let i = range.first + 1; i < range.last; i++) {
    if (TURNS.test(parties.lower(i))) return { first: range.first, last: i };
  }
  return range;
}

/** "violations of Ukraine's territorial integrity": what is violated. */
function ownsAsset(parties: Parties, first: number, last: number): boolean {
  for (let i = first; i < Math.min(last, first + 4) && /^(?:ADJ|NOUN|,|CCONJ)$/.test(parties.tag(i)); i++) {
    if (parties.words.asset.has(parties.lower(i)) && parties.tag(i + 1) !== 'NOUN') return true;
  }
  return false;
}

/** "of Afghan women": people behind "of" suffer, unless the noun before it is a deed of theirs. */
function isVictim(parties: Parties, noun: number, mention: number, content: TokenRange): boolean {
  let of = mention - 1;
  while (of > content.first && parties.lower(of) !== 'of') of--;
  if (parties.words.deed.has(parties.lower(of - 1))) return false;
  const counted = parties.tokens.slice(of, mention).some(({ tag }) => tag === 'NUM');
  return counted || parties.words.people.has(parties.lower(noun)) || parties.words.people.has(parties.lower(noun + 1));
}

/** "the growing activity of armed groups" */
function doer(parties: Parties, phrases: Phrases, content: TokenRange): readonly string[] | null {
  const front = turned(parties, parties.front(content, POSSESSOR_REACH));
  for (let i = front.first + 1; i < front.last; i++) {
    const placed = parties.at(parties.skip(i + 1, front.last));
    if (parties.lower(i) !== 'of' || !parties.words.deed.has(parties.lower(i - 1)) || (placed && parties.owns(placed)))
      continue;
    const ids = phrases.ids(i + 1, content.last);
    if (ids.length > 0) return ids;
  }
  return null;
}

/** "the baselines that Beijing announced" */
function relative(parties: Parties, content: TokenRange): readonly string[] | null {
  const front = parties.front(content);
  for (let i = front.first + 1; i < front.last; i++) {
    if (!/^(?:that|which)$/.test(parties.lower(i)) || parties.tag(i - 1) === 'ADP') continue;
    const subject = parties.at(parties.tag(i + 1) === 'DET' ? i + 2 : i + 1);
    return subject && /^(?:VERB|AUX)$/.test(parties.tag(subject.last)) ? subject.mention.entities : null;
  }
  return null;
}

/** "the launches" are those of the one whose launches were named before. */
function antecedent(parties: Parties, content: TokenRange): readonly string[] | null {
  if (!/^(?:the|these|this|those|such)$/.test(parties.lower(content.first))) return null;
  const head = [0, 1, 2, 3]
    .map((offset) => content.first + 1 + offset)
    .find((i) => parties.tag(i) === 'NOUN' && parties.tag(i + 1) !== 'NOUN');
  if (head === undefined || head >= content.last) return null;
  const noun = parties.lower(head).replace(/e?s$/, '');
  for (let i = content.first - 1; i >= 0; i--) {
    if (parties.lower(i).replace(/e?s$/, '') !== noun) continue;
    for (let j = i - 1; j >= Math.max(0, i - ANTECEDENT_REACH); j--) {
      const placed = parties.at(j);
      if (placed && (parties.owns(placed) || placed.mention.kind === 'demonym')) return placed.mention.entities;
    }
    const by = parties.lower(i + 1) === 'by' ? parties.at(parties.skip(i + 2, content.first)) : undefined;
    const named = relative(parties, { first: i, last: i + 4 }) ?? by?.mention.entities;
    if (named) return named;
  }
  return null;
}
