import type { Diagnostic } from '../core/diagnostics.js';
import type { DocumentRecord, RejectRecord, StatementRecord } from '../core/records.js';

/** All that one release came to. */
export interface DocumentResult {
  readonly id: string;
  /** Null when the release was rejected. */
  readonly document: DocumentRecord | null;
  /** In the order of the text. */
  readonly statements: readonly StatementRecord[];
  readonly rejects: readonly RejectRecord[];
  readonly findings: readonly Diagnostic[];
  /** The text to keep beside the records, null where the source file itself is the text. */
  readonly text: string | null;
  /** Hash of the sidecar that metadata come from, if there is one. */
  readonly sidecar?: string;
}

/** The result of a release that gave a reject and nothing else. */
export function rejected(id: string, reject: RejectRecord): DocumentResult {
  return { id, document: null, statements: [], rejects: [reject], findings: [], text: null };
}
