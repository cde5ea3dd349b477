import type { Cue } from '../../core/document.js';
import type { PlacedMention } from '../../core/mention-index.js';
import type { TokenRange } from '../../core/parse.js';
import type { Parties } from './parties.js';
import type { Phrases } from './phrases.js';

/** How far before a party the word stands that tells it is helped. */
const HELPING_REACH = 5;
/** Behind these stands no one who is helped. */
const ASIDE = /^(?:by|from|against|between|among|including|as|like)$/;
/** Where what is supported ends, and its grounds and places begin. */
const GROUNDS = /^(?:which|who|whom|where|under|through|on|in|at|during|following|along|into)$/;

/** Who is supported, or to whom something is pledged. */
export function backed(
  parties: Parties,
  phrases: Phrases,
  cue: Cue,
  content: TokenRange,
  link: string,
): readonly string[] {
  const given = behindGiver(parties, cue, content);
  const first = phrases.at(given.first, given.last);
  const placed = parties.at(parties.skip(given.first, given.last));
  if (first && !(placed && isOnlyNamesake(parties, placed))) {
    const told = parties.lower(first.last) === 'that' || parties.lower(first.last) === 'of';
    if (first.named || cue.act === 'support' || told) return phrases.ids(given.first, given.last, link);
  }
  return cue.act === 'support' ? supported(parties, phrases, given) : helped(parties, phrases, given);
}

/** "the commitment of Chad to …", "pledged Chadian support for …": what stands behind the one who gives. */
function behindGiver(parties: Parties, { act }: Cue, content: TokenRange): TokenRange {
  const { first, last } = content;
  if (act !== 'pledge') return content;
  if (parties.lower(first - 1) === 'of') {
    for (let i = first; i < last; i++) if (parties.lower(i) === 'to') return { first: i + 1, last };
    return content;
  }
  const giver = parties.at(parties.skip(first, last));
  if (!giver || !(parties.owns(giver) || giver.mention.kind === 'demonym')) return content;
  for (let i = giver.last; i < Math.min(last - 1, giver.last + 4); i++) {
    if (parties.words.giving.has(parties.lower(i))) return { first: i + 1, last };
  }
  return content;
}

/** "the Union Protocol": a document that bears the name of a body. */
function isOnlyNamesake(parties: Parties, { mention, last }: PlacedMention): boolean {
  return mention.kind === 'name' && parties.tag(last) === 'PROPN';
}

/** The word that ties a mention to what stands before it. */
function tie(parties: Parties, index: number, first: number): number {
  let i = index - 1;
  while (i > first && /^(?:DET|ADJ|PRON|NUM)$/.test(parties.tag(i)) && !parties.at(i)) i--;
  return i;
}

/** "the efforts of Qatar", "a visit that helps Chad": the party of the thing supported. */
function supported(parties: Parties, phrases: Phrases, content: TokenRange): readonly string[] {
  const front = parties.front(content);
  for (let i = front.first; i < front.last; i++) {
    const place = parties.lower(i) === 'in' && parties.at(parties.skip(i + 1, front.last)) !== undefined;
    if (GROUNDS.test(parties.lower(i)) && i > front.first && !place) return [];
    if (parties.tag(i) === 'PART' && parties.tag(i + 1) === 'VERB' && !parties.words.helping.has(parties.lower(i + 1)))
      return [];
    const placed = parties.at(i);
    if (!placed) continue;
    const link = parties.lower(tie(parties, i, content.first));
    if (/^(?:against|between|among)$/.test(link)) return [];
    const adjective = placed.mention.kind === 'demonym' && link !== 'of';
    if (!adjective && !isOnlyNamesake(parties, placed) && (link === 'by' || !ASIDE.test(link)))
      return phrases.ids(i, content.last);
    i = placed.last - 1;
  }
  return [];
}

/** "the defense of its allies", "threats against its partners", "support to investors". */
function helped(parties: Parties, phrases: Phrases, content: TokenRange): readonly string[] {
  const { helping, giving } = parties.words;
  const front = parties.front(content);
  for (let i = front.first; i < front.last; i++) {
    if (giving.has(parties.lower(i)) && parties.lower(i + 1) === 'to') {
      const ids = phrases.ids(i + 2, content.last);
      // "support to the mission" is no party.
      if (ids.some((id) => !id.startsWith('group:') || id.endsWith('s'))) return ids;
    }
    const placed = parties.at(i);
    if (!placed || placed.mention.kind === 'demonym') continue;
    const before = tie(parties, i, content.first);
    const link = parties.lower(before);
    if (link === 'against' && !/^threats$/.test(parties.lower(before - 1))) return [];
    const standsBy = link === 'by' && /^stand(?:ing)?$/.test(parties.lower(before - 1));
    if (!ASIDE.test(link) || link === 'against' || standsBy) {
      for (let j = i - 1; j >= Math.max(content.first, i - HELPING_REACH); j--) {
        if (helping.has(parties.lower(j)) || giving.has(parties.lower(j))) return phrases.ids(i, content.last);
      }
    }
    i = placed.last - 1;
  }
  return [];
}
