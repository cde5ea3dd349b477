import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { communique, scratch } from './communique.js';

const ROOT = resolve(import.meta.dirname, '../..');
const RELEASES = resolve(ROOT, '../shared/releases-more');

/** Floors a little below what was reached: 28 of these 88 releases were not read for errors. */
const FLOORS = { detection: 0.95, act: 0.98, speakersCountry: 0.93, targetsCountry: 0.94, content: 0.97, full: 0.87 };

interface Report {
  readonly measures: readonly { readonly name: string; readonly value: number }[];
}

it.skipIf(!existsSync(RELEASES))(
  'reads real releases as annotators who did not know the program (needs ../shared/releases-more)',
  { timeout: 120_000 },
  () => {
    const out = scratch();
    execFileSync(process.execPath, [join(ROOT, 'scripts/real-gold.mjs'), RELEASES, out]);
    const folders = ['--gold', join(out, 'gold'), '--input', join(out, 'releases')];
    expect(communique(['gold', 'check', join(out, 'gold'), '--input', join(out, 'releases')]).code).toBe(0);
    const { code, stdout } = communique([
      'evaluate',
      '--run',
      ...folders,
      '--no-gates',
      '--samples',
      '0',
      '--format',
      'json',
    ]);
    expect(code).toBe(0);
    const values = new Map((JSON.parse(stdout) as Report).measures.map(({ name, value }) => [name, value]));
    for (const [name, floor] of Object.entries(FLOORS)) expect(values.get(name), name).toBeGreaterThanOrEqual(floor);
  },
);
