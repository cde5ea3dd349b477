import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportDataset } from '../../src/sinks/export.js';
import { first } from '../sinks/datasets.js';
import { canStartServer, TlsServer } from './tls-server.js';

const required = Boolean(process.env.COMMUNIQUE_REQUIRE_SERVICES);

describe.skipIf(!canStartServer && !required)('a PostgreSQL server that takes TLS only (needs initdb, openssl)', () => {
  let server: TlsServer;
  beforeAll(async () => {
    server = await TlsServer.start();
  }, 120_000);
  afterAll(() => server?.stop());

  const load = (user: string, host: string, options: Readonly<Record<string, string>>) => {
    const url = new URL(`postgres://${user}@${host}:${server.port}/postgres`);
    for (const [name, value] of Object.entries(options)) {
      url.searchParams.set(name, value.includes('.') ? server.path(value) : value);
    }
    return exportDataset(first.folder, url.href, '.');
  };

  it.each([
    ['any certificate', 'postgres', '127.0.0.1', { sslmode: 'require' }],
    ['a known issuer', 'postgres', '127.0.0.1', { sslmode: 'verify-ca', sslrootcert: 'server.crt' }],
    ['a known issuer and the name', 'postgres', 'localhost', { sslmode: 'verify-full', sslrootcert: 'server.crt' }],
    [
      'a certificate of the client',
      'certified',
      'localhost',
      { sslmode: 'verify-full', sslrootcert: 'server.crt', sslcert: 'client.crt', sslkey: 'client.key' },
    ],
  ])('is loaded with %s', async (_, user, host, options) => {
    const [head] = await load(user, host, options);
    expect(head).toContain('run 1');
  });

  it.each([
    ['no TLS', 'postgres', '127.0.0.1', { sslmode: 'disable' }, /no encryption/],
    ['no TLS by default on this machine', 'postgres', '127.0.0.1', {}, /no encryption/],
    ['an unknown issuer', 'postgres', 'localhost', { sslmode: 'verify-full' }, /self-signed certificate/],
    ['another issuer', 'postgres', 'localhost', { sslmode: 'verify-ca', sslrootcert: 'other.crt' }, /certificate/],
    [
      'another issuer that require was told',
      'postgres',
      'localhost',
      { sslmode: 'require', sslrootcert: 'other.crt' },
      /certificate/,
    ],
    [
      'another name',
      'postgres',
      '127.0.0.1',
      { sslmode: 'verify-full', sslrootcert: 'server.crt' },
      /altnames|127\.0\.0\.1/,
    ],
    ['no certificate of the client', 'certified', 'localhost', { sslmode: 'require' }, /certificate/],
  ])('is not loaded with %s', async (_, user, host, options, message) => {
    await expect(load(user, host, options)).rejects.toThrow(message);
  });
});
