import { closeSync, openSync, readSync, writeSync } from 'node:fs';

interface Place {
  readonly at: number;
  readonly length: number;
}

/**
 * Results on disk in the order they come, read back in the order of their keys: memory holds only where each stands,
 * however many there are.
 */
export class Journal<T> {
  readonly #file: number;
  readonly #places = new Map<string, Place>();
  #size = 0;

  /** @param path of a new file */
  constructor(path: string) {
    this.#file = openSync(path, 'wx+');
  }

  add(key: string, value: T): void {
    const bytes = Buffer.from(`${JSON.stringify(value)}\n`, 'utf8');
    for (let done = 0; done < bytes.length; ) done += writeSync(this.#file, bytes, done);
    this.#places.set(key, { at: this.#size, length: bytes.length });
    this.#size += bytes.length;
  }

  /** All values, by key in code unit order. Can be called any number of times. */
  *sorted(): Generator<T> {
    for (const key of [...this.#places.keys()].sort()) {
      const { at, length } = this.#places.get(key) as Place;
      const bytes = Buffer.alloc(length);
      for (let done = 0; done < length; ) {
        const read = readSync(this.#file, bytes, done, length - done, at + done);
        if (read === 0) throw new Error('The journal of the run was cut short while it ran.');
        done += read;
      }
      yield JSON.parse(bytes.toString('utf8')) as T;
    }
  }

  close(): void {
    closeSync(this.#file);
  }
}
