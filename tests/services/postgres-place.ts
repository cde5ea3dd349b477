import { describe, it } from 'vitest';
import { Postgres } from '../../src/sinks/drivers/postgres.js';
import { quoted } from '../../src/sinks/sql/dialect.js';
import { parseTarget, postgresConfig } from '../../src/sinks/target.js';
import type { Place } from '../sinks/load-suite.js';

/** URL of a server to test with. */
export const SERVER = process.env.COMMUNIQUE_POSTGRES;

/** Runs tests that need a server; without one they are skipped by name, or fail where the server is required. */
export function withServer(name: string, tests: (url: string) => void): void {
  if (SERVER) tests(SERVER);
  else if (process.env.COMMUNIQUE_REQUIRE_SERVICES) {
    it(name, () => {
      throw new Error(
        'COMMUNIQUE_POSTGRES is not set, but COMMUNIQUE_REQUIRE_SERVICES asks for the tests with a server.',
      );
    });
  } else describe.skip(`${name} (needs COMMUNIQUE_POSTGRES)`, () => it('is not run', () => undefined));
}

/** A schema of its own on the server. */
export function postgresPlace(url: string, schema: string): Place {
  const target = parseTarget(url, '.');
  if (target.to !== 'postgres') throw new Error('COMMUNIQUE_POSTGRES is no postgres:// URL.');
  const open = () => Postgres.open(postgresConfig(target).config, schema);
  return {
    open,
    look: (db) => db.execute(`SET search_path TO ${quoted(schema)}`),
    clear: async () => {
      const db = await open();
      await db.execute(`DROP SCHEMA IF EXISTS ${quoted(schema)} CASCADE`);
      await db.close();
    },
  };
}
