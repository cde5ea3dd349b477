import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bytesKept, communique, datasetOf, RELEASE, resultsKept, rows, rowsOf, scratch } from './communique.js';

const MAIN = resolve(import.meta.dirname, '../../dist/cli/main.js');
const folder = scratch();

function releases(name: string, count: number): string {
  const place = join(folder, name);
  mkdirSync(place);
  for (let at = 0; at < count; at++) writeFileSync(join(place, `r${at}.txt`), `${RELEASE}\nReference ${at}.\n`);
  return place;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((done) => setTimeout(done, 10));
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((done) => child.once('exit', (code) => done(code)));
}

describe('what a run says', () => {
  const input = releases('said', 3);
  writeFileSync(join(input, 'bad.txt'), '');
  const args = ['run', '--input', input, '--output', join(folder, 'said-out')];

  it('is how long each stage took with --timing', () => {
    const { stdout } = communique([...args, '--full', '--timing']);
    expect(stdout).toMatch(/time by stage:\n {2}clean +\d+ ms/);
    expect(stdout).toMatch(/ {2}outside the stages +\d+ ms/);
    const { stderr } = communique([...args, '--full', '--timing', '--log', 'json']);
    const timing = rows(stderr).find(({ event }) => event === 'timing');
    expect(Object.keys(timing?.milliseconds as object)).toContain('tag-actors');
  });

  it('is one event a line with --log json', () => {
    const { stdout, stderr, code } = communique([...args, '--log', 'json']);
    const events = rows(stderr);
    expect([code, stdout]).toEqual([1, '']);
    expect(events.map(({ event }) => event).filter((event) => event !== 'progress')).toEqual([
      'start',
      'reject',
      'end',
    ]);
    expect(events.at(-1)).toMatchObject({ documents: 3, rejects: 1 });
    expect(events.find(({ event }) => event === 'reject')).toMatchObject({ source: 'bad.txt', reason: 'empty' });
  });

  it('is nothing with --quiet, but faults', () => {
    expect(communique([...args, '--quiet'])).toEqual({ code: 1, stdout: '', stderr: '' });
    expect(communique(['run', '--quiet', '--input', join(folder, 'none')]).stderr).toContain('does not exist');
  });
});

describe('Ctrl-C', () => {
  it.each([['1'], ['2']])('finishes what is under way, and the same command goes on (workers %s)', async (workers) => {
    const input = releases(`stopped-${workers}`, 200);
    const output = join(folder, `stopped-out-${workers}`);
    const args = ['run', '--input', input, '--output', output, '--workers', workers];
    const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (words) => (said += String(words)));
    const end = ended(child);
    await until(() => bytesKept(output) > 100_000);
    child.kill('SIGINT');
    expect(await end).toBe(130);
    expect(said).toContain('the same command goes on from there');
    expect(existsSync(join(output, '.cache/lock'))).toBe(false);
    expect(existsSync(join(output, 'statements.jsonl'))).toBe(false);
    expect(resultsKept(output)).toBeLessThan(200);
    expect(communique(args).code).toBe(0);
    communique(['run', '--input', input, '--output', join(folder, `whole-${workers}`)]);
    expect(datasetOf(output)).toEqual(datasetOf(join(folder, `whole-${workers}`)));
  });
});

describe('watch', () => {
  it('takes in what arrives, changes and goes', async () => {
    const input = releases('watched', 1);
    const output = join(folder, 'watched-out');
    const args = ['watch', '--quiet', '--settle', '0.1', '--input', input, '--output', output];
    const child = spawn(process.execPath, [MAIN, ...args], { stdio: 'ignore' });
    const end = ended(child);
    const ids = (): string => {
      const path = join(output, 'documents.jsonl');
      return existsSync(path)
        ? rowsOf(output, 'documents.jsonl')
            .map(({ id }) => id)
            .join(' ')
        : '';
    };
    await until(() => ids() === 'r0');
    writeFileSync(join(input, 'new.txt'), RELEASE);
    await until(() => ids() === 'new r0');
    rmSync(join(input, 'r0.txt'));
    await until(() => ids() === 'new');
    child.kill('SIGINT');
    expect(await end).toBe(130);
  });
});

describe('fetch', () => {
  it('says what is missing from the configuration', () => {
    const config = join(folder, 'fetch.json');
    writeFileSync(config, '{"sources": [{"name": "a", "urls": []}]}');
    expect(communique(['fetch', '--config', config, '--source', 'b'])).toMatchObject({ code: 2 });
    expect(communique(['fetch', '--config', config]).stdout).toBe('0 saved, 0 unchanged, 0 failed\n');
    writeFileSync(config, '{"sources": [{"name": "a", "feed": "file:///etc/passwd"}]}');
    expect(communique(['fetch', '--config', config]).stderr).toContain('sources');
  });
});
