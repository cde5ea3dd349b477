import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { ReleaseMetadata } from '../../core/document.js';
import { readerFor } from '../readers/index.js';
import type { Answer, Validators } from './client.js';

interface Page extends Validators {
  readonly file: string;
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'text/html': '.html',
  'application/xhtml+xml': '.html',
  'text/plain': '.txt',
  'text/markdown': '.md',
  'application/pdf': '.pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
};
const NAME_LENGTH = 32;
const STATE = '.fetch.json';

function writeWhole(path: string, content: string | Uint8Array): void {
  // Hidden, so that a run at the same time passes over what is half written.
  const part = join(dirname(path), `.${basename(path)}.part`);
  writeFileSync(part, content);
  renameSync(part, path);
}

/** The extension to save an answer under; null for what no reader takes. */
function extensionOf(type: string, url: URL): string | null {
  const known = Object.hasOwn(EXTENSIONS, type) ? EXTENSIONS[type] : undefined;
  const own = extname(url.pathname).toLowerCase();
  return known ?? (own !== '' && readerFor(own) ? own : null);
}

/** The folder that fetched releases are saved in, under the hash of their bytes, and what is known of each page. */
export class Inbox {
  readonly #pages: Map<string, Page>;

  constructor(readonly folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#pages = new Map(this.#read());
  }

  /** What the server said of a page that is here; nothing when it has to be asked for anew. */
  validators(url: URL): Validators {
    const page = this.#pages.get(url.href);
    if (!page || !existsSync(join(this.folder, page.file))) return {};
    const { etag, lastModified } = page;
    return { ...(etag && { etag }), ...(lastModified && { lastModified }) };
  }

  /**
   * Saves a page; the file that the page gave before is taken away when no other page gives it.
   *
   * @returns false when the same bytes are here already
   * @throws Error when no reader takes its media type
   */
  save(url: URL, { bytes, type, validators }: Answer, metadata: ReleaseMetadata): boolean {
    const extension = extensionOf(type, url);
    if (extension === null) throw new Error(`no reader for the media type "${type}"`);
    const name = createHash('sha256').update(bytes).digest('hex').slice(0, NAME_LENGTH);
    const file = `${name}${extension}`;
    const path = join(this.folder, file);
    const before = this.#pages.get(url.href)?.file;
    const isNew = !existsSync(path);
    if (isNew) {
      writeWhole(
        join(this.folder, `${name}.meta.json`),
        `${JSON.stringify({ ...metadata, url: url.href }, null, 2)}\n`,
      );
      writeWhole(path, bytes);
    }
    this.#pages.set(url.href, { file, ...validators });
    if (before !== undefined && before !== file) this.#drop(before);
    return isNew;
  }

  /** Writes what is known of the pages, for the next run. */
  keep(): void {
    const pages = [...this.#pages].sort(([a], [b]) => (a < b ? -1 : 1));
    writeWhole(join(this.folder, STATE), `${JSON.stringify(pages, null, 1)}\n`);
  }

  #drop(file: string): void {
    if ([...this.#pages.values()].some((page) => page.file === file)) return;
    rmSync(join(this.folder, file), { force: true });
    rmSync(join(this.folder, `${file.slice(0, NAME_LENGTH)}.meta.json`), { force: true });
  }

  #read(): [string, Page][] {
    try {
      const pages: unknown = JSON.parse(readFileSync(join(this.folder, STATE), 'utf8'));
      if (!Array.isArray(pages)) return [];
      return (pages as [string, Page][]).filter(
        ([url, page]) => typeof url === 'string' && /^[0-9a-f]{32}\.\w+$/.test(page?.file),
      );
    } catch {
      // Lost or broken: pages are asked for anew, and land under the same names.
      return [];
    }
  }
}
