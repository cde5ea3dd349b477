import type { CorrectionOutcome, RejectRecord } from '../core/records.js';
import type { Head } from './packed.js';

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

  /** Takes what one release came to. */
  add({ rows, words, acts, findings, rejects }: Head): void {
    for (const reject of rejects) this.refuse(reject);
    for (const [rule, count] of Object.entries(findings)) {
      this.warnings += count;
      this.#count(this.findings, rule, count);
    }
    if (rows === 0) return;
    this.documents++;
    this.words += words;
    this.statements += rows - 1;
    for (const [act, count] of Object.entries(acts)) this.#count(this.acts, act, count);
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

  /** Takes what an input, or a record, was refused for. */
  refuse(reject: RejectRecord): void {
    this.rejects++;
    this.#count(this.reasons, reject.reason);
    if (this.firstRejects.length < SHOWN) this.firstRejects.push(reject);
  }

  #count(counts: Map<string, number>, key: string, more = 1): void {
    counts.set(key, (counts.get(key) ?? 0) + more);
  }
}
