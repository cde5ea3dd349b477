import type { Records } from '../core/document.js';
import type { DocumentRecord, RejectRecord, StatementRecord } from '../core/records.js';
import { explainErrors, validator } from '../resources/schemas.js';

export interface Validated {
  readonly document: DocumentRecord | null;
  readonly statements: readonly StatementRecord[];
  readonly rejects: readonly RejectRecord[];
}

/** The errors of a record against its schema, one line each; empty when it is valid. */
function errorsOf(schema: 'document' | 'statement', record: unknown): readonly string[] {
  const validate = validator(schema);
  return validate(record) ? [] : explainErrors(validate.errors);
}

/**
 * Keeps the records that fit their schemas and turns the others into rejects. Statements of a document whose own
 * record does not fit are rejects too: a row never points to a missing document.
 */
export function validateRecords({ document, statements }: Records): Validated {
  const rejects: RejectRecord[] = [];
  const reject = (record: DocumentRecord | StatementRecord, kind: string, errors: readonly string[]): void => {
    rejects.push({
      document: document.id,
      source: document.source,
      reason: 'invalid-record',
      message: `The ${kind} record does not fit its schema.`,
      remedy: 'Please report this release as a bug of communique.',
      errors: [...errors],
      record: { ...record },
    });
  };
  const faults = errorsOf('document', document);
  if (faults.length > 0) reject(document, 'document', faults);
  const kept = statements.filter((statement) => {
    const errors = faults.length > 0 ? ['The record of its document was rejected.'] : errorsOf('statement', statement);
    if (errors.length > 0) reject(statement, 'statement', errors);
    return errors.length === 0;
  });
  return { document: faults.length > 0 ? null : document, statements: kept, rejects };
}
