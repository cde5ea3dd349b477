import type { CorrectionOutcome, RejectRecord } from '../core/records.js';
import type { DocumentResult } from './result.js';

/** Rejects that are remembered whole, to be shown at the end. */
const SHOWN = 20;

/** Hashes of what a dataset is made from. */
export interface InputHashes {
  readonly releases: string;
  /** Files of metadata beside releases. */
  readonly sidecars: { readonly files: number; readonly sha256: string };
}

/** Counts of a run while it goes on. */
export class Tally {
  documents = 0;
  words = 0;
  statements = 0;
  entities = 0;
  warnings = 0;
  inputHashes: InputHashes = { releases: '', sidecars: { files: 0, sha256: '' } };
  rejects = 0;
  /** The first rejects, as they came. */
  readonly firstRejects: RejectRecord[] = [];
  /** Rejects by reason. */
  readonly reasons = new Map<string, number>();
  /** Corrections that were not applied, in words. */
  readonly corrections: string[] = [];
  readonly acts = new Map<string, number>();
  /** Warnings and errors of stages, by `stage/rule`. */
  readonly findings = new Map<string, number>();

  /** Takes the result of one release, or of an input that gave none. */
  add({ document, statements, rejects, findings }: Omit<DocumentResult, 'id' | 'text'>): void {
    for (const reject of rejects) this.#refuse(reject);
    for (const { stage, rule, severity } of findings) {
      if (severity === 'info') continue;
      this.warnings++;
      this.#count(this.findings, `${stage}/${rule}`);
    }
    if (!document) return;
    this.documents++;
    this.words += document.counts.words;
    this.statements += statements.length;
    for (const { act } of statements) this.#count(this.acts, act);
  }

  /** Takes what became of corrections; those that were not applied are findings. */
  take(outcomes: readonly CorrectionOutcome[]): void {
    for (const { status, message } of outcomes) {
      if (status === 'applied') continue;
      this.warnings++;
      this.corrections.push(`${status}: ${message ?? ''}`);
      this.#count(this.findings, `corrections/${status}`);
    }
  }

  #refuse(reject: RejectRecord): void {
    this.rejects++;
    this.#count(this.reasons, reject.reason);
    if (this.firstRejects.length < SHOWN) this.firstRejects.push(reject);
  }

  #count(counts: Map<string, number>, key: string): void {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
}
