import { setTimeout as pause } from 'node:timers/promises';
import { UsageError } from '../../core/diagnostics.js';
import type { PartStore } from './store.js';

const TRIES = 6;
const FIRST_PAUSE_MS = 500;

/** A store that is asked again, less and less often, before a fault of it ends the run. */
export class PatientStore implements PartStore {
  /** @param firstPauseMs before the second try; each further pause is twice the one before */
  constructor(
    readonly store: PartStore,
    readonly firstPauseMs = FIRST_PAUSE_MS,
  ) {}

  get label(): string {
    return this.store.label;
  }

  get(name: string): Promise<Uint8Array | null> {
    return this.#patiently(() => this.store.get(name));
  }

  put(name: string, ...pieces: readonly Uint8Array[]): Promise<void> {
    return this.#patiently(() => this.store.put(name, ...pieces));
  }

  clear(folder: string): Promise<void> {
    return this.#patiently(() => this.store.clear(folder));
  }

  close(): Promise<void> {
    return this.store.close();
  }

  async #patiently<T>(act: () => Promise<T>, tries = 1): Promise<T> {
    try {
      return await act();
    } catch (error) {
      if (tries === TRIES) {
        const message = error instanceof Error ? error.message : String(error);
        throw new UsageError(`parts: ${this.label}: ${message}. Mend it: the same command goes on from there.`);
      }
      await pause(this.firstPauseMs * 2 ** (tries - 1));
      return this.#patiently(act, tries + 1);
    }
  }
}
