import { createHash, type Hash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  opendirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

export interface FileFacts {
  readonly sha256: string;
  readonly bytes: number;
  readonly rows: number | null;
}

/** A file of rows while it is written. */
export interface RowFile {
  /** Adds rows that are written out already, each with the end of its line. */
  rows(bytes: Uint8Array, count: number): void;
  end(): void;
}

const FLUSH_AT = 1 << 16;
const LONGEST_NAME = 180;
/** Folder of a dataset for extracted texts. */
export const TEXTS = 'texts';

/** A file of the dataset while it is written: buffered, hashed and counted. */
class DatasetFile {
  readonly #file: number;
  readonly #hash: Hash = createHash('sha256');
  #waiting: Uint8Array[] = [];
  #size = 0;
  #bytes = 0;
  #rows = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'wx');
  }

  write(bytes: Uint8Array): void {
    this.#waiting.push(bytes);
    this.#size += bytes.length;
    if (this.#size >= FLUSH_AT) this.#flush();
  }

  rows(bytes: Uint8Array, count: number): void {
    this.#rows += count;
    this.write(bytes);
  }

  /** @param lasting wait until the disk has it, so that it outlives a power cut */
  close(rows: boolean, lasting = true): FileFacts {
    this.#flush();
    if (lasting) fsyncSync(this.#file);
    closeSync(this.#file);
    return { sha256: this.#hash.digest('hex'), bytes: this.#bytes, rows: rows ? this.#rows : null };
  }

  #flush(): void {
    const bytes = Buffer.concat(this.#waiting, this.#size);
    for (let done = 0; done < bytes.length; ) done += writeSync(this.#file, bytes, done);
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    this.#waiting = [];
    this.#size = 0;
  }
}

/**
 * File name for the text of a release. Whatever the id holds, the name stays within the folder: all but letters,
 * digits, `.`, `_` and `-` is written as `%XX`, and long names end in a hash.
 */
export function textFileName(id: string): string {
  const encoded = [...Buffer.from(id, 'utf8')]
    .map((byte) => String.fromCharCode(byte))
    .map((char) => (/[A-Za-z0-9._-]/.test(char) ? char : `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`))
    .join('')
    .replace(/^\./, '%2e');
  if (encoded.length <= LONGEST_NAME) return `${encoded}.txt`;
  return `${encoded.slice(0, LONGEST_NAME - 33)}-${createHash('sha256').update(id).digest('hex').slice(0, 32)}.txt`;
}

/** Names in a folder, as they come. */
function* namesIn(folder: string): Generator<string> {
  const entries = opendirSync(folder);
  try {
    for (let entry = entries.readSync(); entry; entry = entries.readSync()) yield entry.name;
  } finally {
    entries.closeSync();
  }
}

/**
 * Writes a dataset beside the one that is there and puts it in place at the end, file by file, the manifest last:
 * readers never see a half-written file.
 */
export class DatasetWriter {
  readonly #facts: Record<string, FileFacts> = {};
  readonly #texts = { count: 0, hash: createHash('sha256'), bytes: 0 };

  /**
   * @param output folder of the dataset, made if need be
   * @param work folder for files while they are written, on the same file system; emptied first, removed at the end
   */
  constructor(
    readonly output: string,
    readonly work: string,
  ) {
    mkdirSync(output, { recursive: true });
    rmSync(work, { recursive: true, force: true });
    mkdirSync(join(work, TEXTS), { recursive: true });
  }

  /** Begins a file of rows; it is whole once it is ended. */
  begin(name: string): RowFile {
    const file = new DatasetFile(join(this.work, name));
    return {
      rows: (bytes, count) => file.rows(bytes, count),
      end: () => {
        this.#facts[name] = file.close(true);
      },
    };
  }

  /** Writes a file of rows. */
  rows(name: string, rows: Iterable<string>): void {
    const file = this.begin(name);
    for (const row of rows) file.rows(Buffer.from(`${row}\n`), 1);
    file.end();
  }

  /** Writes a file in one piece. */
  whole(name: string, text: string): void {
    const file = new DatasetFile(join(this.work, name));
    file.write(Buffer.from(text));
    this.#facts[name] = file.close(false);
  }

  /** Keeps the text of a release under `texts/`. */
  text(name: string, text: string): void {
    const file = new DatasetFile(join(this.work, TEXTS, name));
    file.write(Buffer.from(text));
    // Waiting for each of a hundred thousand would take longer than all the rest.
    const { sha256, bytes } = file.close(false, false);
    this.#texts.count++;
    this.#texts.hash.update(`${sha256} ${name}\n`);
    this.#texts.bytes += bytes;
  }

  /** Facts of the files so far, by name; the texts are one entry, its hash that of the lines `sha256 name`. */
  get facts(): Readonly<Record<string, FileFacts>> {
    const { count, hash, bytes } = this.#texts;
    if (count === 0) return this.#facts;
    return { ...this.#facts, [TEXTS]: { sha256: hash.copy().digest('hex'), bytes, rows: count } };
  }

  /** Puts the files in place and removes texts of releases that are gone. */
  commit(): void {
    const place = join(this.output, TEXTS);
    const fresh = join(this.work, TEXTS);
    // Before the new texts leave their folder, which tells them from the old ones.
    const gone = this.#listGone(place, fresh);
    if (this.#texts.count > 0) mkdirSync(place, { recursive: true });
    for (const name of namesIn(fresh)) renameSync(join(fresh, name), join(place, name));
    for (const name of Object.keys(this.#facts)) renameSync(join(this.work, name), join(this.output, name));
    for (const name of gone) rmSync(join(place, name), { recursive: true });
    if (this.#texts.count === 0) rmSync(place, { recursive: true, force: true });
  }

  /** Names of old texts that have no new one. */
  #listGone(place: string, fresh: string): string[] {
    if (!existsSync(place)) return [];
    const gone: string[] = [];
    for (const name of namesIn(place)) if (!existsSync(join(fresh, name))) gone.push(name);
    return gone;
  }

  /** Removes what the run has left in its own folder. */
  discard(): void {
    rmSync(this.work, { recursive: true, force: true });
  }
}
