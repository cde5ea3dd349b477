import { InputFailure } from '../failure.js';

/** One file of an archive. */
export interface Member {
  /** Path within the archive, with slashes. */
  readonly name: string;
  /** Its bytes, or why they cannot be had. */
  readonly bytes: Uint8Array | InputFailure;
}

/** What may be unpacked from one archive. */
export interface UnpackLimits {
  /** Bytes of one file. */
  readonly memberBytes: number;
  /** Bytes of the archive itself, from which the most that all its files may have follows. */
  readonly archiveBytes: number;
}

/** Text shrinks to a tenth; archives that hold a hundred times their size, and more than this, are made to harm. */
const MOST_GROWTH = 100;
const SMALL = 100_000_000;
const MOST_MEMBERS = 1_000_000;

/** Whether a name stays within the archive and can be a path. */
export function refuseName(name: string): InputFailure | null {
  const parts = name.split(/[\\/]/);
  const leaves = parts.includes('..') || /^(?:[\\/]|[A-Za-z]:)/.test(name) || /[\u0000-\u001f]/.test(name);
  const message = 'The name of this member leads out of its archive, or is no path.';
  return leaves ? new InputFailure('invalid-input', message, 'Pack the archive again.') : null;
}

export function tooLarge(limit: number): InputFailure {
  const message = `The file unpacks to more than ${limit} bytes.`;
  return new InputFailure('too-large', message, 'Raise limits.documentBytes in the configuration, or leave it out.');
}

/** Counts what an archive has given so far. */
export class Meter {
  #bytes = 0;
  #members = 0;

  constructor(readonly limits: UnpackLimits) {}

  /** @throws InputFailure `too-large` when the archive gives more than a release archive can hold */
  add(bytes: number): void {
    this.#bytes += bytes;
    this.#members++;
    const most = Math.max(SMALL, this.limits.archiveBytes * MOST_GROWTH);
    if (this.#bytes <= most && this.#members <= MOST_MEMBERS) return;
    const message = `The archive unpacks to more than ${most} bytes or ${MOST_MEMBERS} files.`;
    throw new InputFailure('too-large', message, 'Unpack it by hand and look at it; the rest of it was left out.');
  }
}

/** The bytes of a stream up to a limit; nothing beyond is read. */
export async function bytesWithin(stream: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    size += part.length;
    if (size > limit) throw tooLarge(limit);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
