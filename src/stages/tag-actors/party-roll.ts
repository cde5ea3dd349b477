import type { Sentence } from '../../core/document.js';
import { actors, type PartiesInput, rowOf, within } from './party-mentions.js';

/** So many members make a roll. */
const ROLL = 4;
/** In words: how far its verb stands behind the body, and the first member behind the verb. */
const REACH = 4;
const HOLDS = /^(?:includes?|included|comprises?|comprised)$/;

/** "The Friends of the Mekong includes: A, B, C and D": the members of the body that a joint statement names in its title. */
export function roll(input: PartiesInput, titles: readonly Sentence[], body: readonly Sentence[]): string[] | null {
  const { words } = input.scan;
  const joint = titles.some(({ first, last }) => words.slice(first, last).some(({ lower }) => lower === 'joint'));
  if (!joint) return null;
  const titled = new Set(
    titles.flatMap(({ first, last }) => within(input.mentions, first, last)).flatMap(({ entities }) => entities),
  );
  for (const { first, last } of body) {
    const [whole, ...members] = within(input.mentions, first, last);
    if (!whole || whole.first - first > 1 || !whole.entities.some((id) => id.startsWith('org:') && titled.has(id)))
      continue;
    const verb = words.findIndex(({ lower }, i) => i >= whole.last && i < whole.last + REACH && HOLDS.test(lower));
    const row = rowOf(
      input.scan,
      members.filter((member) => member.first > verb),
    );
    const ids = actors(row, input) ?? [];
    if (verb >= 0 && (row[0]?.first ?? last) - verb <= REACH && ids.length >= ROLL) return ids;
  }
  return null;
}
