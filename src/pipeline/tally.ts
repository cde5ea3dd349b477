import type { RejectRecord } from '../core/records.js';
import type { DocumentResult } from './result.js';

/** Counts of a run while it goes on. */
export class Tally {
  documents = 0;
  words = 0;
  statements = 0;
  entities = 0;
  warnings = 0;
  inputHash = '';
  readonly rejects: RejectRecord[] = [];
  readonly acts = new Map<string, number>();
  /** Warnings and errors of stages, by `stage/rule`. */
  readonly findings = new Map<string, number>();

  /** Takes the result of one release, or of an input that gave none. */
  add({ document, statements, rejects, findings }: Omit<DocumentResult, 'id' | 'text'>): void {
    this.rejects.push(...rejects);
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

  #count(counts: Map<string, number>, key: string): void {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
}
