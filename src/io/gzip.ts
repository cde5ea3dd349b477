import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { tooLarge } from './archive/members.js';
import { InputFailure } from './failure.js';

const inflate = promisify(gunzip);

/** The name of what a gzip file holds, e.g. `talks.txt` for `talks.txt.gz`; null for other files. */
export function packedName(name: string): string | null {
  return /\.gz$/i.test(name) && !/\.tar\.gz$/i.test(name) ? name.slice(0, -'.gz'.length) : null;
}

/**
 * Unpacks a gzip file; no more than the limit is ever in memory.
 *
 * @throws InputFailure `too-large` or `format`
 */
export async function unpacked(bytes: Uint8Array, limit: number): Promise<Uint8Array> {
  try {
    return await inflate(bytes, { maxOutputLength: limit });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(limit);
    throw new InputFailure('format', `The gzip data are broken: ${String(error)}.`, 'Pack the file again.');
  }
}
