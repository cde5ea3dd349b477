import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../src/core/diagnostics.js';
import { loadConfig, resolveConfig } from '../../src/pipeline/config.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'communique-config-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const swahili = { id: 'xx', name: 'Test', words: ['ba', 'be', 'bi', 'bo', 'bu'] };

function fault(stated: unknown): string {
  try {
    resolveConfig(stated, folder);
    return 'none';
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return (error as UsageError).message;
  }
}

describe('configuration', () => {
  it('fills in defaults', () => {
    const { inputs, output, stages, strictness, workers, limits } = resolveConfig({}, folder);
    expect({ inputs, output, stages, strictness, workers }).toEqual({
      inputs: [],
      output: join(folder, 'output'),
      stages: null,
      strictness: 'normal',
      workers: 1,
    });
    expect(limits.documentBytes).toBe(20_000_000);
  });

  it('takes paths relative to its file, and entries from a file', () => {
    writeFileSync(join(folder, 'languages.json'), JSON.stringify([swahili]));
    const file = join(folder, 'mine.json');
    writeFileSync(
      file,
      JSON.stringify({
        $schema: 'x',
        inputs: ['in', '/abs'],
        output: '../out',
        stages: ['clean', { name: 'tag-times', options: { timex: 'all' } }],
        lexicons: { languages: 'languages.json' },
      }),
    );
    const config = loadConfig(file);
    expect(config.inputs).toEqual([join(folder, 'in'), '/abs']);
    expect(config.output).toBe(resolve(folder, '../out'));
    expect(config.stages).toEqual([{ name: 'clean' }, { name: 'tag-times', options: { timex: 'all' } }]);
    expect(config.lexicons.languages).toEqual([swahili]);
  });

  it.each([
    ['an unknown key', { input: ['x'] }, 'unknown key "input". Did you mean "inputs"?'],
    ['an unknown key far from all', { zzzzzzzz: 1 }, 'unknown key "zzzzzzzz". Known: inputs'],
    ['a wrong type', { inputs: 'x' }, '/inputs: must be array'],
    ['a wrong value', { strictness: 'harsh' }, '/strictness: must be one of lenient, normal, strict'],
    ['an unknown key of limits', { limits: { bytes: 1 } }, '/limits: unknown key "bytes"'],
    ['an unknown lexicon', { lexicons: { language: [] } }, 'unknown lexicon "language". Did you mean "languages"?'],
    ['a missing lexicon file', { lexicons: { languages: 'no.json' } }, 'cannot be read. Mend the path'],
    [
      'an entry without an id',
      { lexicons: { languages: [{ name: 'x' }] } },
      "/lexicons/languages/0: must have required property 'id'",
    ],
    [
      'an entry that does not fit',
      { lexicons: { languages: [{ ...swahili, id: '?' }] } },
      'lexicons/languages: /0/id: must match pattern',
    ],
    ['an id that stands twice', { lexicons: { languages: [swahili, swahili] } }, 'the id "xx" stands twice'],
    ['no object', [], 'must be object'],
  ])('names %s in one line', (_, stated, message) => {
    expect(fault(stated)).toContain(message);
    expect(fault(stated)).not.toContain('\n');
  });

  it('names a file that is missing or no JSON', () => {
    expect(() => loadConfig(join(folder, 'no.json'))).toThrow('cannot be read');
    writeFileSync(join(folder, 'bad.json'), '{"inputs": [}');
    expect(() => loadConfig(join(folder, 'bad.json'))).toThrow('no valid JSON');
  });
});
