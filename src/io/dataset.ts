import { createHash, type Hash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
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

const FLUSH_AT = 1 << 16;
const LONGEST_NAME = 180;
/** Folder of a dataset for extracted texts. */
export const TEXTS = 'texts';

/** A file of the dataset while it is written: buffered, hashed and counted. */
class DatasetFile {
  readonly #file: number;
  readonly #hash: Hash = createHash('sha256');
  #buffer = '';
  #bytes = 0;
  #rows = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'wx');
  }

  write(text: string): void {
    this.#buffer += text;
    if (this.#buffer.length >= FLUSH_AT) this.#flush();
  }

  row(text: string): void {
    this.#rows++;
    this.write(`${text}\n`);
  }

  close(rows: boolean): FileFacts {
    this.#flush();
    fsyncSync(this.#file);
    closeSync(this.#file);
    return { sha256: this.#hash.digest('hex'), bytes: this.#bytes, rows: rows ? this.#rows : null };
  }

  #flush(): void {
    const bytes = Buffer.from(this.#buffer, 'utf8');
    for (let done = 0; done < bytes.length; ) done += writeSync(this.#file, bytes, done);
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    this.#buffer = '';
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

/**
 * Writes a dataset beside the one that is there and puts it in place at the end, file by file, the manifest last:
 * readers never see a half-written file.
 */
export class DatasetWriter {
  readonly #facts: Record<string, FileFacts> = {};
  readonly #texts = { names: new Set<string>(), hash: createHash('sha256'), bytes: 0 };

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

  /** Writes a file of rows. */
  rows(name: string, rows: Iterable<string>): void {
    const file = new DatasetFile(join(this.work, name));
    for (const row of rows) file.row(row);
    this.#facts[name] = file.close(true);
  }

  /** Writes a file in one piece. */
  whole(name: string, text: string): void {
    const file = new DatasetFile(join(this.work, name));
    file.write(text);
    this.#facts[name] = file.close(false);
  }

  /** Keeps the text of a release under `texts/`. */
  text(name: string, text: string): void {
    const file = new DatasetFile(join(this.work, TEXTS, name));
    file.write(text);
    const { sha256, bytes } = file.close(false);
    this.#texts.names.add(name);
    this.#texts.hash.update(`${sha256} ${name}\n`);
    this.#texts.bytes += bytes;
  }

  /** Facts of the files so far, by name; the texts are one entry, its hash that of the lines `sha256 name`. */
  get facts(): Readonly<Record<string, FileFacts>> {
    const { names, hash, bytes } = this.#texts;
    if (names.size === 0) return this.#facts;
    return { ...this.#facts, [TEXTS]: { sha256: hash.copy().digest('hex'), bytes, rows: names.size } };
  }

  /** Puts the files in place and removes texts of releases that are gone. */
  commit(): void {
    const place = join(this.output, TEXTS);
    if (this.#texts.names.size > 0) mkdirSync(place, { recursive: true });
    for (const name of this.#texts.names) renameSync(join(this.work, TEXTS, name), join(place, name));
    for (const name of Object.keys(this.#facts)) renameSync(join(this.work, name), join(this.output, name));
    if (!existsSync(place)) return;
    for (const name of readdirSync(place))
      if (!this.#texts.names.has(name)) rmSync(join(place, name), { recursive: true });
    if (this.#texts.names.size === 0) rmSync(place, { recursive: true });
  }

  /** Removes what the run has left in its own folder. */
  discard(): void {
    rmSync(this.work, { recursive: true, force: true });
  }
}
