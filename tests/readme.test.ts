import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../src/resources/paths.js';

interface Script {
  renewed(readme: string, statements: string): string;
}

const read = (path: string) => readFileSync(join(packageRoot, path), 'utf8');
const pages = ['README.md', ...readdirSync(join(packageRoot, 'docs')).map((name) => `docs/${name}`)];

describe('README', () => {
  it('shows a record and the scores of the dataset as they are now', { timeout: 60_000 }, async () => {
    const path = '../scripts/update-readme.mjs';
    const { renewed } = (await import(path)) as Script;
    expect(renewed(read('README.md'), read('output/statements.jsonl'))).toBe(read('README.md'));
  });

  it.each(pages)('%s links to files that are there', (page) => {
    const targets = [...read(page).matchAll(/\]\((?!https?:)([^)#\s]+)[^)]*\)/g)].map(([, target]) => target ?? '');
    const missing = targets.filter((target) => !existsSync(join(packageRoot, dirname(page), target)));
    expect(missing).toEqual([]);
  });
});
