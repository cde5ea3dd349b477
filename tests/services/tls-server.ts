import { spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

function numberOf(option: string): number {
  return Number(spawnSync('id', [option, 'postgres'], { encoding: 'utf8' }).stdout);
}

/** The server does not run as root: there its own account takes over. */
export const ACCOUNT: Account = process.getuid?.() === 0 ? { uid: numberOf('-u'), gid: numberOf('-g') } : {};

function has(tool: string): boolean {
  return spawnSync(tool, ['--version']).status === 0;
}

/** Whether the machine can start a server of its own and make certificates. */
export const canStartServer = has('initdb') && has('pg_ctl') && spawnSync('openssl', ['version']).status === 0;

export function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** A PostgreSQL server of its own that speaks TLS, and nothing else over the network. */
export class TlsServer {
  private constructor(
    readonly folder: string,
    readonly port: number,
  ) {}

  /** Starts the server with a certificate for `localhost` that signs itself, and one for the client `certified`. */
  static async start(): Promise<TlsServer> {
    const folder = mkdtempSync(join(tmpdir(), 'communique-tls-'));
    if (ACCOUNT.uid !== undefined && ACCOUNT.gid !== undefined) chownSync(folder, ACCOUNT.uid, ACCOUNT.gid);
    const server = new TlsServer(folder, await freePort());
    server.#run('initdb', '-D', 'data', '-U', 'postgres', '-A', 'trust', '--no-sync');
    server.#certify();
    server.#write(
      'data/pg_hba.conf',
      'local all all trust\nhostssl all certified 127.0.0.1/32 cert\nhostssl all postgres 127.0.0.1/32 trust\n',
    );
    const settings = {
      listen_addresses: "'127.0.0.1'",
      port: server.port,
      unix_socket_directories: `'${folder}'`,
      fsync: 'off',
      ssl: 'on',
      ssl_cert_file: `'${server.path('server.crt')}'`,
      ssl_key_file: `'${server.path('server.key')}'`,
      ssl_ca_file: `'${server.path('server.crt')}'`,
    };
    const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}\n`);
    server.#write('data/postgresql.auto.conf', lines.join(''));
    server.#run('pg_ctl', '-D', 'data', '-w', '-l', 'log', 'start');
    server.#run('createuser', '-h', folder, '-p', String(server.port), '-U', 'postgres', '-s', 'certified');
    return server;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  stop(): void {
    this.#run('pg_ctl', '-D', 'data', '-m', 'immediate', 'stop');
    rmSync(this.folder, { recursive: true, force: true });
  }

  #certify(): void {
    const own = ['-newkey', 'rsa:2048', '-nodes', '-days', '2'];
    const names = ['-addext', 'subjectAltName=DNS:localhost'];
    this.#run(
      'openssl',
      'req',
      '-x509',
      ...own,
      '-subj',
      '/CN=localhost',
      ...names,
      '-keyout',
      'server.key',
      '-out',
      'server.crt',
    );
    this.#run('openssl', 'req', '-x509', ...own, '-subj', '/CN=elsewhere', '-keyout', 'other.key', '-out', 'other.crt');
    this.#run('openssl', 'req', ...own, '-subj', '/CN=certified', '-keyout', 'client.key', '-out', 'client.csr');
    const signed = ['-CA', 'server.crt', '-CAkey', 'server.key', '-set_serial', '2', '-days', '2'];
    this.#run('openssl', 'x509', '-req', '-in', 'client.csr', ...signed, '-out', 'client.crt');
  }

  #write(name: string, text: string): void {
    writeFileSync(this.path(name), text);
  }

  #run(tool: string, ...args: string[]): void {
    const { status, stderr, error } = spawnSync(tool, args, {
      cwd: this.folder,
      ...ACCOUNT,
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
      stdio: ['ignore', 'ignore', tool === 'pg_ctl' ? 'ignore' : 'pipe'],
    });
    if (status !== 0) throw new Error(`${tool} ${args[0]}: ${error?.message ?? stderr?.toString()}`);
  }
}
