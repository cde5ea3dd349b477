import { type ChildProcess, execFileSync, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bytesKept, communique, datasetOf, RELEASE, resultsKept, rows, scratch } from './communique.js';

const MAIN = resolve(import.meta.dirname, '../../dist/cli/main.js');
const RELEASES = 120;
/** A user without rights, for what the superuser may do always. */
const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;

const folder = scratch();
const input = join(folder, 'in');
const mount = join(folder, 'mount');
mkdirSync(input);
mkdirSync(mount);
chmodSync(folder, 0o755);
for (let at = 0; at < RELEASES; at++) writeFileSync(join(input, `r${at}.txt`), `${RELEASE}\nReference ${at}.\n`);

function args(output: string): string[] {
  return ['run', '--quiet', '--input', input, '--output', output];
}

/** Away from the configuration of this package. */
const cwd = folder;
const QUIET: SpawnOptions = { cwd, stdio: ['ignore', 'ignore', 'pipe'] };

interface Ended {
  readonly code: number | null;
  readonly stderr: string;
}

function ended(child: ChildProcess): Promise<Ended> {
  let stderr = '';
  child.stderr?.on('data', (words) => (stderr += String(words)));
  return new Promise((done) => child.once('close', (code) => done({ code, stderr })));
}

/** Starts a run, does something to its output once results are kept there, and waits for its end. */
async function harmed(output: string, harm: () => void, owner: { uid?: number; gid?: number } = {}): Promise<Ended> {
  const child = spawn(process.execPath, [MAIN, ...args(output)], { ...QUIET, ...owner });
  const end = ended(child);
  while (bytesKept(output) < 50_000 && child.exitCode === null) await new Promise((done) => setTimeout(done, 5));
  harm();
  return end;
}

/** One line that says what to do, exit code 2, and the same command gives the dataset of an undisturbed run. */
function expectClearEnd({ code, stderr }: Ended, words: RegExp): void {
  expect(code).toBe(2);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toMatch(words);
}

let whole: Record<string, string>;
beforeAll(() => {
  expect(communique(args(join(folder, 'whole'))).code).toBe(0);
  whole = datasetOf(join(folder, 'whole'));
});

function expectGoesOn(output: string): void {
  expect(communique(args(output))).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(datasetOf(output)).toEqual(whole);
}

function canMount(): boolean {
  return isRoot && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', mount]).status === 0;
}

const mounted = canMount();
afterAll(() => {
  if (mounted) execFileSync('umount', [mount]);
});

describe('a full disk', () => {
  // Full with the first results, in the middle, and while the dataset is written.
  it.skipIf(!mounted).each([['300k'], ['700k'], ['2m']])(
    'of %s ends the run, which goes on when there is room',
    (size) => {
      const output = join(mount, 'out');
      rmSync(output, { recursive: true, force: true });
      execFileSync('mount', ['-o', `remount,size=${size}`, mount]);
      expectClearEnd(communique(args(output)), /no room is left on the disk .* the same command goes on from there/);
      expect(resultsKept(output)).toBeGreaterThan(0);
      expect(existsSync(join(output, 'manifest.json'))).toBe(false);
      execFileSync('mount', ['-o', 'remount,size=50m', mount]);
      expectGoesOn(output);
    },
  );

  it.each([[100], [600]])('is told from a limit of %d kB on the size of files', (limit) => {
    const output = join(folder, `limited-${limit}`);
    const script = `ulimit -f ${limit}; exec "$0" "$@"`;
    const { status, stderr } = spawnSync('bash', ['-c', script, process.execPath, MAIN, ...args(output)], { cwd });
    expectClearEnd({ code: status, stderr: stderr.toString('utf8') }, /has reached the size .*ulimit -f/);
    expectGoesOn(output);
  });

  it.skipIf(!mounted)('that is read-only lets no run begin', () => {
    execFileSync('mount', ['-o', 'remount,ro', mount]);
    expectClearEnd(communique(args(join(mount, 'out'))), /read-only/);
    execFileSync('mount', ['-o', 'remount,rw', mount]);
    expectGoesOn(join(mount, 'out'));
  });
});

