import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bytesKept, communique, datasetOf, RELEASE, resultsKept, rowsOf, scratch } from './communique.js';

const MAIN = resolve(import.meta.dirname, '../../dist/cli/main.js');
const folder = scratch();
const input = join(folder, 'in');
mkdirSync(input);
for (let at = 0; at < 200; at++) writeFileSync(join(input, `r${at}.txt`), `${RELEASE}\nReference ${at}.\n`);

function args(output: string, ...more: string[]): string[] {
  return ['run', '--input', input, '--output', join(folder, output), ...more];
}

/** Starts a run and kills it when it has kept so many bytes more. */
async function killAfter(output: string, bytes: number): Promise<void> {
  const child = spawn(process.execPath, [MAIN, ...args(output)], { stdio: 'ignore' });
  const ended = new Promise((done) => child.once('exit', done));
  while (bytesKept(join(folder, output)) < bytes && child.exitCode === null) {
    await new Promise((done) => setTimeout(done, 5));
  }
  child.kill('SIGKILL');
  await ended;
}

describe('a run that was killed', () => {
  it('is finished by the same command, with the bytes of an undisturbed run', async () => {
    expect(communique(args('whole')).code).toBe(0);
    const kept: number[] = [];
    for (const bytes of [1, 200_000, 400_000]) {
      await killAfter('killed', bytes);
      kept.push(resultsKept(join(folder, 'killed')));
    }
    expect(kept).toEqual([...kept].sort((a, b) => a - b));
    expect(kept.at(-1)).toBeGreaterThan(0);
    expect(kept.at(-1)).toBeLessThan(200);
    expect(communique(args('killed')).code).toBe(0);
    expect(datasetOf(join(folder, 'killed'))).toEqual(datasetOf(join(folder, 'whole')));
    expect(resultsKept(join(folder, 'killed'))).toBe(200);
  });

  it('may have left its log cut short', async () => {
    await killAfter('short', 400_000);
    const log = join(folder, 'short/.cache/results.sqlite-wal');
    truncateSync(log, Math.floor(statSync(log).size / 2));
    expect(communique(args('short')).code).toBe(0);
    expect(datasetOf(join(folder, 'short'))).toEqual(datasetOf(join(folder, 'whole')));
  });
});

describe('a run on an output that is there', () => {
  it('works on changed releases only, and forgets removed ones', () => {
    communique(args('again'));
    writeFileSync(join(input, 'r7.txt'), RELEASE.replace('agreed', 'pledged'));
    rmSync(join(input, 'r8.txt'));
    expect(communique(args('again')).code).toBe(0);
    expect(resultsKept(join(folder, 'again'))).toBe(201);
    communique(args('fresh', '--full'));
    expect(datasetOf(join(folder, 'again'))).toEqual(datasetOf(join(folder, 'fresh')));
    const ids = rowsOf(join(folder, 'again'), 'documents.jsonl').map(({ id }) => id);
    expect(ids).toHaveLength(199);
    expect(ids).not.toContain('r8');
  });

  it('says who holds it', () => {
    const lock = join(folder, 'again/.cache/lock');
    writeFileSync(lock, JSON.stringify({ pid: 4711, host: 'another-machine' }));
    const { code, stderr } = communique(args('again'));
    expect(code).toBe(2);
    expect(stderr).toContain('process 4711 on another-machine is writing this output');
    writeFileSync(lock, JSON.stringify({ pid: process.pid, host: hostname(), began: 'long ago' }));
    expect(communique(args('again')).code).toBe(0);
    expect(existsSync(lock)).toBe(false);
  });
});
