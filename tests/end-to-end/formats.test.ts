import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { describe, expect, it } from 'vitest';
import { makePdf } from '../io/make-pdf.js';
import { makeZip } from '../io/make-zip.js';
import { communique, datasetOf, RELEASE, type Row, rowsOf, scratch } from './communique.js';

const folder = scratch();

interface Entry {
  readonly name: string;
  readonly type?: 'file' | 'symlink';
  readonly linkname?: string;
  readonly content?: string;
}

async function tarOf(path: string, entries: readonly Entry[]): Promise<void> {
  const archive = pack();
  for (const { content = RELEASE, ...entry } of entries) archive.entry(entry, entry.type === 'symlink' ? '' : content);
  archive.finalize();
  await pipeline(archive, createWriteStream(path));
}

function run(name: string, ...more: string[]): { documents: Row[]; rejects: Row[]; output: string } {
  const output = join(folder, `${name}-out`);
  communique(['run', '--input', join(folder, name), '--output', output, ...more]);
  return { documents: rowsOf(output, 'documents.jsonl'), rejects: rowsOf(output, 'rejects.jsonl'), output };
}

function input(name: string): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  return path;
}

const faults = (rejects: readonly Row[]) => rejects.map(({ source, reason }) => `${source} ${reason}`).sort();

describe('formats in one folder', () => {
  it('give the same statements, whatever the workers', async () => {
    const place = input('formats');
    writeFileSync(join(place, 'a.txt'), RELEASE);
    writeFileSync(join(place, 'b.txt.gz'), gzipSync(RELEASE));
    writeFileSync(join(place, 'c.csv'), `text,date\n"${RELEASE.replaceAll('"', '""')}",2023-06-04\n`);
    writeFileSync(join(place, 'd.jsonl.gz'), gzipSync(`${JSON.stringify({ text: RELEASE })}\n`));
    writeFileSync(
      join(place, 'e.zip'),
      makeZip([
        { name: 'in/e1.txt', content: RELEASE },
        { name: 'e2.txt.gz', content: gzipSync(RELEASE) },
      ]),
    );
    await tarOf(join(place, 'f.tar'), [{ name: './f1.txt' }]);
    writeFileSync(
      join(place, 'g.pdf'),
      makePdf([RELEASE.split('\n').map((text, at) => [50, 700 - 13 * at, text, 9] as const)]),
    );
    const { documents, rejects, output } = run('formats');
    expect(rejects).toEqual([]);
    expect(documents.map(({ id, format }) => `${id} ${format}`)).toEqual([
      'a txt',
      'b txt',
      'c-1 csv',
      'd-1 json',
      'e1 txt',
      'e2 txt',
      'f1 txt',
      'g pdf',
    ]);
    const counts = documents.map((row) => (row.counts as Row).statements);
    expect(new Set(counts).size).toBe(1);
    const kept = Object.keys(datasetOf(output)).filter((name) => name.startsWith('texts/'));
    expect(kept).toHaveLength(7);
    expect(communique(['verify', output]).stderr).toBe('');
    expect(datasetOf(run('formats', '--full', '--workers', '2').output)).toEqual(datasetOf(output));
  });
});

describe('sidecars in archives', () => {
  const sidecar = { name: 'in/talks.meta.json', content: JSON.stringify({ date: '2023-06-04', title: 'Talks' }) };
  const wrong = { name: 'in/wrong.meta.json', content: '{"date": "soon"}' };
  const talks = [
    { name: 'in/talks.txt', content: RELEASE },
    { name: 'in/wrong.txt', content: RELEASE },
  ];

  it.each([
    ['before their releases', [sidecar, wrong, ...talks]],
    ['behind their releases', [...talks, wrong, sidecar]],
  ])('are read %s', async (_, parts) => {
    const place = input(`sidecars-${parts === talks}`);
    writeFileSync(join(place, 'a.zip'), makeZip(parts));
    await tarOf(
      join(place, 'b.tar'),
      parts.map(({ name, content }) => ({ name: `./${name}`, content })),
    );
    const { documents, rejects, output } = run(basename(place), '--full');
    expect(documents.map(({ source, date, title }) => [source, date, title]).sort()).toEqual([
      ['a.zip/in/talks.txt', '2023-06-04', 'Talks'],
      ['b.tar/in/talks.txt', '2023-06-04', 'Talks'],
    ]);
    expect(faults(rejects)).toEqual(['a.zip/in/wrong.txt invalid-input', 'b.tar/in/wrong.txt invalid-input']);
    const manifest = JSON.parse(readFileSync(join(output, 'manifest.json'), 'utf8'));
    expect(manifest.inputs.sidecars.files).toBe(2);
  });
});

