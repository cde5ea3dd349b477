import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { communique } from '../end-to-end/communique.js';

const FOLDER = resolve(import.meta.dirname, '../../workflows');
const texts = readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')] as const);
const commands = texts.flatMap(([name, text]) =>
  [...text.matchAll(/npx communique ([^\n]*)/g)].map(([, words = '']) => ({ name, words: words.split(/\s+/) })),
);

function options(command: string): string {
  return communique([command, '--help']).stdout;
}

describe('workflow files', () => {
  it.each(texts)('%s is YAML and runs check, gates, difference and card', (_, text) => {
    expect(parse(text)).toBeTypeOf('object');
    for (const step of ['run --check --base', 'verify', 'evaluate', 'diff', 'card']) {
      expect(text).toContain(`npx communique ${step}`);
    }
  });

  it.each(commands)('$name: communique $words has only options there are', ({ words }) => {
    const help = options(words[0] ?? '');
    for (const word of words.filter((one) => one.startsWith('--'))) expect(help).toContain(word);
  });
});
