import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { communique, datasetOf, RELEASE, rowsOf, scratch } from './communique.js';

const MAIN = resolve(import.meta.dirname, '../../dist/cli/main.js');
const folder = scratch();
const input = join(folder, 'in');
mkdirSync(input);
for (let at = 0; at < 200; at++) writeFileSync(join(input, `r${at}.txt`), `${RELEASE}\nReference ${at}.\n`);

function args(output: string, ...more: string[]): string[] {
  return ['run', '--input', input, '--output', join(folder, output), ...more];
}

function resultsKept(output: string): number {
  const path = join(folder, output, '.cache/results');
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').length - 1 : 0;
}

/** Starts a run and kills it when so many results are kept. */
async function killAt(output: string, results: number): Promise<void> {
  const child = spawn(process.execPath, [MAIN, ...args(output)], { stdio: 'ignore' });
  const ended = new Promise((done) => child.once('exit', done));
  while (resultsKept(output) < results && child.exitCode === null) await new Promise((done) => setTimeout(done, 5));
  child.kill('SIGKILL');
  await ended;
}

describe('a run that was killed', () => {
  it('is finished by the same command, with the bytes of an undisturbed run', async () => {
    expect(communique(args('whole')).code).toBe(0);
    for (const results of [1, 20, 40]) await killAt('killed', results);
    const kept = resultsKept('killed');
    expect(kept).toBeGreaterThanOrEqual(40);
    expect(communique(args('killed')).code).toBe(0);
    expect(datasetOf(join(folder, 'killed'))).toEqual(datasetOf(join(folder, 'whole')));
    expect(resultsKept('killed')).toBe(200);
  });

  it('may have left a line cut short', () => {
    const path = join(folder, 'killed/.cache/results');
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.subarray(0, bytes.length - 1000));
    expect(communique(args('killed')).code).toBe(0);
    expect(datasetOf(join(folder, 'killed'))).toEqual(datasetOf(join(folder, 'whole')));
  });
});

describe('a run on an output that is there', () => {
  it('works on changed releases only, and forgets removed ones', () => {
    communique(args('again'));
    writeFileSync(join(input, 'r7.txt'), RELEASE.replace('agreed', 'pledged'));
    rmSync(join(input, 'r8.txt'));
    expect(communique(args('again')).code).toBe(0);
    expect(resultsKept('again')).toBe(201);
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