describe('hostile archives', () => {
  it('cost their own members only', async () => {
    const place = input('hostile');
    writeFileSync(
      join(place, 'bad.zip'),
      makeZip([
        { name: '../../escape.txt', content: RELEASE },
        { name: '/etc/cron.d/x.txt', content: RELEASE },
        { name: 'link.txt', content: '/etc/passwd', mode: 0o120777 },
        { name: 'bomb.txt', content: Buffer.alloc(21_000_000) },
        { name: 'liar.txt', content: RELEASE, size: 3 },
        { name: 'inner.zip', content: makeZip([]) },
        { name: 'run.exe', content: 'MZ' },
        { name: 'again.txt', content: RELEASE },
        { name: '.hidden/x.txt', content: RELEASE },
        { name: '__MACOSX/good.txt', content: RELEASE },
        { name: 'good.txt', content: RELEASE },
        { name: 'again.txt', content: RELEASE },
      ]),
    );
    await tarOf(join(place, 'bad.tar'), [
      { name: '../out.txt' },
      { name: 'passwd.txt', type: 'symlink', linkname: '/etc/passwd' },
      { name: 'fine.txt' },
    ]);
    writeFileSync(join(place, 'broken.zip'), 'PK\u0003\u0004 no more');
    writeFileSync(join(place, 'broken.tgz'), gzipSync(RELEASE).subarray(0, 60));
    writeFileSync(join(place, 'bomb.txt.gz'), gzipSync(Buffer.alloc(30_000_000)));
    writeFileSync(join(place, 'cut.txt.gz'), gzipSync(RELEASE).subarray(0, 40));
    writeFileSync(join(place, 'no-text.csv'), '__proto__,constructor\n1,2\n');
    writeFileSync(join(place, 'half.csv'), `text\n"${RELEASE}"\n"never ended`);
    const { documents, rejects } = run('hostile');
    expect(documents.map(({ id }) => id)).toEqual(['again', 'fine', 'good', 'half-1']);
    expect(faults(rejects)).toEqual([
      'bad.tar/../out.txt invalid-input',
      'bad.tar/passwd.txt unreadable',
      'bad.zip/../../escape.txt invalid-input',
      'bad.zip//etc/cron.d/x.txt invalid-input',
      'bad.zip/again.txt duplicate-id',
      'bad.zip/bomb.txt too-large',
      'bad.zip/inner.zip format',
      'bad.zip/liar.txt format',
      'bad.zip/link.txt unreadable',
      'bad.zip/run.exe format',
      'bomb.txt.gz too-large',
      'broken.tgz format',
      'broken.zip format',
      'cut.txt.gz format',
      'half.csv invalid-input',
      'no-text.csv invalid-input',
    ]);
  });

  it('end where they unpack to far more than they hold', () => {
    const place = input('growing');
    const member = Buffer.alloc(15_000_000, 0x20);
    writeFileSync(
      join(place, 'many.zip'),
      makeZip(Array.from({ length: 9 }, (_, at) => ({ name: `m${at}.txt`, content: member }))),
    );
    expect(faults(run('growing').rejects).filter((fault) => fault.startsWith('many.zip '))).toEqual([
      'many.zip too-large',
    ]);
  });
});
