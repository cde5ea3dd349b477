import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { feedSinks } from '../../src/cli/export.js';
import { loadConfig } from '../../src/pipeline/config.js';
import { first } from './datasets.js';

function configWith(sinks: unknown): ReturnType<typeof loadConfig> {
  const folder = mkdtempSync(join(tmpdir(), 'communique-hook-'));
  const file = join(folder, 'pipeline.config.json');
  writeFileSync(file, JSON.stringify({ output: first.folder, sinks }));
  return loadConfig(file);
}

it('feeds the sinks of the configuration, with paths from its folder', async () => {
  const config = configWith(['csv:tables']);
  await feedSinks(config);
  const written = readFileSync(join(config.file ?? '', '../tables/statements.csv'), 'utf8');
  expect(written.startsWith('id,document,')).toBe(true);
});

it('refuses a sink of another kind before anything runs, without repeating it', () => {
  expect(() => configWith(['mysql://u:secret@h/x'])).toThrow(/sinks/);
  expect(() => configWith(['mysql://u:secret@h/x'])).not.toThrow(/secret/);
});
