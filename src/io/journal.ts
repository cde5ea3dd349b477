import { closeSync, ftruncateSync, mkdirSync, openSync, readSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

interface Place {
  readonly at: number;
  readonly length: number;
}

const KEY_LENGTH = 64;
const CHUNK = 1 << 20;
const NEWLINE = 0x0a;
const KEY = /^[0-9a-f]{64} $/;

/**
 * Results on disk, one a line after its key, as they come. Memory holds only where each stands, however many there are.
 * What a run has added is there for the next one, also when it was killed: a line cut short is dropped on opening.
 */
export class Journal<T> {
  #file: number;
  #places = new Map<string, Place>();
  #size = 0;

  /** @param path of the file; made with its folder if need be */
  constructor(readonly path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.#file = openSync(path, 'a+');
    closeSync(this.#file);
    this.#file = openSync(path, 'r+');
    this.#scan();
    ftruncateSync(this.#file, this.#size);
  }

  /** Bytes of all lines, also of those whose key came again. */
  get size(): number {
    return this.#size;
  }

  /**
   * Adds a value; it replaces one with the same key.
   *
   * @param key a SHA-256, hexadecimal
   */
  add(key: string, value: T): void {
    const bytes = Buffer.from(`${key} ${JSON.stringify(value)}\n`, 'utf8');
    for (let done = 0; done < bytes.length; ) {
      done += writeSync(this.#file, bytes, done, bytes.length - done, this.#size + done);
    }
    this.#places.set(key, { at: this.#size, length: bytes.length });
    this.#size += bytes.length;
  }

  /** The value of a key; undefined when there is none, or what is there cannot be read. */
  get(key: string): T | undefined {
    const place = this.#places.get(key);
    if (!place) return undefined;
    try {
      return JSON.parse(
        this.#bytes(place)
          .subarray(KEY_LENGTH + 1)
          .toString('utf8'),
      ) as T;
    } catch {
      return undefined;
    }
  }

  /** Leaves out all but some keys, when that halves the file. */
  compact(keys: Iterable<string>): void {
    const kept = [...keys].flatMap((key) => this.#places.get(key) ?? []);
    if (kept.reduce((sum, { length }) => sum + length, 0) * 2 > this.#size) return;
    const path = `${this.path}.new`;
    const file = openSync(path, 'w');
    for (const place of kept) writeSync(file, this.#bytes(place));
    closeSync(file);
    closeSync(this.#file);
    renameSync(path, this.path);
    this.#file = openSync(this.path, 'r+');
    this.#places = new Map();
    this.#size = 0;
    this.#scan();
  }

  close(): void {
    closeSync(this.#file);
  }

  #bytes({ at, length }: Place): Buffer {
    const bytes = Buffer.alloc(length);
    for (let done = 0; done < length; ) {
      const read = readSync(this.#file, bytes, done, length - done, at + done);
      if (read === 0) throw new Error('The journal of the run was cut short while it ran.');
      done += read;
    }
    return bytes;
  }

  /** Finds the lines of the file up to the first that is none of ours. */
  #scan(): void {
    const chunk = Buffer.alloc(CHUNK);
    let start = 0;
    let head = '';
    for (let at = 0, read = 0; ; at += read) {
      read = readSync(this.#file, chunk, 0, CHUNK, at);
      if (read === 0) return;
      for (let from = 0; from < read; ) {
        if (head.length <= KEY_LENGTH)
          head += chunk.toString('latin1', from, Math.min(read, from + KEY_LENGTH + 1 - head.length));
        const end = chunk.subarray(0, read).indexOf(NEWLINE, from);
        if (end < 0) break;
        if (!KEY.test(head)) return;
        const next = at + end + 1;
        this.#places.set(head.slice(0, KEY_LENGTH), { at: start, length: next - start });
        this.#size = next;
        start = next;
        head = '';
        from = end + 1;
      }
    }
  }
}
