import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { evaluateCommand } from '../../src/cli/evaluate.js';
import { goldCommand } from '../../src/cli/gold.js';
import type { GoldDocument } from '../../src/core/records.js';
import { at, gold, record, statement, TEXT } from './fixtures.js';

let folder = '';
let out = '';
let err = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'communique-'));
  out = '';
  err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += text;
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += text;
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
  process.exitCode = undefined;
});

const path = (...names: string[]): string => join(folder, ...names);

async function run(command: Command, ...words: string[]): Promise<void> {
  await command.exitOverride().parseAsync(words, { from: 'user' });
}

/** `corpus/gold`, `corpus/releases`, and `run`, which has one statement of three wrong and one too many. */
async function setUp(): Promise<void> {
  const { mkdirSync } = await import('node:fs');
  const { createHash } = await import('node:crypto');
  for (const name of ['corpus/gold', 'corpus/releases', 'run']) mkdirSync(path(name), { recursive: true });
  writeFileSync(path('corpus/releases/x.txt'), TEXT);
  const sha256 = createHash('sha256').update(TEXT).digest('hex');
  const own = gold({ sha256 });
  writeFileSync(path('corpus/gold/x.gold.json'), JSON.stringify(own));
  writeFileSync(path('config.json'), JSON.stringify({ gates: { full: 0.9, detection: 0.5 } }));
  const predicted = own.statements.map((one, i) => ({
    ...one,
    id: `x#${i}`,
    act: i === 0 ? ('accuse' as const) : one.act,
  }));
  const extra = statement('x#9', 'state', 'meet');
  const records = [...predicted, extra].map((one, i) => record('x', one, i / 4));
  const { document, statements: _, ...header } = own;
  const row = {
    ...header,
    id: document,
    source: 'x.txt',
    format: 'txt',
    language: 'en',
    parties: [],
    entities: own.entities.map((entity) => ({ ...entity, mentions: [] })),
    deadlines: own.deadlines.map((deadline) => ({ ...deadline, statements: ['x#1'] })),
    segments: [],
    counts: { characters: 1, words: 1, sentences: 1, statements: 4 },
  };
  writeFileSync(path('run/documents.jsonl'), `${JSON.stringify(row)}\n`);
  writeFileSync(path('run/statements.jsonl'), records.map((one) => `${JSON.stringify(one)}\n`).join(''));
}

const scored = (...more: string[]): Promise<void> =>
  run(
    evaluateCommand(),
    '--gold',
    path('corpus/gold'),
    '--pred',
    path('run'),
    '--config',
    path('config.json'),
    ...more,
  );

describe('communique evaluate', () => {
  beforeEach(setUp);

  it('prints a table, holds the gates, and names what fell below', async () => {
    await scored('--errors', '1');
    expect(out).toMatch(/^full +statements +0\.500 +0\.667 +0\.571/m);
    expect(out).toContain('What a floor of confidence buys');
    expect(out).toContain('Mistakes (1 of 2)');
    expect(err).toContain('gate: full is 0.571, its floor is 0.9. Lost most: x (3).');
    expect(err).not.toContain('detection');
    expect(process.exitCode).toBe(1);
  });

  it('leaves gates out when told to', async () => {
    await scored('--no-gates');
    expect(process.exitCode).toBeUndefined();
  });

  it('scores only the records of a confidence', async () => {
    await scored('--format', 'json', '--no-gates', '--samples', '0', '--confidence', '0.25');
    expect(JSON.parse(out).counts).toEqual({ documents: 1, gold: 3, predicted: 3, paired: 2 });
  });

  it('writes JSON with every measure', async () => {
    await scored('--format', 'json', '--no-gates', '--samples', '50');
    const report = JSON.parse(out);
    expect(report.counts).toEqual({ documents: 1, gold: 3, predicted: 4, paired: 3 });
    expect(report.measures[0]).toMatchObject({ name: 'full', over: 'statements', gold: 3, predicted: 4 });
    expect(report.reliability.count).toBe(4);
    expect(report.agreement).toBeNull();
  });

  it.each([
    ['md', '## Measures'],
    ['html', '<!doctype html>'],
  ])('writes %s to a file', async (format, start) => {
    await scored('--format', format, '--write', path('report'), '--no-gates', '--samples', '0');
    expect(readFileSync(path('report'), 'utf8').startsWith(start)).toBe(true);
    expect(out).toBe('');
  });

  it('compares with another run', async () => {
    cpSync(path('corpus/gold'), path('best'), { recursive: true });
    await scored('--against', path('best'), '--no-gates');
    expect(out).toContain('Statements lost: 1');
    expect(out).toContain('Statements won: 0');
  });

  it('compares annotators', async () => {
    await run(evaluateCommand(), '--gold', path('corpus/gold'), '--pred', path('corpus/gold'), '--samples', '0');
    expect(out).toMatch(/acts of paired statements, nominal +1\.000/);
  });

  it('takes genres from a file beside the gold', async () => {
    writeFileSync(path('corpus/genres.json'), JSON.stringify({ x: 'readout' }));
    await scored('--no-gates', '--samples', '0');
    expect(out).toMatch(/^readout +3 +4 +3/m);
  });

  it('says when the gold is of other bytes or of a release that was not read', async () => {
    const other: GoldDocument = gold({ document: 'y' });
    writeFileSync(path('corpus/gold/y.gold.json'), JSON.stringify(other));
    writeFileSync(path('corpus/gold/x.gold.json'), JSON.stringify(gold()));
    await scored('--no-gates', '--samples', '0');
    expect(err).toContain('were not read, whose statements all count as missed: y');
    expect(err).toContain('other bytes than their gold was made for, so that offsets may not match: x');
  });

  it('does not fit confidence on releases that were not read, nor on too few', async () => {
    await expect(scored('--calibrate', path('model.json'))).rejects.toThrow(/at least 5 genres or issuers, found 1/);
    writeFileSync(path('corpus/gold/y.gold.json'), JSON.stringify(gold({ document: 'y' })));
    await expect(scored('--calibrate', path('model.json'))).rejects.toThrow(/1 releases with gold were not read/);
    expect(existsSync(path('model.json'))).toBe(false);
  });

  it.each([
    [['--gold', 'nowhere'], /nowhere: no such file or folder/],
    [['--gold', '.', '--pred', '.'], /no \*\.gold\.json file found/],
    [['--samples', 'many'], /whole number/],
    [['--confidence', '80'], /from 0 to 1/],
    [['--run', '--pred', 'x'], /cannot be used with/],
  ])('refuses %j', async (words, message) => {
    const empty = words.map((word) => (word === '.' ? path('run') : word));
    await expect(run(evaluateCommand(), ...empty)).rejects.toThrow(message);
  });

  it('refuses a folder with neither records nor gold, and gold that is not JSON', async () => {
    await expect(
      run(evaluateCommand(), '--gold', path('corpus/gold'), '--pred', path('corpus/releases')),
    ).rejects.toThrow(/neither documents\.jsonl nor \*\.gold\.json/);
    writeFileSync(path('corpus/gold/z.gold.json'), '{');
    await expect(scored()).rejects.toThrow(/z\.gold\.json: not JSON/);
  });
});

