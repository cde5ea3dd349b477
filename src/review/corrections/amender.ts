import type { Act, Correction, CorrectionOutcome, DocumentRecord, StatementRecord } from '../../core/records.js';
import { type Amender, NO_AMENDMENTS } from '../../pipeline/amender.js';
import type { Config } from '../../pipeline/config.js';
import type { DocumentResult } from '../../pipeline/result.js';
import { createResources } from '../../resources/lexicons.js';
import { readSchema } from '../../resources/schemas.js';
import { createCodes } from '../../stages/assemble/codes.js';
import { sha256 } from '../snapshot.js';
import { type Applied, applyCorrection, type ClassOf } from './apply.js';
import { readCorrections } from './read.js';

const { enum: acts } = (readSchema('common').$defs as { readonly Act: { readonly enum: readonly unknown[] } }).Act;
const ACTS = new Set(acts);

const NO_RELEASE =
  'No release has these bytes: it was edited or removed. Look at the statement again and give the new sha256.';

/** The document of statements that were corrected: its counts and deadlines name only what there is. */
function refreshed(document: DocumentRecord, statements: readonly StatementRecord[]): DocumentRecord {
  const known = new Set(statements.map(({ id }) => id));
  return {
    ...document,
    deadlines: document.deadlines.map((deadline) => ({
      ...deadline,
      statements: deadline.statements.filter((id) => known.has(id)),
    })),
    counts: { ...document.counts, statements: statements.length },
  };
}

class Corrector implements Amender {
  readonly #byRelease = new Map<string, number[]>();
  readonly #applied: (Omit<Applied, 'statements'> | undefined)[] = [];

  constructor(
    readonly corrections: readonly Correction[],
    readonly sha256: string,
    readonly classOf: ClassOf,
  ) {
    corrections.forEach((correction, index) => {
      this.#byRelease.set(correction.sha256, [...(this.#byRelease.get(correction.sha256) ?? []), index]);
    });
  }

  concerns(sha256: string): boolean {
    return this.#byRelease.has(sha256);
  }

  amend(result: DocumentResult): DocumentResult {
    const { document } = result;
    const indexes = document ? this.#byRelease.get(document.sha256) : undefined;
    if (!document || !indexes) return result;
    let statements = result.statements;
    for (const index of indexes) {
      const { statements: next, ...outcome } = applyCorrection(
        document,
        statements,
        this.corrections[index] as Correction,
        this.classOf,
      );
      statements = next;
      this.#applied[index] = outcome;
    }
    return { ...result, document: refreshed(document, statements), statements };
  }

  outcomes(): CorrectionOutcome[] {
    return this.corrections.map((correction, index) => {
      const outcome = this.#applied[index] ?? { status: 'unmatched' as const, statement: null, message: NO_RELEASE };
      const message = outcome.message && `"${correction.cue.text}" at ${correction.cue.start}: ${outcome.message}`;
      return { ...correction, ...outcome, message };
    });
  }
}

/**
 * Makes what puts corrections by hand into the results of a run.
 *
 * @param config that names the file of the corrections, or none
 * @throws UsageError when the file cannot be read
 */
export function createAmender({ corrections: file, lexicons }: Pick<Config, 'corrections' | 'lexicons'>): Amender {
  if (file === null) return NO_AMENDMENTS;
  const { corrections, text } = readCorrections(file);
  const codesOf = createCodes(createResources(lexicons));
  const classOf: ClassOf = (act) => (ACTS.has(act) ? codesOf(act as Act) : undefined);
  return new Corrector(corrections, sha256(text), classOf);
}
