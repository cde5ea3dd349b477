import type { Cue } from '../../core/document.js';
import type { Act } from '../../core/records.js';

/** At whom the acts so far were directed; later acts point back to them. */
export class Memory {
  readonly #noted: { readonly cue: Cue; readonly targets: readonly string[] }[] = [];

  note(cue: Cue, targets: readonly string[]): void {
    if (targets.length > 0) this.#noted.push({ cue, targets });
  }

  /**
   * Targets of the last act before a cue, in its sentence or the one before.
   *
   * @param acts acts that count; all when absent
   */
  before(cue: Cue, acts?: ReadonlySet<Act>): readonly string[] {
    return this.#last(cue, cue.sentence - 1, acts);
  }

  /** The same, in the sentence of the cue alone. */
  within(cue: Cue, acts?: ReadonlySet<Act>): readonly string[] {
    return this.#last(cue, cue.sentence, acts);
  }

  #last({ start }: Cue, sentence: number, acts?: ReadonlySet<Act>): readonly string[] {
    const last = this.#noted.findLast(
      ({ cue }) => cue.start < start && cue.sentence >= sentence && (acts?.has(cue.act) ?? true),
    );
    return last?.targets ?? [];
  }
}
