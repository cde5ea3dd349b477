import type { CorrectionOutcome } from '../core/records.js';
import type { DocumentResult } from './result.js';

/** Puts decisions by people into results, after the stages and before anything is written or counted. */
export interface Amender {
  /** Hash of the file that the decisions come from; null when there is none. */
  readonly sha256: string | null;
  /** Whether there are decisions about the release with these bytes. */
  concerns(sha256: string): boolean;
  /** The result with the decisions about it put in. The same result gives the same answer each time. */
  amend(result: DocumentResult): DocumentResult;
  /** What became of each decision, once all results are through. */
  outcomes(): readonly CorrectionOutcome[];
}

/** Leaves results as they are. */
export const NO_AMENDMENTS: Amender = {
  sha256: null,
  concerns: () => false,
  amend: (result) => result,
  outcomes: () => [],
};
