import { type InputFailure, rejectOf } from '../io/failure.js';
import type { Task } from '../pipeline/engine.js';
import { type Packed, pack } from '../pipeline/packed.js';
import { rejected } from '../pipeline/result.js';

/** The result of a release that nobody could work on. */
export function refusal(task: Task, failure: InputFailure): Packed {
  const { id, source } = task.kind === 'file' ? task.file : task.document;
  return pack(rejected(id, rejectOf(failure, id, source)));
}
