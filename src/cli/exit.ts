/** Exit codes of all commands. */
export const EXIT = {
  clean: 0,
  /** Finished, with rejects or a failed gate or check. */
  finished: 1,
  /** Could not run: a fault of configuration, lexicon or command line. */
  couldNotRun: 2,
  /** Ended by Ctrl-C, as shells have it. */
  interrupted: 130,
} as const;
