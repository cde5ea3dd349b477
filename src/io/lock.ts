import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { UsageError } from '../core/diagnostics.js';
import { makeFolder } from './make-folder.js';

/** A lock file that this process holds. */
export interface Lock {
  /** False when the file, or the folder that holds it, was removed by somebody else. */
  isHeld(): boolean;
  /** Gives it back. */
  release(): void;
}

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process began, in ticks of the machine, where that is known: a number may serve a later process. */
  readonly began: string | null;
}

/** When a process of this machine began; `gone` for one that has ended and waits for its parent; null where unknown. */
function beganAt(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? 'gone' : (fields[19] ?? null);
  } catch {
    return null;
  }
}

function holderOf(path: string): Holder | null {
  try {
    const { pid, host, began = null } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Holder>;
    return typeof pid === 'number' && typeof host === 'string' ? { pid, host, began } : null;
  } catch {
    return null;
  }
}

/** False for a process of this machine that is no more; of other machines nothing is known. */
function mayLive({ pid, host, began }: Holder): boolean {
  if (host !== hostname()) return true;
  const now = beganAt(pid);
  if (now !== null && began !== null) return now === began;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Takes a lock file for this process; one left behind by a process that is gone is taken over.
 *
 * @throws UsageError naming the process that holds it
 */
export function takeLock(path: string): Lock {
  makeFolder(dirname(path));
  const holder = holderOf(path);
  if (holder && mayLive(holder)) {
    throw new UsageError(
      `process ${holder.pid} on ${holder.host} is writing this output. Wait for it, or remove ${path} if it is gone.`,
    );
  }
  rmSync(path, { force: true });
  const self: Holder = { pid: process.pid, host: hostname(), began: beganAt(process.pid) };
  try {
    writeFileSync(path, JSON.stringify(self), { flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    throw new UsageError(`another process has just begun to write this output (${path}). Wait for it.`);
  }
  return { isHeld: () => existsSync(path), release: () => rmSync(path, { force: true }) };
}
