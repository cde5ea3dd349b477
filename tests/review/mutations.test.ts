import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DocumentRecord, StatementRecord } from '../../src/core/records.js';
import { seeded } from '../../src/evaluate/random.js';
import { scratch } from '../end-to-end/communique.js';
import { Project } from './project.js';

/** Another seed makes other mutations of the same kinds: `SEED=7 npx vitest run tests/review/mutations.test.ts`. */
const SEED = Number(process.env.SEED ?? 8);
const random = seeded(SEED);
const folder = scratch();
const original = Project.create(`${folder}/original`);
/** Metadata beside a release, as the dataset is made with. */
const SIDECAR = 'releases/zz-beside.meta.json';
original.write('releases/zz-beside.txt', 'The Ministers condemned the attack.\n');
original.write(SIDECAR, '{"date": "2020-02-03"}');
original.communique('run');
const statements = original.rows<StatementRecord>('statements.jsonl');
const documents = original.rows<DocumentRecord>('documents.jsonl');

function pick<T>(list: readonly T[]): T {
  const item = list[random(list.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

interface Entry {
  readonly id: string;
  act: string;
}

const ACTS = 'package/src/lexicons/en/acts.json';
const cited = new Set(statements.flatMap(({ rules }) => rules));
const entry = pick(original.json<Entry[]>(ACTS).filter(({ id }) => cited.has(id))).id;
const release = pick(documents.filter(({ source }) => source?.endsWith('.txt') && !source.startsWith('zz-')));
const text = `releases/${release.source}`;
const said = pick(statements.filter(({ document }) => document === release.id));

/** Flips one bit of one byte; where it is decides what it breaks, so only that it is found is certain. */
function flip(project: Project, path: string): void {
  const bytes = readFileSync(project.path(path));
  const at = random(bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(project.path(path), bytes);
}

interface Mutation {
  readonly what: string;
  readonly mutate: (project: Project) => void;
  /** Arguments of the command that must notice. */
  readonly command: readonly string[];
  /** All that it must say. */
  readonly says: readonly string[];
}

const CHECK = ['run', '--check'];

const MUTATIONS: readonly Mutation[] = [
  {
    what: 'a lexicon entry removed',
    mutate: (project) => {
      const left = project.json<Entry[]>(ACTS).filter(({ id }) => id !== entry);
      project.write(ACTS, JSON.stringify(left));
    },
    command: CHECK,
    says: [`lexicon entry acts/${entry} removed`, `Because: lexicon entry acts/${entry} removed`],
  },
  {
    what: 'a lexicon entry changed',
    mutate: (project) => {
      const entries = project.json<Entry[]>(ACTS);
      for (const one of entries) if (one.id === entry) one.act = one.act === 'deny' ? 'warn' : 'deny';
      project.write(ACTS, JSON.stringify(entries));
    },
    command: CHECK,
    says: [`Because: lexicon entry acts/${entry} changed`],
  },
  {
    what: 'two entries that no row cites removed',
    mutate: (project) => {
      const roles = 'package/src/lexicons/en/roles.json';
      const unheard = ['viceroy', 'president', 'foreign-minister', 'minister'];
      const left = project.json<{ id: string }[]>(roles).filter(({ id }) => !unheard.includes(id));
      project.write(roles, JSON.stringify(left));
    },
    command: CHECK,
    says: ['Because: likely lexicon entry roles/'],
  },
  {
    what: 'a release edited',
    mutate: (project) => project.edit(text, said.sentence.text, `${said.sentence.text} They thanked Iceland.`),
    command: CHECK,
    says: [`Because: release ${release.id} edited`, '+ '],
  },
  {
    what: 'a release removed',
    mutate: (project) => rmSync(project.path(text)),
    command: CHECK,
    says: [`Because: release ${release.id} removed or rejected`],
  },
  {
    what: 'the date of a release given beside it',
    mutate: (project) => project.write(text.replace(/\.txt$/, '.meta.json'), '{"date": "2019-02-03"}'),
    command: CHECK,
    says: [`Because: date of release ${release.id} changed`],
  },
  {
    what: 'a schema field renamed',
    mutate: (project) => {
      const path = 'package/schemas/statement.schema.json';
      project.write(path, project.read(path).replaceAll('"targets"', '"addressees"'));
    },
    command: CHECK,
    says: ['schema statement changed', 'needs a major bump', 'fields gone: statements: targets'],
  },
  {
    what: 'a value of a closed list removed',
    mutate: (project) => project.edit('package/schemas/reject.schema.json', '"loop",', ''),
    command: CHECK,
    says: ['schema reject changed', 'needs a major bump', 'values gone: rejects: reason: loop'],
  },
  {
    what: 'metadata beside a release that say the same in other bytes',
    mutate: (project) => project.edit(SIDECAR, '{', '{ '),
    command: CHECK,
    says: ['metadata beside releases changed'],
  },
  {
    what: 'metadata beside a release edited after the dataset was made',
    mutate: (project) => project.edit(SIDECAR, '{', '{ '),
    command: ['verify', '--input', 'releases'],
    says: ['metadata beside releases: metadata files were edited, added or removed'],
  },
  {
    what: 'two releases with one id',
    mutate: (project) => cpSync(project.path(text), project.path(text.replace(/\.txt$/, '.md'))),
    command: CHECK,
    says: ['duplicate-id', `Another release has the id "${release.id}" already.`],
  },
  {
    what: 'two rows with one id',
    mutate: (project) => {
      const [first, second, ...more] = project.rows<StatementRecord>('statements.jsonl');
      const rows = [first, { ...second, id: first?.id }, ...more].map((row) => JSON.stringify(row));
      project.write('output/statements.jsonl', `${rows.join('\n')}\n`);
    },
    command: ['verify'],
    says: [`statements.jsonl: id collision: "${statements[0]?.id}" stands on more than one row`],
  },
  {
    what: 'a byte flipped in the statements',
    mutate: (project) => flip(project, 'output/statements.jsonl'),
    command: CHECK,
    says: ['The old dataset is not as it was written', 'statements.jsonl: has '],
  },
  {
    what: 'a byte flipped in a kept text',
    mutate: (project) => flip(project, `output/texts/${readdirSync(project.path('output/texts'))[0]}`),
    command: ['verify'],
    says: ['texts/: a text was altered'],
  },
  {
    what: 'a row cut out',
    mutate: (project) => project.edit('output/statements.jsonl', `${JSON.stringify(said)}\n`, ''),
    command: CHECK,
    says: ['rows, the manifest says', 'Because: the old dataset was altered after it was written', said.id],
  },
  {
    what: 'a count of the manifest changed',
    mutate: (project) => project.edit('output/manifest.json', '"rejects": 0', '"rejects": 1'),
    command: ['verify'],
    says: ['manifest.json: counts.rejects is 1, but there are 0 rows'],
  },
  {
    what: 'a setting changed',
    mutate: (project) => project.configure({ limits: { documentCharacters: 10 } }),
    command: CHECK,
    says: ['setting "limits" changed', 'too-large'],
  },
  {
    what: 'a library of another version',
    mutate: (project) => project.edit('package/package.json', '"chrono-node": "', '"chrono-node": "9.'),
    command: CHECK,
    says: ['library chrono-node'],
  },
  {
    what: 'code changed',
    mutate: (project) =>
      project.edit('package/dist/stages/assemble/index.js', 'negated: cue.negated', 'negated: !cue.negated'),
    command: CHECK,
    says: ['Because: code stages/assemble changed', 'negated: false → true'],
  },
];

describe('seeded mutations', () => {
  it('start from a dataset that checks clean', () => {
    expect(original.communique(...CHECK).code).toBe(0);
    expect(original.communique('verify').code).toBe(0);
    expect(existsSync(original.path('output/texts'))).toBe(true);
  });

  it.each(MUTATIONS.map((mutation, index) => ({ ...mutation, index })))('$what', ({ mutate, command, says, index }) => {
    const project = original.copy(`${folder}/${index}`);
    mutate(project);
    const outcome = project.communique(...command);
    for (const words of says) expect(outcome.said).toContain(words);
    expect(outcome.code).toBe(1);
    rmSync(project.folder, { recursive: true });
  });
});

describe('code that makes the same records', () => {
  it('is told, and is no difference', () => {
    const project = original.copy(`${folder}/refactored`);
    project.edit('package/dist/stages/assemble/index.js', 'negated: cue.negated', 'negated:  cue.negated');
    const { code, said: words } = project.communique(...CHECK);
    expect(words).toContain('The same records, made by other code');
    expect(code).toBe(0);
  });
});
