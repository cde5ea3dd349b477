import type { Sentence } from '../../core/document.js';
import { actors, type PartiesInput, rowOf, within } from './party-mentions.js';

const TALKS =
  /^(?:meeting|meetings|discussion|discussions|talks|conversation|call|consultations|negotiations|dialogue|round)$/;
/** In words: how far the noun stands before "between", and the second party behind the first. */
const BEFORE = 16;
const BEHIND = 10;

/** "A discussion took place between X and a delegation from Y": the two, in a sentence near the top. */
export function between(input: PartiesInput, sentences: readonly Sentence[]): string[] | null {
  const { words } = input.scan;
  for (const { first, last } of sentences) {
    for (let i = first; i < last; i++) {
      if (words[i]?.lower !== 'between') continue;
      if (!words.slice(Math.max(first, i - BEFORE), i).some(({ lower }) => TALKS.test(lower))) continue;
      const named = within(input.mentions, i + 1, last).filter(({ kind }) => kind !== 'demonym');
      if ((named[0]?.first ?? last) - i > 3) continue;
      const row = rowOf(input.scan, named);
      const one = actors(row, input) ?? [];
      const end = row.at(-1)?.last ?? i;
      const joined = words.slice(end, end + 3).some(({ lower }) => lower === 'and');
      const next = named.find((mention) => mention.first >= end && mention.first - end <= BEHIND);
      const ids = one.length > 1 ? one : [...one, ...(joined && next ? (actors([next], input) ?? []) : [])];
      if (ids.length > 1 && ids.some((id) => /^(?:person|role):/.test(id))) return [...new Set(ids)];
    }
  }
  return null;
}
