import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { communique, rows, scratch } from './communique.js';

const folder = scratch();
const path = join(folder, 'one.txt');
writeFileSync(
  path,
  `Joint Statement of the Foreign Ministers of Norway and Fiji

June 4, 2024

The two Ministers flagged that the harbour is too small. They flagged that the road is closed.
`,
);

describe('communique discover', () => {
  it('shows verbs with counts, sentences and entries', () => {
    const { code, stdout, stderr } = communique(['discover', path]);
    expect(code).toBe(0);
    expect(stdout).toContain('1. flag  score 2, 2 uses by actors: that 2');
    expect(stdout).toContain('They flagged that the road is closed.');
    expect(stderr).toBe('1 unknown verbs that may be acts, in 1 releases\n');
  });

  it('gives rows, and entries for the configuration', () => {
    expect(rows(communique(['discover', path, '--format', 'jsonl']).stdout)).toMatchObject([{ lemma: 'flag' }]);
    const { stdout } = communique(['discover', path, '--format', 'entries']);
    expect(JSON.parse(stdout)).toMatchObject({ acts: [{ id: 'verb:flag' }] });
    const config = join(folder, 'pipeline.config.json');
    writeFileSync(config, JSON.stringify({ lexicons: JSON.parse(stdout) }));
    expect(communique(['discover', path, '--config', config, '--format', 'jsonl']).stdout).toBe('');
  });

  it('says what is missing', () => {
    expect(communique(['discover']).code).toBe(2);
    expect(communique(['discover', join(folder, 'none.txt')]).code).toBe(2);
    expect(communique(['discover', path, '--top', 'many']).code).toBe(2);
  });
});
