import { fork } from 'node:child_process';
import type { Settings } from '../../pipeline/config.js';
import type { Task } from '../../pipeline/engine.js';
import { type Packed, packedFrom } from '../../pipeline/packed.js';
import { CRASHED } from './crash.js';

/** What a process for one shard is told. */
export interface Order {
  readonly settings: Settings;
  readonly tasks: readonly Task[];
  /** The module that its thread runs. */
  readonly thread: string | undefined;
}

/**
 * Works on tasks in a process of their own, so that they take no other shard along when they end it.
 *
 * @throws Error that begins with `CRASHED` when they do
 */
export function performAlone(order: Order): Promise<readonly Packed[]> {
  const child = fork(new URL('./alone-child.js', import.meta.url), { serialization: 'advanced' });
  return new Promise((resolve, reject) => {
    child.once('message', (answer) => resolve((answer as Uint8Array[]).map(packedFrom)));
    child.once('error', reject);
    child.once('exit', (code, signal) => reject(new Error(`${CRASHED} (${signal ?? `code ${code}`})`)));
    child.send(order);
  });
}
