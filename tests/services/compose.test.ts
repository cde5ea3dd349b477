import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { ComposePlace } from './compose-place.js';
import { launch, ROOT } from './queue-place.js';
import { canStartServer } from './tls-server.js';

const RELEASES = 12;
const PASSWORD = 'of this test: $ecret';
const MINUTES = 60_000;
const required = process.env.COMMUNIQUE_REQUIRE_SERVICES === '1';
const canRun = canStartServer && ['redis-server', 'redis-cli', 'pg_isready'].every((tool) => has(tool));

function has(tool: string): boolean {
  return spawnSync(tool, ['--version']).status === 0;
}

function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => /\.jsonl?$/.test(name));
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

// Needs the servers' programs: the containers of the file are processes here.
describe.skipIf(!canRun && !required)('the services of deploy/compose.yaml as processes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'communique-compose-'));
  // Servers have accounts of their own.
  chmodSync(folder, 0o755);
  const [input, output] = [join(folder, 'releases'), join(folder, 'dataset')];
  const compose = new ComposePlace(folder, { INPUT: input, OUTPUT: output, WORKERS: '2', POSTGRES_PASSWORD: PASSWORD });
  afterAll(async () => {
    await compose.down();
    rmSync(folder, { recursive: true, force: true });
  });

  async function coordinated(): Promise<number | null> {
    const [coordinator] = await compose.up('coordinator');
    return new Promise((done) => coordinator?.once('exit', (code) => done(code)));
  }

  async function inDatabase(sql: string): Promise<unknown[]> {
    const port = compose.port('postgres');
    const client = new pg.Client({
      host: '127.0.0.1',
      port,
      user: 'communique',
      database: 'communique',
      password: PASSWORD,
    });
    await client.connect();
    const { rows } = await client.query(sql);
    await client.end();
    return rows;
  }

  it(
    'make the dataset of one process, and bring it into the database',
    async () => {
      mkdirSync(input);
      const corpus = join(ROOT, 'corpus/releases');
      for (const name of readdirSync(corpus).sort().slice(0, RELEASES)) cpSync(join(corpus, name), join(input, name));
      await compose.takePorts();
      // The order in which Compose starts them.
      for (const name of ['redis', 'postgres', 'worker']) await compose.up(name);
      expect(await coordinated()).toBe(0);
      const plain = launch(['run', '--quiet', '--input', input, '--output', join(folder, 'plain')]);
      expect(await plain.ended).toBe(0);
      expect(filesOf(output)).toEqual(filesOf(join(folder, 'plain')));
      const statements = readFileSync(join(output, 'statements.jsonl'), 'utf8').split('\n').length - 1;
      expect(await inDatabase('SELECT count(*)::int AS n FROM facts.statements')).toEqual([{ n: statements }]);
      // Parts are gone once the dataset is written.
      expect(await inDatabase('SELECT count(*)::int AS n FROM communique.communique_parts')).toEqual([{ n: 0 }]);
    },
    3 * MINUTES,
  );

  it(
    'change nothing when the coordinator is started again',
    async () => {
      expect(await coordinated()).toBe(0);
      expect(await inDatabase('SELECT count(*)::int AS n FROM facts.runs')).toEqual([{ n: 1 }]);
    },
    3 * MINUTES,
  );

  it('need the password', async () => {
    const port = compose.port('postgres');
    const url = `postgres://communique@127.0.0.1:${port}/communique?schema=facts&sslmode=disable`;
    const refused = launch(['export', '--output', output, '--to', url], undefined, { PGPASSWORD: 'another' });
    expect(await refused.ended).toBe(2);
    expect(refused.stderr).toMatch(/password authentication failed/);
  });
});
