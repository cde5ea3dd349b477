import { createHash } from 'node:crypto';
import type { Settings } from '../../pipeline/config.js';
import type { Task } from '../../pipeline/engine.js';
import { type Packed, unpackAll } from '../../pipeline/packed.js';

/** Releases that are worked on in one go, each with its key, and the settings to work with. */
export interface Shard {
  readonly settings: Settings;
  readonly tasks: readonly Task[];
  readonly keys: readonly string[];
}

/** What stands in the queue for a shard; its releases are in the store of parts. */
export interface ShardJob {
  /** Hash of its keys, so of the bytes of its releases, the version of the package and the settings. */
  readonly shard: string;
  /** Folder of the run in the store. */
  readonly run: string;
  /** The store, as the coordinator sees it. */
  readonly parts: string;
  readonly documents: number;
  /** To be worked on in a process of its own, because it may have ended another. */
  readonly alone: boolean;
}

/** What a worker tells of a shard it has done. */
export interface ShardCounts {
  readonly documents: number;
  readonly statements: number;
  readonly words: number;
  readonly rejects: number;
}

/** Digits of a shard that make its folder: no folder has more than some thousands of parts. */
const FOLDER_DIGITS = 2;

export function hashOf(keys: readonly string[]): string {
  return createHash('sha256').update(keys.join('\n')).digest('hex');
}

/** Name of a shard in the store. */
export function shardName({ run, shard }: Pick<ShardJob, 'run' | 'shard'>): string {
  return `${run}/shards/${shard.slice(0, FOLDER_DIGITS)}/${shard}`;
}

/** Name of its results in the store. */
export function partName({ run, shard }: Pick<ShardJob, 'run' | 'shard'>): string {
  return `${run}/parts/${shard.slice(0, FOLDER_DIGITS)}/${shard}`;
}

type WrittenShard = Omit<Shard, 'tasks'> & { readonly tasks: readonly unknown[] };

/** Bytes have no form in JSON of their own. */
function written(task: Task): unknown {
  if (task.kind === 'document') return task;
  const { bytes, sidecar, ...file } = task.file;
  const base64 = (data: Uint8Array) => Buffer.from(data).toString('base64');
  return {
    ...task,
    file: { ...file, ...(bytes && { bytes: base64(bytes) }), ...(sidecar && { sidecar: base64(sidecar) }) },
  };
}

function read(value: unknown): Task {
  const task = value as Task;
  if (task.kind === 'document') return task;
  const { bytes, sidecar, ...file } = task.file;
  const decoded = (data: unknown) => Buffer.from(String(data), 'base64');
  return {
    ...task,
    file: {
      ...file,
      ...(bytes !== undefined && { bytes: decoded(bytes) }),
      ...(sidecar !== undefined && { sidecar: decoded(sidecar) }),
    },
  };
}

export function encodeShard({ settings, tasks, keys }: Shard): Uint8Array {
  return Buffer.from(JSON.stringify({ settings, keys, tasks: tasks.map(written) } satisfies WrittenShard));
}

export function decodeShard(bytes: Uint8Array): Shard {
  const { settings, keys, tasks } = JSON.parse(Buffer.from(bytes).toString('utf8')) as WrittenShard;
  return { settings, keys, tasks: tasks.map(read) };
}

/** The results of a shard, one behind the other. Those that stand so in memory already are one piece. */
export function encodePart(results: readonly Packed[]): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (const { bytes } of results) {
    const before = pieces.at(-1);
    if (before?.buffer === bytes.buffer && before.byteOffset + before.length === bytes.byteOffset) {
      pieces[pieces.length - 1] = new Uint8Array(bytes.buffer, before.byteOffset, before.length + bytes.length);
    } else pieces.push(bytes);
  }
  return pieces;
}

/**
 * The results in a part.
 *
 * @returns null when it is not the part of these tasks, or not whole
 */
export function decodePart(bytes: Uint8Array, tasks: readonly Task[]): Packed[] | null {
  const results = unpackAll(bytes);
  if (results?.length !== tasks.length) return null;
  return results.every(({ head }, at) => head.release === idOf(tasks[at])) ? results : null;
}

function idOf(task: Task | undefined): string | undefined {
  return task?.kind === 'file' ? task.file.id : task?.document.id;
}

export function countsOf(results: readonly Packed[]): ShardCounts {
  const sum = (of: (head: Packed['head']) => number): number => results.reduce((all, { head }) => all + of(head), 0);
  return {
    documents: sum(({ rows }) => Math.min(rows, 1)),
    statements: sum(({ rows }) => Math.max(rows - 1, 0)),
    words: sum(({ words }) => words),
    rejects: sum(({ rejects }) => rejects.length),
  };
}