describe('communique gold', () => {
  beforeEach(setUp);

  it('checks files against their releases', async () => {
    await run(goldCommand(), 'check', path('corpus/gold'));
    expect(out).toBe('1 files, 0 errors\n');
    expect(process.exitCode).toBeUndefined();
  });

  it('ends with 1 when something is wrong', async () => {
    const bad = gold({ statements: [statement('s1', 'agree', 'agreed', { cue: { ...at('agreed'), start: 1 } })] });
    writeFileSync(path('corpus/gold/x.gold.json'), JSON.stringify(bad));
    await run(goldCommand(), 'check', path('corpus/gold/x.gold.json'));
    expect(out).toContain('x.gold.json: error: s1.cue: says "agreed"');
    expect(out).toContain('x.gold.json: error: sha256');
    expect(process.exitCode).toBe(1);
  });

  it('drafts gold of a release', async () => {
    await run(goldCommand(), 'new', path('corpus/releases/x.txt'), '--output', path('drafts'));
    const drafted = JSON.parse(readFileSync(path('drafts/x.gold.json'), 'utf8'));
    expect(drafted.document).toBe('x');
    await run(goldCommand(), 'check', path('drafts'), '--input', path('corpus/releases'));
    expect(out).toContain('1 files, 0 errors');
    await expect(run(goldCommand(), 'new', path('corpus/releases/x.txt'), '--output', path('drafts'))).rejects.toThrow(
      /is there already. Give --force/,
    );
  });

  it('merges two annotators', async () => {
    cpSync(path('corpus/gold'), path('b'), { recursive: true });
    const other = { ...JSON.parse(readFileSync(path('b/x.gold.json'), 'utf8')), title: 'Another' };
    writeFileSync(path('b/x.gold.json'), JSON.stringify(other));
    await run(goldCommand(), 'adjudicate', path('corpus/gold'), path('b'), '--output', path('merged'));
    expect(out).toBe('x: 1 disagreements\nrelease  title\n  A: Joint Statement\n  B: Another\n');
    expect(existsSync(path('merged/x.gold.json'))).toBe(true);
  });

  it.each(['brat', 'label-studio', 'doccano', 'webanno-tsv', 'web-annotation'])(
    'carries gold to %s and back',
    async (format) => {
      await run(goldCommand(), 'export', format, path('corpus/gold'), '--output', path('tool'));
      await run(goldCommand(), 'import', format, path('tool'), '--base', path('corpus/gold'), '--output', path('back'));
      const read = (name: string): unknown => JSON.parse(readFileSync(path(name, 'x.gold.json'), 'utf8'));
      expect(read('back')).toEqual(read('corpus/gold'));
      expect(err.includes('note: ')).toBe(['brat', 'doccano', 'webanno-tsv'].includes(format));
    },
  );

  it('refuses a format it does not know, and gold without its release', async () => {
    await expect(run(goldCommand(), 'export', 'word', path('corpus/gold'), '--output', folder)).rejects.toThrow();
    rmSync(path('corpus/releases/x.txt'));
    await expect(run(goldCommand(), 'export', 'brat', path('corpus/gold'), '--output', folder)).rejects.toThrow(
      /the release "x" is not at hand/,
    );
  });
});
