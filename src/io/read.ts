import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import type { SourceDocument } from '../core/document.js';
import { pathFailure } from './discover.js';
import { InputFailure } from './failure.js';
import { packedName, unpacked } from './gzip.js';
import { readSidecar, sidecarBytes } from './metadata.js';
import { readerFor } from './readers/index.js';

export interface Limits {
  /** Bytes that the file of a release may have. */
  readonly documentBytes: number;
  /** UTF-16 units that the text of a release may have. */
  readonly documentCharacters: number;
  /** Seconds that a release may take. */
  readonly documentSeconds: number;
}

export const defaultLimits: Limits = {
  documentBytes: 20_000_000,
  documentCharacters: 2_000_000,
  documentSeconds: 60,
};

/** One file to read as one release. */
export interface FileTask {
  readonly id: string;
  readonly path: string;
  readonly source: string;
  /** The bytes of a member of an archive; those of the file at the path when left out. */
  readonly bytes?: Uint8Array;
  /** The bytes of the sidecar of such a member, if it has one. */
  readonly sidecar?: Uint8Array;
}

/** @throws InputFailure `too-large` */
export function refuseLongText(text: string, { documentCharacters }: Limits): void {
  if (text.length <= documentCharacters) return;
  throw new InputFailure(
    'too-large',
    `The text has ${text.length} characters; the limit is ${documentCharacters}.`,
    'Raise limits.documentCharacters in the configuration, or split the release.',
  );
}

async function bytesOf(path: string, { documentBytes }: Limits): Promise<Uint8Array> {
  let size: number;
  try {
    size = (await stat(path)).size;
    if (size <= documentBytes) return await readFile(path);
  } catch (error) {
    throw pathFailure(error);
  }
  throw new InputFailure(
    'too-large',
    `The file has ${size} bytes; the limit is ${documentBytes}.`,
    'Raise limits.documentBytes in the configuration, or split the file.',
  );
}

/**
 * Reads a file as one release: bytes, text, and metadata of the text's container and of the sidecar, which wins.
 *
 * @throws InputFailure naming what is wrong with the file
 */
export async function readRelease(
  { id, path, source, bytes: given, sidecar: beside }: FileTask,
  limits: Limits,
): Promise<SourceDocument> {
  const bytes = given ?? (await bytesOf(path, limits));
  const inner = packedName(path);
  const name = inner ?? path;
  const reader = readerFor(extname(name)) ?? readerFor('');
  if (!reader) throw new InputFailure('format', `No reader for "${extname(name)}" files.`, 'Save it as text.');
  const { text, metadata } = await reader.read(inner ? await unpacked(bytes, limits.documentBytes) : bytes);
  refuseLongText(text, limits);
  const stated = given ? beside : sidecarBytes(name);
  const sidecar = stated && readSidecar(stated, name);
  return {
    id,
    source,
    format: reader.format,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    text,
    metadata: { ...metadata, ...sidecar?.metadata },
    ...(sidecar && { sidecar: sidecar.sha256 }),
    ...((given || inner) && { packed: true }),
  };
}
