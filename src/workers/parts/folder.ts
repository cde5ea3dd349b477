import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PartStore } from './store.js';

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** A folder that coordinator and workers share, e.g. over NFS. */
export class FolderStore implements PartStore {
  constructor(readonly label: string) {}

  async get(name: string): Promise<Uint8Array | null> {
    try {
      return await readFile(join(this.label, name));
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  /** Written beside its place and renamed: nobody sees half a file, and who renames last changes nothing. */
  async put(name: string, ...pieces: readonly Uint8Array[]): Promise<void> {
    const path = join(this.label, name);
    const fresh = `${path}.${randomUUID()}`;
    await mkdir(dirname(path), { recursive: true });
    try {
      const file = await open(fresh, 'wx');
      try {
        for (const piece of pieces) await file.writeFile(piece);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(fresh, path);
    } catch (error) {
      await rm(fresh, { force: true });
      throw error;
    }
  }

  async clear(folder: string): Promise<void> {
    await rm(join(this.label, folder), { recursive: true, force: true });
  }

  async close(): Promise<void> {
    // Nothing is open between calls.
  }
}
