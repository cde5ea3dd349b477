import { once } from 'node:events';
import { sep } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { watch } from 'chokidar';
import { Command } from 'commander';
import { UsageError } from '../core/diagnostics.js';
import type { Config } from '../pipeline/config.js';
import { interruptible } from './interrupt.js';
import { type CommonOptions, configOf, withPaths } from './options.js';
import { runLogged } from './run.js';
import { type LogFlags, withLog } from './run-log.js';

interface WatchFlags extends CommonOptions, LogFlags {
  readonly settle: string;
}

const MS = 1000;

function settleTime(stated: string): number {
  const seconds = Number(stated);
  if (seconds > 0 && seconds <= 3600) return seconds * MS;
  throw new UsageError(`--settle: "${stated}" is no number of seconds. Give more than 0, 3600 at most.`);
}

/** Resolves after a change, when no other has come for a while; or when the signal ends the watching. */
class Changes {
  #at = Number.NEGATIVE_INFINITY;

  note(): void {
    this.#at = performance.now();
  }

  async settled(settle: number, signal: AbortSignal): Promise<void> {
    while (!signal.aborted && (this.#at < 0 || performance.now() - this.#at < settle)) {
      await pause(settle / 4, undefined, { signal }).catch(() => undefined);
    }
    this.#at = Number.NEGATIVE_INFINITY;
  }
}

/** Runs once, then again after each change of the inputs. A run works only on what is new, so it is short. */
async function watching(config: Config, flags: WatchFlags, signal: AbortSignal): Promise<void> {
  const settle = settleTime(flags.settle);
  const changes = new Changes();
  const isOutput = (path: string): boolean => path === config.output || path.startsWith(config.output + sep);
  const watcher = watch([...config.inputs], { ignored: isOutput, ignoreInitial: true });
  watcher.on('all', () => changes.note());
  try {
    // Once the folders are known, no change is missed.
    await once(watcher, 'ready');
    while (!signal.aborted) {
      await runLogged(config, flags, { signal });
      await changes.settled(settle, signal);
    }
  } finally {
    await watcher.close();
  }
}

async function act(flags: WatchFlags): Promise<void> {
  const config = configOf(flags);
  if (config.inputs.length === 0) {
    throw new UsageError('no inputs. Give --input PATH, or "inputs" in the configuration.');
  }
  await interruptible((signal) => watching(config, flags, signal), 'The same command goes on from there.');
}

/** `communique watch`: a run after each change of the inputs. */
export function watchCommand(): Command {
  return withLog(withPaths(new Command('watch')))
    .description('run, and run again whenever releases arrive, change or go')
    .option('--settle <seconds>', 'begin when nothing has changed for so long', '1')
    .action(act);
}
