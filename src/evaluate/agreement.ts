import type { Span } from '../core/span.js';
import type { Alignment } from './align.js';
import { nominalAlpha, type Unit, unitisingAlpha, unitisingDisagreement } from './krippendorff.js';
import type { ScoredDocument } from './score.js';

/** Alphas of two annotators over the same releases. */
export interface Agreement {
  /** Nominal alpha of the acts of paired statements. */
  readonly acts: number | null;
  /** Unitising alphas, by what was marked; of overlapping marks the union counts. */
  readonly spans: Readonly<Record<string, number | null>>;
}

/**
 * Agreement of two annotators, one the "gold" and one the "predicted" reading.
 *
 * @param lengthOf length of a release in code points, by id; undefined when its text is not at hand, and then the
 *   last mark ends it
 */
export function agreement(
  documents: readonly ScoredDocument[],
  lengthOf: (id: string) => number | undefined,
): Agreement {
  const units: Record<string, Unit[]> = { cues: [], cuesByAct: [], contents: [], times: [], deadlines: [] };
  let length = 0;
  for (const { id, comparison } of documents) {
    const { gold, predicted } = comparison.alignment;
    [gold, predicted].forEach((reading, observer) => {
      for (const [kind, marks] of Object.entries(marksOf(reading))) {
        units[kind]?.push(...union(marks).map((mark) => shifted(mark, length, observer)));
      }
    });
    const last = [gold, predicted].flatMap((reading) =>
      Object.values(marksOf(reading))
        .flat()
        .map(({ end }) => end),
    );
    length += Math.max(lengthOf(id) ?? 0, ...last, 0);
  }
  return {
    acts: nominalAlpha(
      documents.flatMap(({ comparison }) =>
        comparison.pairs.map((pair) => [pair.gold.statement.act, pair.predicted.statement.act]),
      ),
    ),
    spans: Object.fromEntries(
      Object.entries(units).map(([kind, list]) => [kind, unitisingAlpha(unitisingDisagreement(list, length).values())]),
    ),
  };
}

interface Mark extends Span {
  readonly category: string;
}

function marksOf(reading: Alignment['gold']): Record<string, Mark[]> {
  const mark = (category: string, { start, end }: Span): Mark => ({ category, start, end });
  return {
    cues: reading.statements.map(({ cue }) => mark('cue', cue)),
    cuesByAct: reading.statements.map(({ cue, act }) => mark(act, cue)),
    contents: reading.statements.flatMap(({ content }) => (content ? [mark('content', content)] : [])),
    times: reading.times.map((time) => mark('time', time)),
    deadlines: reading.deadlines.map((deadline) => mark('deadline', deadline)),
  };
}

/** Marks of the same category that overlap, joined. */
function union(marks: readonly Mark[]): Mark[] {
  const joined: { category: string; start: number; end: number }[] = [];
  for (const mark of [...marks].sort((a, b) =>
    a.category < b.category ? -1 : a.category > b.category ? 1 : a.start - b.start,
  )) {
    const last = joined[joined.length - 1];
    if (last && last.category === mark.category && mark.start < last.end) last.end = Math.max(last.end, mark.end);
    else joined.push({ ...mark });
  }
  return joined;
}

function shifted({ category, start, end }: Mark, by: number, observer: number): Unit {
  return { category, observer, start: start + by, end: end + by };
}
