import type { Span } from './span.js';

/** A finding of a stage about one document: nothing is dropped in silence. */
export interface Diagnostic {
  readonly stage: string;
  readonly severity: 'info' | 'warning' | 'error';
  /** Name of the rule that spoke, e.g. `no-release-date`. */
  readonly rule: string;
  readonly message: string;
  readonly span?: Span;
}

/**
 * A fault of configuration, lexicon or command line: the run cannot start (exit code 2).
 * The message is one line that names the place, what was found and what to do.
 */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
