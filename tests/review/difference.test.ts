import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DocumentRecord, StatementRecord } from '../../src/core/records.js';
import type { Difference } from '../../src/review/difference/index.js';
import { scratch } from '../end-to-end/communique.js';
import { Project } from './project.js';

const folder = scratch();
const project = Project.create(`${folder}/project`);
const documents = project.rows<DocumentRecord>('documents.jsonl');
const before = project.rows<StatementRecord>('statements.jsonl');
const release = documents.filter(({ source }) => source?.endsWith('.txt'))[1] as DocumentRecord;
const file = `releases/${release.source}`;
const text = project.read(file);
const own = before.filter(({ document }) => document === release.id);
const last = own.at(-1) as StatementRecord;

function git(...args: string[]): void {
  const who = ['-c', 'user.name=T', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false'];
  const { status, stderr } = spawnSync('git', [...who, ...args], { cwd: project.folder });
  if (status !== 0) throw new Error(stderr.toString());
}

git('init', '-q');
project.write('.gitignore', 'package\n');
git('add', '-A');
git('commit', '-qm', 'one');

function diff(...args: string[]): Difference {
  const { said } = project.communique('diff', ...args, '--format', 'json');
  return JSON.parse(said) as Difference;
}

function ids(document: string): string[] {
  return project
    .rows<StatementRecord>('statements.jsonl')
    .filter((one) => one.document === document)
    .map(({ id }) => id);
}

describe('identity of statements', () => {
  it('survives new releases, other order of rules, and edits elsewhere in the release', () => {
    project.write('releases/000-new.txt', text);
    const acts = 'package/src/lexicons/en/acts.json';
    project.write(acts, JSON.stringify(project.json<object[]>(acts).reverse()));
    project.write(file, `${text.trimEnd()}\n\nThe two sides thanked Iceland for its hospitality.\n`);
    project.communique('run');
    expect(ids(release.id).slice(0, own.length)).toEqual(own.map(({ id }) => id));
    expect(new Set(ids('000-new').map((id) => id.split('#')[1]))).toEqual(
      new Set(own.map(({ id }) => id.split('#')[1])),
    );
    const { statements, ids: mapping } = diff('HEAD', 'output');
    expect(mapping).toEqual([]);
    // How sure a record is depends on its release: an edit elsewhere may move that, and nothing else.
    const others = statements.filter(({ fields }) => fields.length !== 1 || fields[0]?.field !== 'confidence');
    expect(new Set(others.map(({ kind }) => kind))).toEqual(new Set(['added']));
    rmSync(project.path('releases/000-new.txt'));
  });

  it('is mapped where a sentence is edited', () => {
    const edited = last.sentence.text.replace(/[\p{L}]+(?=\W*$)/u, 'hereabouts');
    project.write(file, text.replace(last.sentence.text, edited));
    project.communique('run');
    project.communique('diff', 'HEAD', 'output', '--ids', 'ids.jsonl');
    const mapping = project
      .read('ids.jsonl')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    const moved = own.filter(({ sentence }) => sentence.text === last.sentence.text).map(({ id }) => id);
    expect(mapping.map(({ old }) => old)).toEqual(moved);
    for (const { new: id } of mapping) expect(ids(release.id)).toContain(id);
  });

  it('is mapped where a release is renamed', () => {
    project.write(file, text);
    renameSync(project.path(file), project.path('releases/another-name.txt'));
    project.communique('run');
    const { statements, ids: mapping, documents: rows } = diff('HEAD', 'output');
    expect(statements.filter(({ document }) => document === 'another-name')).toEqual([]);
    expect(mapping.filter(({ old }) => old.startsWith(release.id))).toHaveLength(own.length);
    expect(rows).toContainEqual(expect.objectContaining({ kind: 'changed', id: 'another-name' }));
    renameSync(project.path('releases/another-name.txt'), project.path(file));
  });
});

describe('communique diff', () => {
  it('counts words that only moved apart from changes', () => {
    project.write(file, `\n\n\n${text}`);
    project.communique('run');
    const found = diff('HEAD', 'output');
    expect(found.statements.filter(({ document }) => document === release.id)).toEqual([]);
    expect(found.moved).toBe(own.length);
    project.write(file, text);
  });

  it('takes folders, revisions, and revisions of a folder, and shows text, Markdown and JSON', () => {
    project.write(file, text.replace(last.sentence.text, 'They strongly condemned @someone for `this` | <b>that</b>.'));
    project.communique('run');
    const sides = diff('HEAD', 'output');
    expect(diff('HEAD:output', 'output').statements).toEqual(sides.statements);
    expect(diff('output', 'output').same).toBe(true);
    expect(diff('HEAD', 'HEAD').same).toBe(true);
    const markdown = project.communique('diff', 'HEAD', 'output', '--format', 'md').said;
    expect(markdown).toContain(`<summary>Because: release ${release.id} edited`);
    expect(markdown).toContain('condemned @\u200bsomeone');
    expect(markdown).toContain('\\`this\\` \\| \\<b\\>that');
    const words = project.communique('diff', 'HEAD', 'output').said;
    expect(words).toContain(`Because: release ${release.id} edited`);
    expect(words).toContain('By act');
    expect(words).toContain('By actor');
    project.write(file, text);
  });

  it.each(['nowhere', 'HEAD:nowhere', '--', 'HEAD~99'])('cannot compare with %s', (name) => {
    const { code, said } = project.communique('diff', 'HEAD', name);
    expect(code).toBe(2);
    expect(said.trim().split('\n')).toHaveLength(1);
  });

  it('shows the change of scores where there is gold', () => {
    project.communique('run');
    const gold = before.filter(({ document }) => document === release.id).map(({ id }) => id);
    expect(gold.length).toBeGreaterThan(0);
    const corpus = `${import.meta.dirname}/../../corpus/gold`;
    const [act] = project
      .json<{ id: string; act: string }[]>('package/src/lexicons/en/acts.json')
      .filter(({ id }) => before.some(({ rules }) => rules.includes(id)));
    project.configure({ lexicons: { acts: [{ ...act, act: act?.act === 'deny' ? 'warn' : 'deny' }] } });
    project.communique('run');
    const { scores } = diff('HEAD', 'output', '--gold', corpus);
    const found = scores?.find(({ name }) => name === 'detection');
    expect(found?.old).toBeGreaterThan(0);
    expect(scores?.some(({ difference }) => difference !== null && difference < 0)).toBe(true);
    project.configure({ lexicons: {} });
  });
});

describe('versions', () => {
  it('must be raised when records change', () => {
    project.write(file, text.replace(last.sentence.text, 'They thanked Iceland.'));
    project.communique('run');
    const still = project.communique('diff', 'HEAD', 'output', '--versions');
    expect(still).toMatchObject({ code: 1 });
    expect(still.said).toContain('version: data version 1.0.0 → 1.0.0: needs a minor bump');
    const check = project.communique('run', '--check', '--base', 'HEAD');
    expect(check).toMatchObject({ code: 1 });
    expect(check.said).toContain('needs a minor bump');
    project.configure({ dataset: { name: 'Test', version: '1.1.0' } });
    project.communique('run');
    expect(project.communique('diff', 'HEAD', 'output', '--versions').code).toBe(0);
    expect(project.communique('run', '--check', '--base', 'HEAD').code).toBe(0);
  });
});

describe('assertions', () => {
  it('name themselves, the value and the releases behind it', () => {
    const assertions = [
      { name: 'few', measure: 'statements', document: release.id, max: 1 },
      { name: 'many', measure: 'documents', min: 1 },
      { name: 'still', measure: 'changed', max: 0 },
    ];
    project.configure({ assertions });
    const { code, said } = project.communique('run', '--check', '--base', 'HEAD');
    expect(code).toBe(1);
    expect(said).toContain(`assertion "few": statements of ${release.id} is `);
    expect(said).toContain('must be at most 1.');
    expect(said).toMatch(/assertion "still": changed is 0\.\d+, must be at most 0\. Behind it: /);
    expect(said).not.toContain('"many"');
    expect(project.communique('run').code).toBe(1);
    expect(project.communique('run', '--input', 'releases', '--output', 'of-my-own').code).toBe(0);
  });
});

describe('communique card', () => {
  it('says what the dataset holds, the same each time', () => {
    const card = () => project.communique('card', '--gold', `${import.meta.dirname}/../../corpus/gold`).said;
    expect(card()).toBe(card());
    expect(card()).toContain('# Test 1.1.0');
    expect(card()).toContain('| detection |');
    project.communique('card', '--write', 'CARD.md');
    expect(existsSync(project.path('CARD.md'))).toBe(true);
    expect(readFileSync(project.path('CARD.md'), 'utf8')).toContain('There is no gold');
  });
});
