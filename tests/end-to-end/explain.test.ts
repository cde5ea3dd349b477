import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { communique, RELEASE, scratch } from './communique.js';

const file = join(scratch(), 'release.txt');
writeFileSync(file, RELEASE);

describe('communique explain', () => {
  it('shows what each stage made of the sentence that holds some words', () => {
    const { code, stdout } = communique(['explain', file, '--match', 'condemned']);
    expect(code).toBe(0);
    expect(stdout.match(/^sentence /gm)).toHaveLength(1);
    for (const stage of ['clean', 'tokenize', 'tag-times', 'tag-actors', 'tag-acts'])
      expect(stdout).toContain(`\n${stage}\n`);
    expect(stdout).toContain('act="condemn"');
    expect(stdout).toContain('rules=');
  });

  it('finds the sentence at an offset of a record', () => {
    const { stdout } = communique(['explain', file, '--at', String([...RELEASE].join('').indexOf('agreed'))]);
    expect(stdout).toMatch(/^sentence \d+–\d+ "They agreed/);
  });

  it('writes JSON for machines', () => {
    const { stdout } = communique(['explain', file, '--match', 'condemned', '--json']);
    const parsed = JSON.parse(stdout) as { stages: { stage: string }[] };
    expect(parsed.stages[0]?.stage).toBe('clean');
  });

  it.each([
    [['--match', 'nowhere in it'], 'no sentence there'],
    [['--at', '999999'], 'no sentence there'],
    [['--at', 'x'], '--at: "x" is no offset'],
  ])('cannot run with %j', (args, message) => {
    const { code, stderr } = communique(['explain', file, ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it('names what is wrong with a release', () => {
    const empty = join(scratch(), 'empty.txt');
    writeFileSync(empty, '');
    const { code, stderr } = communique(['explain', empty]);
    expect(code).toBe(1);
    expect(stderr).toContain('empty');
  });
});
