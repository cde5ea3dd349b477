import type { Diagnostic } from './diagnostics.js';
import type { SourceDocument } from './document.js';

/**
 * A pure step of the pipeline. It reads the layers it requires and returns those it provides; it never changes what
 * it was given, and touches no file, clock or randomness.
 *
 * @typeParam L all layers of the house, by name
 */
export interface Stage<L, R extends keyof L = keyof L, P extends keyof L = keyof L> {
  readonly name: string;
  readonly requires: readonly R[];
  readonly provides: readonly P[];
  run(
    document: SourceDocument & Readonly<Pick<L, R>>,
    report: (finding: Omit<Diagnostic, 'stage'>) => void,
  ): Pick<L, P>;
}
