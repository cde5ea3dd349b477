import type { LexiconEntry, Resources } from '../../resources/lexicons.js';

interface CollectiveEntry extends LexiconEntry {
  readonly heads: readonly string[];
}

interface TargetWordsEntry extends LexiconEntry {
  readonly forms: readonly string[];
}

/** Sets of the lexicon `target-words`; their notes say what each is for. */
const SETS = [
  'merit',
  'event',
  'deed',
  'asset',
  'helping',
  'giving',
  'affiliation',
  'associates',
  'people',
  'organ',
  'substantive',
  'relational',
  'envoys',
] as const;

export type TargetWords = Readonly<Record<(typeof SETS)[number], ReadonlySet<string>>>;

/** Collectives that are no people without a name: an office is one person, a body has an id of its own. */
const NO_PEOPLE = new Set(['documents', 'events', 'offices', 'bodies', 'sources']);

/** Words that tell at whom an act is directed. */
export function targetWords(resources: Resources): TargetWords {
  const entries = new Map(resources.lexicon<TargetWordsEntry>('target-words').map(({ id, forms }) => [id, forms]));
  const heads = resources
    .lexicon<CollectiveEntry>('collectives')
    .filter(({ id }) => !NO_PEOPLE.has(id))
    .flatMap((entry) => entry.heads);
  const sets = SETS.map(
    (id) => [id, new Set([...(entries.get(id) ?? []), ...(id === 'people' ? heads : [])])] as const,
  );
  return Object.fromEntries(sets) as unknown as TargetWords;
}
