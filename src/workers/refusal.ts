import { type InputFailure, rejectOf } from '../io/failure.js';
import type { Task } from '../pipeline/engine.js';
import { type DocumentResult, rejected } from '../pipeline/result.js';

/** The result of a release that nobody could work on. */
export function refusal(task: Task, failure: InputFailure): DocumentResult {
  const { id, source } = task.kind === 'file' ? task.file : task.document;
  return rejected(id, rejectOf(failure, id, source));
}
