import type { Act } from '../../core/records.js';
import { type ActEntry, actVerbs, type Complement } from '../../resources/act-verbs.js';
import type { Resources } from '../../resources/lexicons.js';
import { closesQuotation, complementOf, hasNear, hasObject, hasQuoted, saysBehind } from './complements.js';
import type { Predicate } from './predicates.js';
import type { Reader } from './sentence.js';

function particle(reader: Reader, entry: ActEntry, index: number): number | null {
  if (!entry.particles) return index;
  for (const phrase of entry.particles) {
    const parts = phrase.split(' ');
    if (parts.every((part, i) => reader.lower(index + i) === part)) return index + parts.length;
  }
  return null;
}

function follows(reader: Reader, entry: ActEntry, index: number): boolean {
  if (!entry.followedBy) return true;
  return entry.followedBy.some((phrase) => phrase.split(' ').every((part, i) => reader.lower(index + i) === part));
}

const jointly = (reader: Reader, first: number) =>
  reader.lower(first - 1) === 'jointly' || reader.lower(first - 2) === 'jointly';

/** Acts of verbs that only someone who speaks can be the subject of: events "confirm" and figures "suggest" things too. */
const SPOKEN = new Set<Act>(['state', 'acknowledge', 'assess', 'hope', 'accuse', 'express-concern', 'warn']);

/** "Analysts say", "the brokers predicted that": no "the raid claimed ten lives". */
function speaks({ quoting, lemma, act }: ActEntry, complement: Complement): boolean {
  if (!quoting || !SPOKEN.has(act)) return false;
  return /^(?:say|tell)$/.test(lemma) || complement === 'that' || complement === 'quote';
}

/** Verbs of the lexicon `acts`: one at a place, with the complement that its entry asks for. */
export type VerbOf = (
  reader: Reader,
  first: number,
  head: number,
  end: number,
  use?: { readonly passive?: boolean; readonly reports?: boolean },
) => Predicate | null;

function used(reader: Reader, entry: ActEntry, head: number, last: number, end: number, reports: boolean): Complement {
  if (reports || closesQuotation(reader, head)) return 'quote';
  return entry.quoting && saysBehind(reader, last, end) ? 'that' : complementOf(reader, last, end);
}

/** Builds the finder of verbs from the lexicon `acts`. */
export function createVerbOf(resources: Resources): VerbOf {
  const verbs = actVerbs(resources);
  return (reader, first, head, end, { passive = false, reports = false } = {}) => {
    for (const entry of verbs.get(reader.lower(head)) ?? []) {
      const last = particle(reader, entry, head + 1);
      if (last === null || !follows(reader, entry, head + 1) || hasNear(reader, last, end, entry.notWith)) continue;
      if (passive && entry.activeOnly) continue;
      if (entry.quoted && !hasQuoted(reader, last, end)) continue;
      if (entry.complemented && !passive && (last >= end || /^[.,;:)]$/.test(reader.lower(last)))) continue;
      if (entry.object && !passive && !hasObject(reader, last, end, entry.object)) continue;
      const complement = used(reader, entry, head, last, end, reports);
      // In front of a list the complement stands in the items: "resolved to:", "recommended:".
      const list = reader.lower(last) === ':' || (reader.lower(last) === 'to' && reader.lower(last + 1) === ':');
      if (entry.only && !list && !entry.only.includes(complement)) continue;
      const act = (jointly(reader, first) && entry.jointly) || entry.senses?.[complement] || entry.act;
      return {
        act,
        tokens: { first, last },
        construction: entry.subjectIsContent ? 'passive' : 'verb',
        restated: entry.restated ?? false,
        plain: entry.plain ?? false,
        speaks: speaks(entry, complement),
        rule: entry.id,
      };
    }
    return null;
  };
}
