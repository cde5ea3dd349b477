import type { Cue } from '../../core/document.js';
import type { Act } from '../../core/records.js';

/** At whom the acts so far were directed; later acts point back to them. */
export class Memory {
  readonly #noted: { readonly cue: Cue; readonly targets: readonly string[] }[] = [];

  note(cue: Cue, targets: readonly string[]): void {
    if (targets.length > 0) this.#noted.push({ cue, targets });
  }

  /** Targets of the last act before a cue in its own sentence. */
  within({ start, sentence }: Cue): readonly string[] {
    return this.#noted.findLast(({ cue }) => cue.start < start && cue.sentence === sentence)?.targets ?? [];
  }

  /**
   * Targets of the last act before a cue, in its sentence or the one before.
   *
   * @param acts acts that count; all when absent
   */
  before({ start, sentence }: Cue, acts?: ReadonlySet<Act>): readonly string[] {
    const last = this.#noted.findLast(
      ({ cue }) => cue.start < start && cue.sentence >= sentence - 1 && (acts?.has(cue.act) ?? true),
    );
    return last?.targets ?? [];
  }
}
