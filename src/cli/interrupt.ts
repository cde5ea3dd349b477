import { Interrupted } from '../pipeline/run.js';
import { EXIT } from './exit.js';

/**
 * Does work that Ctrl-C (or a request to end) stops at the next good place; asked twice, it stops at once.
 *
 * @param work takes the signal
 * @param goOn how to go on, for the person who stopped it
 */
export async function interruptible(work: (signal: AbortSignal) => Promise<void>, goOn: string): Promise<void> {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    process.stderr.write('\nFinishing what is under way; Ctrl-C again ends at once.\n');
    controller.abort();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    await work(controller.signal);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
  if (!controller.signal.aborted) return;
  process.stderr.write(`Stopped. ${goOn}\n`);
  process.exitCode = EXIT.interrupted;
}
