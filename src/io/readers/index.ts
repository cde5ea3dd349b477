import { extname } from 'node:path';
import { archiveExtensions, isArchive } from '../archive/index.js';
import { packedName } from '../gzip.js';
import { docxReader } from './docx.js';
import { htmlReader } from './html.js';
import { pdfReader } from './pdf.js';
import { plainReader } from './plain.js';
import type { Reader } from './reader.js';

const text = plainReader('txt');
const markdown = plainReader('md');

/** Readers of files that hold one release, by extension. A new format is one reader and its line here. */
const READERS: Readonly<Record<string, Reader>> = {
  '': text,
  '.txt': text,
  '.text': text,
  '.md': markdown,
  '.markdown': markdown,
  '.html': htmlReader,
  '.htm': htmlReader,
  '.xhtml': htmlReader,
  '.pdf': pdfReader,
  '.docx': docxReader,
};

/** Extensions of files that hold many releases, one JSON document a line or one row of a table. */
const COLLECTIONS: readonly string[] = ['.jsonl', '.ndjson', '.csv', '.tsv'];

/** The reader for an extension (with its dot, any case), or null. */
export function readerFor(extension: string): Reader | null {
  return READERS[extension.toLowerCase()] ?? null;
}

/** True for a file of many releases. */
export function isCollection(extension: string): boolean {
  return COLLECTIONS.includes(extension.toLowerCase());
}

/** True when a file of this name is read: as a release, a collection, an archive, or one of these under gzip. */
export function isRead(name: string): boolean {
  const extension = extname(packedName(name) ?? name);
  return readerFor(extension) !== null || isCollection(extension) || isArchive(name);
}

/** All extensions that are read, for messages. */
export const knownExtensions: readonly string[] = [
  ...Object.keys(READERS).filter(Boolean),
  ...COLLECTIONS,
  ...archiveExtensions,
  '.gz',
];
