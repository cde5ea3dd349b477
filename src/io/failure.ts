import type { RejectReason, RejectRecord } from '../core/records.js';

/** An input that cannot be accepted: becomes a row of `rejects.jsonl`, and the run goes on. */
export class InputFailure extends Error {
  override readonly name = 'InputFailure';

  /**
   * @param reason the name of the fault
   * @param message what was found, in one line
   * @param remedy what the owner of the input can do
   */
  constructor(
    readonly reason: RejectReason,
    message: string,
    readonly remedy: string,
    readonly errors: readonly string[] = [],
  ) {
    super(message);
  }
}

/** The reject row of an input. */
export function rejectOf(failure: InputFailure, document: string | null, source: string | null): RejectRecord {
  return {
    document,
    source,
    reason: failure.reason,
    message: failure.message,
    remedy: failure.remedy,
    errors: [...failure.errors],
    record: null,
  };
}

/** Any error as a failure; a fault that is not about the input is named `failed`. */
export function asFailure(error: unknown, doing: string): InputFailure {
  if (error instanceof InputFailure) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new InputFailure('failed', `${doing}: ${message}`, 'Please report this release as a bug of communique.');
}
