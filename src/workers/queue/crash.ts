/** What BullMQ says of a job whose workers vanished more often than it may. */
const STALLED = 'job stalled more than allowable limit';

/** What a worker says of a shard that ended the process it was alone in. */
export const CRASHED = 'the shard ended its process';

/** Whether the reason a shard failed for may be one of its releases; all other reasons lie around it. */
export function endedItsProcess(reason: string): boolean {
  return reason.startsWith(STALLED) || reason.startsWith(CRASHED);
}
