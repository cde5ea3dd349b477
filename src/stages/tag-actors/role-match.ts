import { fold, slug } from './slug.js';

/** An office as words to compare: its noun, its rank and what it is about. */
export interface RoleKey {
  readonly head: string;
  readonly rank: ReadonlySet<string>;
  readonly field: ReadonlySet<string>;
  /** Kind of office that bears several names (`foreign-minister`), or null. */
  readonly kind: string | null;
}

const RANKS = new Set([
  'deputy',
  'vice',
  'assistant',
  'under',
  'associate',
  'alternate',
  'former',
  'permanent',
  'special',
]);
const EMPTY = new Set(
  'of for the and to on in at affairs acting interim a an state first second senior principal national & , minister ministers'.split(
    ' ',
  ),
);
const SAME: Readonly<Record<string, string>> = {
  defence: 'defense',
  adviser: 'advisor',
  external: 'foreign',
  undersecretary: 'under secretary',
  'under-secretary': 'under secretary',
  'vice-minister': 'vice minister',
  'vice-president': 'vice president',
  'secretary-general': 'secretary general',
  'director-general': 'director general',
  premier: 'prime',
};
const HEADS = [
  'prime minister',
  'secretary general',
  'director general',
  'advisor',
  'secretary',
  'minister',
  'president',
];

const SUPREME = new Set(['prime minister', 'president']);

/** Key of an office; offices worded in two ways ("Defense Minister", "Minister of Defence") have equal fields. */
export function roleKey(text: string, kinds: ReadonlyMap<string, string>): RoleKey {
  const words = fold(text)
    .replace(/[.,()]/g, ' ')
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((word) => (SAME[word] ?? word).split(' '));
  const main = words.slice(0, complementAt(words));
  const phrase = main.join(' ');
  const head = HEADS.find((known) => phrase.endsWith(known)) ?? main.at(-1) ?? '';
  const headWords = new Set(head.split(' '));
  return {
    head,
    rank: new Set(main.filter((word) => RANKS.has(word))),
    kind: kinds.get(slug(text)) ?? null,
    field: new Set(words.filter((word) => !RANKS.has(word) && !EMPTY.has(word) && !headWords.has(word))),
  };
}

function complementAt(words: readonly string[]): number {
  const index = words.findIndex((word, i) => i > 0 && /^(of|for|to|on)$/.test(word));
  return index < 0 ? words.length : index;
}

/**
 * Could a reference ("the Minister", "the Defense Minister") mean the holder of an office ("Minister of National
 * Defense")? 2: yes; 1: only if nobody else fits (a lower rank left out, or another name of that kind of office); 0: no.
 */
export function refersTo(reference: RoleKey, office: RoleKey): 0 | 1 | 2 {
  if (reference.kind !== null && reference.kind === office.kind) return direct(reference, office) || 1;
  return direct(reference, office);
}

function direct(reference: RoleKey, office: RoleKey): 0 | 1 | 2 {
  if (reference.head !== office.head) return 0;
  for (const word of reference.field) if (!office.field.has(word)) return 0;
  for (const word of reference.rank) if (!office.rank.has(word)) return 0;
  const lower = [...office.rank].filter((word) => !reference.rank.has(word));
  // "The Prime Minister" is never the deputy.
  if (lower.some((word) => word === 'deputy' || word === 'vice') && SUPREME.has(reference.head)) return 0;
  return lower.length > 0 ? 1 : 2;
}