describe('an output folder', () => {
  const owner = isRoot ? { uid: NOBODY, gid: NOBODY } : {};

  /** A folder that the run owns, and nobody else. */
  function owned(name: string): string {
    const output = join(folder, name);
    mkdirSync(output);
    if (isRoot) chownSync(output, NOBODY, NOBODY);
    return output;
  }

  it('that may no longer be written ends the run, which goes on with the permission', async () => {
    const output = owned('locked');
    const places = [output, join(output, '.cache'), join(output, '.cache/new')];
    const end = await harmed(output, () => places.forEach((place) => void chmodSync(place, 0o555)), owner);
    expectClearEnd(end, /cannot be written any more\. Give back the permission/);
    places.forEach((place) => void chmodSync(place, 0o755));
    expect(resultsKept(output)).toBeGreaterThan(0);
    expectGoesOn(output);
  });

  it('that may not be written lets no run begin', async () => {
    const output = owned('closed');
    chmodSync(output, 0o555);
    const child = spawn(process.execPath, [MAIN, ...args(output)], { ...QUIET, ...owner });
    expectClearEnd(await ended(child), /cannot be written/);
  });

  it('that is removed ends the run, and the same command makes it anew', async () => {
    const output = join(folder, 'removed');
    const end = await harmed(output, () => rmSync(output, { recursive: true }));
    expectClearEnd(end, /was removed or moved while the run went on/);
    expectGoesOn(output);
  });

  it('that is moved ends the run, which goes on when it is back', async () => {
    const output = join(folder, 'moved');
    const end = await harmed(output, () => renameSync(output, `${output}-away`));
    expectClearEnd(end, /was removed or moved while the run went on/);
    rmSync(output, { recursive: true, force: true });
    renameSync(`${output}-away`, output);
    expect(resultsKept(output)).toBeGreaterThan(0);
    expectGoesOn(output);
  });

  it('with a damaged file of results is told, and made anew with --full', () => {
    const output = join(folder, 'damaged');
    expectGoesOn(output);
    writeFileSync(join(output, '.cache/results.sqlite'), 'not ours '.repeat(1000));
    expectClearEnd(communique(args(output)), /is damaged\. The same command with --full/);
    expect(communique([...args(output), '--full']).code).toBe(0);
    expect(datasetOf(output)).toEqual(whole);
  });
});

describe('a broken pipe', () => {
  it('of the log does not end the run', () => {
    const output = join(folder, 'unlogged');
    const script = '"$0" "$@" 2>&1 >/dev/null | head -n 1; echo "$PIPESTATUS"';
    const words = [...args(output).filter((word) => word !== '--quiet'), '--log', 'json'];
    const { stdout } = spawnSync('bash', ['-c', script, process.execPath, MAIN, ...words], { cwd });
    const [first, code] = stdout.toString('utf8').split('\n');
    expect([rows(first ?? '')[0]?.event, code]).toEqual(['start', '0']);
    expect(datasetOf(output)).toEqual(whole);
  });

  it('of the summary leaves the exit code to the run', () => {
    writeFileSync(join(input, 'bad.txt'), '');
    const output = join(folder, 'unread');
    const script = '"$0" "$@" | true; echo "$PIPESTATUS"';
    const words = ['run', '--input', input, '--output', output];
    const { stdout, stderr } = spawnSync('bash', ['-c', script, process.execPath, MAIN, ...words], { cwd });
    rmSync(join(input, 'bad.txt'));
    expect([stdout.toString('utf8'), stderr.toString('utf8')]).toEqual(['1\n', '']);
  });
});

describe('an input', () => {
  it('that is gone when its turn comes is a reject', async () => {
    const output = join(folder, 'fewer');
    const last = join(input, 'r99.txt');
    const { code } = await harmed(output, () => renameSync(last, join(folder, 'r99.txt')));
    renameSync(join(folder, 'r99.txt'), last);
    expect(code).toBe(1);
    expect(rows(datasetOf(output)['rejects.jsonl'] ?? '')).toMatchObject([{ source: 'r99.txt', reason: 'unreadable' }]);
    expectGoesOn(output);
  });
});
