import { describe, expect, it } from 'vitest';
import { exportDataset } from '../../src/sinks/export.js';
import { parseTarget, postgresConfig, withoutSecrets } from '../../src/sinks/target.js';
import { first } from './datasets.js';

const URL = 'postgres://loader:s%2Fcret@db.example:5433/facts?schema=dip"lo&sslpassword=hush';

function postgres(stated: string, environment: NodeJS.ProcessEnv = {}) {
  const target = parseTarget(stated, '/base', environment);
  if (target.to !== 'postgres') throw new Error('no postgres target');
  return { target, ...postgresConfig(target, environment) };
}

describe('targets', () => {
  it.each([
    ['duckdb:a.duckdb', 'duckdb', '/base/a.duckdb'],
    ['sqlite:/x/a.db', 'sqlite', '/x/a.db'],
    ['csv:out', 'csv', '/base/out'],
    ['parquet:out', 'parquet', '/base/out'],
  ])('reads %s', (stated, to, path) => expect(parseTarget(stated, '/base')).toMatchObject({ to, path }));

  it.each(['mysql:x', 'duckdb:', 'nothing', 'env:NOT_SET', 'postgres://a:se cret@:x'])(
    'refuses %s in one line',
    (stated) => {
      expect(() => parseTarget(stated, '/base', {})).toThrow(/^[^\n]+$/);
    },
  );

  it('reads a target from the environment, but no chain of them', () => {
    expect(parseTarget('env:T', '/base', { T: 'csv:out' })).toMatchObject({ to: 'csv' });
    expect(() => parseTarget('env:T', '/base', { T: 'env:U' })).toThrow(/another variable/);
  });

  it('takes the parts of a URL', () => {
    const { config, schema } = postgres(URL);
    expect(config).toMatchObject({
      host: 'db.example',
      port: 5433,
      user: 'loader',
      password: 's/cret',
      database: 'facts',
    });
    expect(schema).toBe('dip"lo');
  });

  it('shows no password', () => {
    const { target } = postgres(URL);
    expect(target.label).not.toMatch(/s%2Fcret|s\/cret|hush/);
    expect(withoutSecrets(`cannot use s/cret or s%2Fcret in ${URL}`, target)).not.toMatch(/s%2Fcret|s\/cret|hush/);
  });

  it('shows no password in the message of a failed connection', async () => {
    const failed = exportDataset(first.folder, 'postgres://u:topsecret@127.0.0.1:1/x', '.');
    await expect(failed).rejects.toThrow(/^postgres:\/\/u@127\.0\.0\.1:1\/x: /);
    await expect(failed).rejects.not.toThrow(/topsecret/);
  });

  it.each([
    ['postgres://h.example/x', {}, { rejectUnauthorized: false }],
    ['postgres://h.example/x?sslmode=verify-full', {}, { rejectUnauthorized: true }],
    ['postgres://h.example/x', { PGSSLMODE: 'verify-ca' }, { rejectUnauthorized: true }],
    ['postgres://h.example/x?sslmode=disable', {}, null],
    ['postgres://localhost/x', {}, null],
  ])('keeps to TLS as asked for: %s', (stated, environment, tls) => {
    const { ssl } = postgres(stated, environment).config;
    if (tls === null) expect(ssl).toBe(false);
    else expect(ssl).toMatchObject(tls);
  });

  it('does not silently weaken TLS', () => {
    expect(() => postgres('postgres://h.example/x?sslmode=prefer')).toThrow(/sslmode "prefer" is not supported/);
    expect(() => postgres('postgres://h.example/x?sslmode=verify-full&sslrootcert=/no/such')).toThrow(/cannot be read/);
  });
});
