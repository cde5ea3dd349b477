import type { DocumentRecord, EntityReference, StatementRecord } from '../core/records.js';
import type { AnnotatedDocument } from './annotation.js';

/**
 * The records of one release in the shape of a gold file, so that both are compared, checked and exported alike.
 *
 * @param document the release's row of `documents.jsonl`
 * @param statements its rows of `statements.jsonl`
 */
export function fromRecords(document: DocumentRecord, statements: readonly StatementRecord[]): AnnotatedDocument {
  const entities = new Map<string, EntityReference>();
  for (const { id, type, name, country, role } of [
    ...document.entities,
    ...statements.flatMap((statement) => [...statement.speakers, ...statement.targets]),
  ]) {
    if (!entities.has(id)) entities.set(id, { id, type, name, country, role });
  }
  return {
    document: document.id,
    sha256: document.sha256,
    date: document.date,
    title: document.title,
    publisher: document.publisher,
    entities: [...entities.values()],
    statements: statements.map((statement) => ({
      id: statement.id,
      act: statement.act,
      strength: statement.strength,
      negated: statement.negated,
      restated: statement.restated,
      reported: statement.reported,
      when: statement.when,
      parent: statement.parent,
      cue: statement.cue,
      speakerMention: statement.speakerMention,
      speakers: statement.speakers.map(({ id }) => id),
      targets: statement.targets.map(({ id }) => id),
      content: statement.content,
    })),
    times: document.times,
    deadlines: document.deadlines,
  };
}
