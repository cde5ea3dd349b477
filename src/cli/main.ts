#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { UsageError } from '../core/diagnostics.js';
import { OutputFailure } from '../io/output-failure.js';
import { packageFacts } from '../pipeline/package-facts.js';
import { EXIT } from './exit.js';

/** Commands by name, each loaded when it is called for, so that a small command starts fast. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  run: async () => (await import('./run.js')).runCommand(),
  worker: async () => (await import('./worker.js')).workerCommand(),
  queue: async () => (await import('./queue.js')).queueCommand(),
  fetch: async () => (await import('./fetch.js')).fetchCommand(),
  watch: async () => (await import('./watch.js')).watchCommand(),
  extract: async () => (await import('./extract.js')).extractCommand(),
  explain: async () => (await import('./explain.js')).explainCommand(),
  discover: async () => (await import('./discover.js')).discoverCommand(),
  times: async () => (await import('./times.js')).timesCommand(),
  diff: async () => (await import('./diff.js')).diffCommand(),
  verify: async () => (await import('./verify.js')).verifyCommand(),
  corrections: async () => (await import('./corrections.js')).correctionsCommand(),
  card: async () => (await import('./card.js')).cardCommand(),
  report: async () => (await import('./report.js')).reportCommand(),
  compare: async () => (await import('./compare.js')).compareCommand(),
  commitments: async () => (await import('./commitments.js')).commitmentsCommand(),
  export: async () => (await import('./export.js')).exportCommand(),
  query: async () => (await import('./query.js')).queryCommand(),
  search: async () => (await import('./search.js')).searchCommand(),
  evaluate: async () => (await import('./evaluate.js')).evaluateCommand(),
  gold: async () => (await import('./gold.js')).goldCommand(),
};

/** Commands whose work is not what they print. */
const WORKING: ReadonlySet<string> = new Set(['run', 'watch', 'fetch', 'export', 'report']);

async function program(asked: string | undefined): Promise<Command> {
  const { name, version } = packageFacts();
  const command = new Command(name).version(version).description('Turns diplomatic releases into statement records.');
  const wanted = asked !== undefined && Object.hasOwn(COMMANDS, asked) ? [asked] : Object.keys(COMMANDS);
  for (const load of wanted.map((known) => COMMANDS[known])) if (load) command.addCommand(await load());
  const quiet = (one: Command): void => {
    one.exitOverride().showSuggestionAfterError();
    for (const sub of one.commands) quiet(sub);
  };
  quiet(command);
  return command;
}

/** Faults whose message says all there is to say. */
function isTold(error: unknown): error is Error {
  return error instanceof UsageError || error instanceof OutputFailure;
}

/** Leaves the exit code to the command; faults of use are one line on standard error and exit code 2. */
async function main(): Promise<void> {
  try {
    await (await program(process.argv[2])).parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? EXIT.clean : EXIT.couldNotRun;
    } else {
      process.exitCode = EXIT.couldNotRun;
      console.error(isTold(error) ? `communique: ${error.message}` : error);
    }
  }
}

/** Does something about a stream whose reader has gone. */
function onBrokenPipe(stream: NodeJS.WriteStream, act: () => void): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    act();
  });
}

// A reader that closes the pipe early, such as `head`, has what it wants; work that is not for the reader goes on.
onBrokenPipe(process.stdout, () => {
  if (!WORKING.has(process.argv[2] ?? '')) process.exit(EXIT.clean);
});
onBrokenPipe(process.stderr, () => undefined);

await main();
