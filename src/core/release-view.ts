import type { DocumentRecord, StatementRecord } from './records.js';

/** What a model of confidence knows of the release that a statement stands in. */
export interface ReleaseView {
  /** How the speakers of a statement stand to the parties of the release. */
  standing(speakers: Speakers): 'none' | 'same' | 'within' | 'wider' | 'crossing' | 'apart';
  /** Share of the statements of the release that have these speakers: a default given to all is right or wrong for all. */
  share(speakers: Speakers): number;
  /** Share of the statements whose speakers no words name. */
  readonly unnamed: number;
  /** How many could speak, and for how many countries. */
  readonly candidates: number;
  readonly countries: number;
  /** What its title calls it: "communique", "readout" and the like. */
  readonly kind: string;
}

type Speakers = StatementRecord['speakers'];
type Release = Pick<DocumentRecord, 'title' | 'parties' | 'entities'>;
type Said = Pick<StatementRecord, 'speakers' | 'speakerMention'>;

/** Words of titles that tell what kind of release it is; the first that is there counts. */
const KINDS = [
  'communiqu',
  'declaration',
  'resolution',
  'outcome',
  'statement',
  'readout',
  'meeting',
  'summit',
  'council',
  'call',
  'press',
];

function keyOf(speakers: Speakers): string {
  return speakers
    .map(({ id }) => id)
    .sort()
    .join(' ');
}

/** Looks at a release with all its statements. */
export function createReleaseView({ title, parties, entities }: Release, statements: readonly Said[]): ReleaseView {
  const met = new Set(parties);
  const counts = new Map<string, number>();
  for (const { speakers } of statements) {
    const key = keyOf(speakers);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const heading = (title ?? '').toLowerCase();
  return {
    standing(speakers) {
      if (speakers.length === 0) return 'none';
      const inside = speakers.filter(({ id }) => met.has(id)).length;
      if (inside === 0) return 'apart';
      if (inside < speakers.length) return inside === met.size ? 'wider' : 'crossing';
      return inside === met.size ? 'same' : 'within';
    },
    share: (speakers) => (counts.get(keyOf(speakers)) ?? 0) / Math.max(statements.length, 1),
    unnamed: statements.filter(({ speakerMention }) => speakerMention === null).length / Math.max(statements.length, 1),
    candidates: entities.filter(({ type }) => type !== 'group').length,
    countries: new Set(entities.flatMap(({ country }) => country ?? [])).size,
    kind: KINDS.find((word) => heading.includes(word)) ?? 'other',
  };
}
