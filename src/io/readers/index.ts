import { htmlReader } from './html.js';
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
};

/** Extensions of files that hold many releases, one JSON document a line. */
const COLLECTIONS: readonly string[] = ['.jsonl', '.ndjson'];

/** The reader for an extension (with its dot, any case), or null. */
export function readerFor(extension: string): Reader | null {
  return READERS[extension.toLowerCase()] ?? null;
}

/** True for a file of many releases. */
export function isCollection(extension: string): boolean {
  return COLLECTIONS.includes(extension.toLowerCase());
}

/** All extensions that are read, for messages. */
export const knownExtensions: readonly string[] = [...Object.keys(READERS).filter(Boolean), ...COLLECTIONS];
