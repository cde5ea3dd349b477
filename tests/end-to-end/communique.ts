import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterAll } from 'vitest';

const MAIN = resolve(import.meta.dirname, '../../dist/cli/main.js');

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line as its own process. */
export function communique(args: readonly string[], input: string | Uint8Array = '', cwd = tmpdir()): Outcome {
  if (!existsSync(MAIN)) throw new Error('Build first: npm run build.');
  const options = { cwd, input, maxBuffer: 1 << 28 };
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], options);
  return { code: status, stdout: stdout.toString('utf8'), stderr: stderr.toString('utf8') };
}

/** A folder for the tests of one file, removed after them. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'communique-e2e-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** File of the results that a run keeps for the next one. */
function resultsPath(output: string): string {
  return join(output, '.cache/results.sqlite');
}

/** How many results an output keeps, told from a copy, since only one connection may be open. */
export function resultsKept(output: string): number {
  const folder = mkdtempSync(join(tmpdir(), 'communique-kept-'));
  try {
    const copy = join(folder, 'copy');
    for (const ending of ['', '-wal']) {
      if (existsSync(resultsPath(output) + ending)) copyFileSync(resultsPath(output) + ending, copy + ending);
    }
    const database = new DatabaseSync(copy);
    // A run that was killed at its very start has no table yet.
    const table = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'result'").get();
    const counted = table && database.prepare('SELECT count(*) AS n FROM result').get();
    database.close();
    return Number(counted?.n ?? 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Bytes of the log in which a run keeps its first results, while it runs. */
export function bytesKept(output: string): number {
  return statSync(`${resultsPath(output)}-wal`, { throwIfNoEntry: false })?.size ?? 0;
}

export type Row = Readonly<Record<string, unknown>>;

/** Rows of JSON, one a line. */
export function rows(text: string): Row[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row);
}

/** Rows of a file of a dataset. */
export function rowsOf(folder: string, name: string): Row[] {
  return rows(readFileSync(join(folder, name), 'utf8'));
}

/** Bytes of a dataset by file; what a run keeps for the next one is no part of it. */
export function datasetOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => !name.startsWith('.') && statSync(join(folder, name)).isFile());
  return Object.fromEntries(files.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** A release with some statements in it. */
export const RELEASE = `Japan-ROK Defense Ministers' Meeting

June 4, 2023
Ministry of Defense

On June 4, 2023, Minister of Defense Hamada held a meeting with South Korean Minister of National Defense Lee Jong-sup.

The two Ministers strongly condemned North Korea for the launch on May 31. They agreed to continue their talks by the end of this year.
`;
