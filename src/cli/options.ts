import { resolve } from 'node:path';
import type { Command } from 'commander';
import { UsageError } from '../core/diagnostics.js';
import { type Config, loadConfig } from '../pipeline/config.js';
import { countryCode } from '../resources/country-names.js';

/** Options that every command has. */
export interface CommonOptions {
  readonly config?: string;
  readonly input?: readonly string[];
  readonly output?: string;
  readonly ignore?: readonly string[];
  readonly workers?: string;
  readonly strictness?: string;
}

/** Adds `--config`. */
export function withConfig(command: Command): Command {
  return command.option('--config <file>', 'configuration (default: pipeline.config.json of this folder, if any)');
}

/** Adds the options that name inputs and output. */
export function withPaths(command: Command): Command {
  return withConfig(command)
    .option('--input <path...>', 'releases: files or folders (instead of those of the configuration)')
    .option('--ignore <name...>', 'file names to pass over in folders; * and ? are wildcards')
    .option('--output <folder>', 'folder of the dataset')
    .option('--workers <number>', 'threads, or auto')
    .option('--strictness <level>', 'lenient, normal or strict');
}

/**
 * The code of a country that a command line names by code or in English.
 *
 * @throws UsageError for a name that no country has, or more than one
 */
export function countryOption(stated: string): string {
  const code = countryCode(stated);
  if (code) return code;
  throw new UsageError(
    `--country: "${stated}" names no one country. Give its English name, or three letters of ISO 3166-1, such as JPN.`,
  );
}

function workersOf(stated: string): number | 'auto' {
  if (stated === 'auto') return 'auto';
  const count = Number(stated);
  if (Number.isInteger(count) && count >= 1 && count <= 256) return count;
  throw new UsageError(`--workers: "${stated}" is no number of threads. Give 1 to 256, or auto.`);
}

function strictnessOf(stated: string): Config['strictness'] {
  if (stated === 'lenient' || stated === 'normal' || stated === 'strict') return stated;
  throw new UsageError(`--strictness: "${stated}" is no level. Give lenient, normal or strict.`);
}

/**
 * The configuration with what the command line says instead.
 *
 * @throws UsageError
 */
export function configOf(options: CommonOptions): Config {
  const config = loadConfig(options.config);
  return {
    ...config,
    ...(options.input && { inputs: options.input.map((path) => resolve(path)) }),
    ...(options.ignore && { ignore: options.ignore }),
    ...(options.output !== undefined && { output: resolve(options.output) }),
    ...(options.workers !== undefined && { workers: workersOf(options.workers) }),
    ...(options.strictness !== undefined && { strictness: strictnessOf(options.strictness) }),
  };
}
