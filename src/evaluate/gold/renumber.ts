import type { GoldDocument } from '../../core/records.js';
import type { AnnotatedStatement } from '../annotation.js';

/** The names s1, s2, … that the statements get in the order of their places, by their present ids. */
export function namesByPlace(gold: GoldDocument): ReadonlyMap<string, string> {
  return new Map([...gold.statements].sort(byPlace).map(({ id }, index) => [id, `s${index + 1}`]));
}

/** Orders a reading by place and names its statements s1, s2, …, links included: the shape people edit. */
export function renumber(gold: GoldDocument): GoldDocument {
  const names = namesByPlace(gold);
  return {
    ...gold,
    statements: [...gold.statements].sort(byPlace).map((statement) => ({
      ...statement,
      id: names.get(statement.id) ?? statement.id,
      parent: statement.parent === null ? null : (names.get(statement.parent) ?? null),
    })),
    times: [...gold.times].sort((a, b) => a.start - b.start || a.end - b.end),
    deadlines: gold.deadlines
      .map((deadline) => ({ ...deadline, statements: deadline.statements.flatMap((id) => names.get(id) ?? []) }))
      .sort((a, b) => a.start - b.start || a.end - b.end),
  };
}

function byPlace(a: AnnotatedStatement, b: AnnotatedStatement): number {
  const content = (statement: AnnotatedStatement): number => statement.content?.start ?? -1;
  return a.cue.start - b.cue.start || a.cue.end - b.cue.end || content(a) - content(b);
}

/** A pre-annotated gold file: the pipeline's reading, with the entities that statements use or that take part. */
export function draft(reading: GoldDocument, parties: readonly string[]): GoldDocument {
  const used = new Set([
    ...parties,
    ...reading.statements.flatMap(({ speakers, targets }) => [...speakers, ...targets]),
  ]);
  return renumber({ ...reading, entities: reading.entities.filter(({ id }) => used.has(id)) });
}
