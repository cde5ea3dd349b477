import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { communique, RELEASE, rows, scratch } from './communique.js';

const folder = scratch();
const file = join(folder, 'release.txt');
writeFileSync(file, RELEASE);
const MAIN = resolve(import.meta.dirname, '../../dist/cli/main.js');

describe('communique extract', () => {
  it('writes the statements of a release, one a line', () => {
    const { code, stdout, stderr } = communique(['extract', file]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const statements = rows(stdout);
    expect(statements.map(({ act }) => act)).toContain('condemn');
    expect(new Set(statements.map(({ document }) => document))).toEqual(new Set(['release']));
  });

  it('gives the same statements for text and for JSON on standard input', () => {
    const ids = (stdout: string) => rows(stdout).map(({ act, cue, content }) => ({ act, cue, content }));
    const asText = communique(['extract', '-'], RELEASE);
    const asJson = communique(['extract', '-'], `${JSON.stringify({ id: 'x', text: RELEASE })}\n`);
    expect(ids(asText.stdout)).toEqual(ids(asJson.stdout));
    expect(ids(asText.stdout)).toEqual(ids(communique(['extract', file]).stdout));
  });

  it('lets what is stated win over the text', () => {
    const stated = {
      id: 'x',
      text: RELEASE,
      date: '2024-01-02',
      title: 'Stated',
      publisher: 'org:un-security-council',
    };
    const [document] = rows(communique(['extract', '--emit', 'documents', '-'], JSON.stringify(stated)).stdout);
    expect(document).toMatchObject({
      id: 'x',
      date: '2024-01-02',
      title: 'Stated',
      publisher: 'org:un-security-council',
    });
  });

  it('writes document and statements of several releases with --emit both', () => {
    const lines = [1, 2].map((at) => JSON.stringify({ id: `r${at}`, text: RELEASE })).join('\n');
    const records = rows(communique(['extract', '--emit', 'both', '-'], lines).stdout);
    expect(records.filter((row) => 'counts' in row).map(({ id }) => id)).toEqual(['r1', 'r2']);
    expect(records.filter((row) => 'act' in row).length).toBeGreaterThan(1);
  });

  it('names a bad document on standard error, goes on, and exits with 1', () => {
    const lines = ['not JSON', JSON.stringify({ id: 'ok', text: RELEASE })].join('\n');
    const { code, stdout, stderr } = communique(['extract', '-'], `{"id": 1}\n${lines}`);
    expect(code).toBe(1);
    expect(rows(stderr).map(({ document, reason }) => [document, reason])).toEqual([
      ['stdin-1', 'invalid-input'],
      ['stdin-2', 'invalid-input'],
    ]);
    expect(new Set(rows(stdout).map(({ document }) => document))).toEqual(new Set(['ok']));
  });

  it.each([
    ['nothing', new Uint8Array(), 'empty'],
    ['a binary', Uint8Array.from([1, 0, 2, 0, 0, 3]), 'binary'],
    ['Korean', Buffer.from('두 장관은 회담을 계속하기로 합의하였다. '.repeat(3)), 'language'],
  ])('rejects %s on standard input', (_, input, reason) => {
    const { code, stdout, stderr } = communique(['extract', '-'], input);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(rows(stderr).map((row) => row.reason)).toEqual([reason]);
  });

  it.each([
    ['a missing file', ['extract', join(folder, 'none.txt')], 'does not exist'],
    ['a missing configuration', ['extract', file, '--config', join(folder, 'none.json')], 'cannot be read'],
    ['no file', ['extract'], 'missing required argument'],
    ['an unknown option', ['extract', file, '--emitt', 'both'], 'Did you mean --emit'],
    ['an unknown command', ['extrat', file], 'Did you mean extract'],
  ])('cannot run with %s: one line and exit code 2', (_, args, message) => {
    const { code, stdout, stderr } = communique(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  });

  it('answers each document before the next is there', async () => {
    const child = spawn(process.execPath, [MAIN, 'extract', '-'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const first = new Promise<string>((done) =>
      child.stdout.once('data', (chunk: Buffer) => done(chunk.toString('utf8'))),
    );
    child.stdin.write(`${JSON.stringify({ id: 'first', text: RELEASE })}\n`);
    expect(await first).toContain('"document":"first"');
    child.stdin.end();
    expect(await new Promise((done) => child.once('exit', done))).toBe(0);
  });

  it('ends quietly when the reader closes the pipe', () => {
    const lines = Array.from({ length: 300 }, (_, at) => JSON.stringify({ id: `r${at}`, text: RELEASE })).join('\n');
    const script = `set -o pipefail; "$0" "$1" extract - | head -n 1; echo "code \${PIPESTATUS[0]}" >&2`;
    const { stdout, stderr } = spawnSync('bash', ['-c', script, process.execPath, MAIN], { input: lines });
    expect(rows(stdout.toString('utf8'))).toHaveLength(1);
    expect(stderr.toString('utf8')).toBe('code 0\n');
  });
});
