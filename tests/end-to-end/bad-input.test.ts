import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { communique, type Outcome, RELEASE, type Row, rowsOf, scratch } from './communique.js';

const folder = scratch();
const input = join(folder, 'in');
const output = join(folder, 'out');
const korean = '한일 국방장관은 회담을 열고 북한의 발사를 강력히 규탄하였으며 협의를 계속하기로 합의하였다. '.repeat(5);
const isRoot = process.getuid?.() === 0;

const files: Readonly<Record<string, string | Uint8Array>> = {
  'good.txt': RELEASE,
  'empty.txt': '',
  'white.txt': ' \n\t\n',
  'picture.txt': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]),
  'noise.txt': Uint8Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256),
  'latin1.txt': Buffer.from(RELEASE.replace('talks', 'pourparlers \u00e0 S\u00e9oul'), 'latin1'),
  'utf16.txt': Buffer.concat([Uint8Array.from([0xff, 0xfe]), Buffer.from(RELEASE, 'utf16le')]),
  'marked.txt': `\ufeff${RELEASE}`,
  'crlf.txt': RELEASE.replaceAll('\n', '\r\n'),
  'korean.txt': korean,
  'french.txt':
    'Les deux ministres ont condamné les tirs et sont convenus de poursuivre les entretiens dans les mois à venir.',
  'line.txt': `${'The two Ministers agreed to continue their consultations on regional security. '.repeat(260).slice(0, 20_000)}`,
  'unbroken.txt': `The Ministers agreed. ${'x'.repeat(20_000)}`,
  'twice.txt': RELEASE,
  'twice.md': RELEASE,
  'front.md': '---\ntitle: Nothing below\n---\n',
  'blank.html': '<html><body><img src="x.png"></body></html>',
  'deep.html': `<html><body>${'<div>'.repeat(20_000)}${RELEASE}`,
  'sheet.xyz': 'what is this',
  'stated.txt': RELEASE,
  'stated.meta.json': '{"date": "soon"}',
  'broken.txt': RELEASE,
  'broken.meta.json': '{"date": ',
  'many.jsonl': [
    JSON.stringify({ id: 'one', text: RELEASE }),
    JSON.stringify({ id: 'one', text: RELEASE }),
    '{"id": "cut',
    JSON.stringify({ id: 'textless', title: 'x' }),
    JSON.stringify({ id: 'hollow', text: '   ' }),
    JSON.stringify({ id: 'half', text: '\ud800 The Ministers agreed.' }),
    JSON.stringify({ id: 'good', text: RELEASE }),
    '{"id": "poison", "__proto__": {"date": "2020-01-01"}, "text": "The Ministers agreed to meet."}',
    JSON.stringify({ id: '../../escape', text: RELEASE }),
  ].join('\n'),
};

let outcome: Outcome;
let rejects: Row[];
let documents: unknown[];

beforeAll(() => {
  mkdirSync(join(input, 'sub'), { recursive: true });
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(input, name), bytes);
  writeFileSync(join(input, 'sub', 'good.txt'), RELEASE);
  writeFileSync(join(input, 'locked.txt'), RELEASE);
  chmodSync(join(input, 'locked.txt'), 0);
  writeFileSync(join(input, 'huge.txt'), 'x');
  truncateSync(join(input, 'huge.txt'), 50_000_000);
  symlinkSync(input, join(input, 'sub', 'round'));
  symlinkSync('myself', join(input, 'myself'));
  symlinkSync('nowhere.txt', join(input, 'dangling.txt'));
  execFileSync('mkfifo', [join(input, 'pipe.txt')]);
  outcome = communique(['run', '--input', input, '--output', output]);
  rejects = rowsOf(output, 'rejects.jsonl');
  documents = rowsOf(output, 'documents.jsonl').map(({ id }) => id);
});

function reasonsOf(source: string): unknown[] {
  return rejects.filter((reject) => reject.source === source).map(({ reason }) => reason);
}

describe('bad input', () => {
  it('ends with exit code 1 and names every reject in the summary', () => {
    expect(outcome.stderr).toBe('');
    expect(outcome.code).toBe(1);
    expect(outcome.stdout).toContain(`${rejects.length} rejects`);
  });

  it.each([
    ['empty.txt', 'empty'],
    ['white.txt', 'empty'],
    ['picture.txt', 'binary'],
    ['noise.txt', 'binary'],
    ['latin1.txt', 'encoding'],
    ['korean.txt', 'language'],
    ['french.txt', 'language'],
    ['huge.txt', 'too-large'],
    ['twice.txt', 'duplicate-id'],
    ['front.md', 'no-text'],
    ['blank.html', 'no-text'],
    ['deep.html', 'format'],
    ['sheet.xyz', 'format'],
    ['stated.txt', 'invalid-input'],
    ['broken.txt', 'invalid-input'],
    ['sub/round', 'loop'],
    ['myself', 'loop'],
    ['dangling.txt', 'unreadable'],
    ['pipe.txt', 'unreadable'],
  ])('rejects %s as %s, with what to do', (source, reason) => {
    expect(reasonsOf(source)).toEqual([reason]);
    const reject = rejects.find((row) => row.source === source);
    expect(reject?.message).toBeTruthy();
    expect(reject?.remedy).toBeTruthy();
  });

  it('rejects an unreadable file, unless the reader may read everything', () => {
    expect(reasonsOf('locked.txt')).toEqual(isRoot ? [] : ['unreadable']);
  });

  it('rejects bad lines of a file of documents and keeps the good ones', () => {
    expect(reasonsOf('many.jsonl').sort()).toEqual([
      'duplicate-id',
      'duplicate-id',
      'empty',
      'encoding',
      'invalid-input',
      'invalid-input',
    ]);
  });

  it('reads the rest', () => {
    const expected = [
      'good',
      'sub/good',
      'utf16',
      'marked',
      'crlf',
      'line',
      'unbroken',
      'twice',
      'one',
      'poison',
      '../../escape',
    ];
    expect(documents).toEqual([...expected, ...(isRoot ? ['locked'] : [])].sort());
  });

  it('finds the same statements whatever the encoding', () => {
    const acts = (id: string) =>
      rowsOf(output, 'statements.jsonl')
        .filter((row) => row.document === id)
        .map(({ act }) => act);
    expect(acts('good').length).toBeGreaterThan(0);
    for (const id of ['sub/good', 'utf16', 'marked', 'crlf']) expect(acts(id)).toEqual(acts('good'));
  });
});
