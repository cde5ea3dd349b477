import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { communique, scratch } from '../end-to-end/communique.js';
import { ACCOUNTS } from './accounts.js';

const folder = scratch();
const releases = join(folder, 'releases');
const output = join(folder, 'dataset');
const site = join(folder, 'site');

const run = (...args: string[]): ReturnType<typeof communique> => communique([...args, '--output', output]);

beforeAll(() => {
  mkdirSync(releases);
  for (const [id, text] of ACCOUNTS) writeFileSync(join(releases, `${id}.txt`), text);
  expect(run('run', '--input', releases).code).toBe(0);
});

describe('communique report', () => {
  it('writes the site, with the texts of the releases', () => {
    const { code, stdout, stderr } = run('report', '--input', releases, '--site', site);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('index.html');
    expect(readFileSync(join(site, 'releases/host.html'), 'utf8')).toContain('The two Ministers');
    expect(existsSync(join(site, 'meetings/host%7eguest.html'))).toBe(true);
  });

  it('removes pages of releases that are gone, and leaves other files alone', () => {
    writeFileSync(join(site, 'releases/gone.html'), '');
    writeFileSync(join(site, 'notes.txt'), 'mine');
    run('report', '--input', releases, '--site', site);
    expect(existsSync(join(site, 'releases/gone.html'))).toBe(false);
    expect(existsSync(join(site, 'notes.txt'))).toBe(true);
  });

  it('says so when texts are not at hand', () => {
    const { code, stderr } = run('report', '--site', join(folder, 'bare'));
    expect(code).toBe(1);
    expect(stderr).toContain('Name the releases as they were run with --input.');
  });

  it.each([
    [['report', '--output', '/nowhere'], 'no such file'],
    [['report', '--as-of', 'soon'], 'is no day'],
  ])('%j is a fault of use', (args, message) => {
    const { code, stderr } = communique([...args, ...(args.includes('--output') ? [] : ['--output', output])]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('communique compare', () => {
  it('takes ids, beginnings of ids, and files', () => {
    const byId = run('compare', 'host', 'guest').stdout;
    expect(byId).toContain('4 things said by both');
    expect(run('compare', 'ho', 'gue*').stdout).toBe(byId);
    expect(run('compare', join(releases, 'host.txt'), 'guest.txt').stdout).toBe(byId);
  });

  it('finds the other accounts of a meeting, and lists them all', () => {
    expect(run('compare', 'guest').stdout).toContain('4 things said by both');
    expect(run('compare').stdout).toContain('host guest');
  });

  it('sets several in one table', () => {
    const { stdout } = run('compare', 'host', 'guest', 'later', '--format', 'csv');
    expect(stdout.split('\r\n')[0]).toMatch(/id A,.*id B,.*id C$/);
    expect(run('compare', 'host', 'guest', 'later').stdout).toContain('left out by C');
  });

  it.each([
    [['compare', 'nobody', 'host'], 'no release "nobody"'],
    [['compare', 'host', 'host'], 'named twice'],
    [['compare', 'other'], 'no other release'],
  ])('%j is a fault of use', (args, message) => {
    const { code, stderr } = run(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('communique commitments', () => {
  it.each([
    ['table', '3 commitments'],
    ['csv', 'status,due,deadline'],
    ['md', '# Commitments as of 2024-12-15'],
    ['html', '<!doctype html>'],
    ['ics', 'BEGIN:VCALENDAR'],
  ])('writes %s', (format, words) => {
    const { code, stdout } = run('commitments', '--as-of', '2024-12-15', '--format', format);
    expect(code).toBe(0);
    expect(stdout).toContain(words);
  });

  it('keeps to a status and a country, and writes to a file', () => {
    const file = join(folder, 'ledger.csv');
    run(
      'commitments',
      '--as-of',
      '2024-12-15',
      '--status',
      'overdue',
      '--country',
      'ken',
      '--format',
      'csv',
      '--write',
      file,
    );
    expect(readFileSync(file, 'utf8').trim().split('\r\n')).toHaveLength(2);
  });

  it('refuses what is no country', () => {
    expect(run('commitments', '--country', 'Ruritania')).toMatchObject({ code: 2 });
    expect(run('search', '--country', 'Congo').stderr).toContain('names no one country');
  });
});

describe('communique search', () => {
  const found = (...args: string[]): number =>
    communique(['search', '--output', output, '--format', 'jsonl', ...args])
      .stdout.split('\n')
      .filter(Boolean).length;

  it.each<[string[], number]>([
    [['fishing vessels'], 3],
    [['"illegal fishing"'], 2],
    [['fishing', '--act', 'agree', 'pledge'], 2],
    [['--actor', 'Mudavadi', '--from', '2024-10'], 2],
    [['--due-to', '2024-12-31'], 2],
    [['--country', 'CAN', '--class', 'expressive'], 1],
    [['--country', 'canada', '--class', 'expressive'], 1],
    [['--release', 'other', '--limit', '1'], 1],
    [['--', 'fishing', '-vessels'], 2],
  ])('%j finds %i', (args, count) => {
    expect(found(...args)).toBe(count);
  });

  it('shows a table, and counts on standard error', () => {
    const { stdout, stderr } = run('search', 'vessels');
    expect(stdout).toContain('2025-06-30');
    expect(stderr).toBe('3 of 14 statements\n');
  });

  it('asks back where a name fits nobody', () => {
    const { code, stderr } = run('search', '--actor', 'Nobody');
    expect(code).toBe(2);
    expect(stderr).toContain('nobody called "Nobody"');
  });
});
