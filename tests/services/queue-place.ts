import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, afterEach, describe, it } from 'vitest';

export const ROOT = resolve(import.meta.dirname, '../..');
const MAIN = join(ROOT, 'dist/cli/main.js');
const SERVER = process.env.COMMUNIQUE_REDIS ?? 'redis://127.0.0.1:6379';
const HOST = '127.0.0.1';
const STEP_MS = 50;

/** Keys of this test file. */
const PREFIX = `communique-test-${process.pid}`;

async function answers(url: string): Promise<boolean> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return (await redis.ping()) === 'PONG';
  } catch {
    return false;
  } finally {
    redis.disconnect();
  }
}

/**
 * Runs tests that need Redis, and removes their keys; without a server they are skipped by name, or fail where the
 * server is required.
 */
export async function withRedis(name: string, tests: () => void): Promise<void> {
  if (await answers(SERVER)) {
    describe(name, () => {
      afterAll(clearKeys);
      tests();
    });
  } else if (process.env.COMMUNIQUE_REQUIRE_SERVICES === '1') {
    it(name, () => {
      throw new Error(`No Redis at ${SERVER}, but COMMUNIQUE_REQUIRE_SERVICES asks for the tests with it.`);
    });
  } else describe.skip(`${name} (needs Redis)`, () => it('is not run', () => undefined));
}

async function clearKeys(): Promise<void> {
  const redis = new Redis(SERVER);
  for await (const keys of redis.scanStream({ match: `${PREFIX}*` })) if (keys.length > 0) await redis.del(...keys);
  redis.disconnect();
}

/** Address of a queue of its own on a server. */
export function queueAt(name: string, server = SERVER): string {
  const url = new URL(server);
  url.searchParams.set('prefix', `${PREFIX}-${name}`);
  return url.href;
}

/** A process that a test has started. */
export class Started {
  stdout = '';
  stderr = '';
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
  #over = false;

  constructor(readonly child: ChildProcess) {
    child.stdout?.on('data', (chunk) => {
      this.stdout += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      this.stderr += chunk;
    });
    this.ended = new Promise((done) =>
      child.once('close', (code, signal) => {
        this.#over = true;
        done(signal ?? code);
      }),
    );
    started.add(this);
  }

  get over(): boolean {
    return this.#over;
  }

  end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null> {
    this.child.kill(signal);
    return this.ended;
  }
}

const started = new Set<Started>();
// A test that failed has left its processes behind.
afterEach(async () => {
  for (const process of started) if (!process.over) await process.end('SIGKILL');
  started.clear();
});

/** Starts a command of its own process. */
export function launch(args: readonly string[], main = MAIN, environment: NodeJS.ProcessEnv = {}): Started {
  if (!existsSync(MAIN)) throw new Error('Build first: npm run build.');
  const env = { ...process.env, ...environment };
  return new Started(
    spawn(process.execPath, [main, ...args], { cwd: tmpdir(), env, stdio: ['ignore', 'pipe', 'pipe'] }),
  );
}

export function launchWorker(queue: string, ...more: string[]): Started {
  return launch(['worker', '--queue', queue, '--patience', '2', ...more]);
}

/** A worker that stands up again when it is killed, as under a supervisor. */
export function supervised(start: () => Started): { stop(): Promise<void>; readonly deaths: () => number } {
  let current = start();
  let [open, deaths] = [true, 0];
  const watching = (async () => {
    while (open) {
      await current.ended;
      if (!open) return;
      deaths++;
      current = start();
    }
  })();
  return {
    deaths: () => deaths,
    async stop() {
      open = false;
      await current.end('SIGKILL');
      await watching;
    },
  };
}

/** Waits until something is so; the limit of the test is the limit. */
export async function until(so: () => boolean | Promise<boolean>, process?: Started): Promise<void> {
  while (!(await so())) {
    if (process?.over) throw new Error(`The process ended before: ${process.stderr}`);
    await pause(STEP_MS);
  }
}

/** Files in a folder and below. */
export function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Parts in a folder, whole ones. */
export function partsIn(folder: string): number {
  return filesIn(folder).filter((path) => /\/parts\/[0-9a-f]{2}\/[0-9a-f]{64}$/.test(path)).length;
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, HOST, () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** A Redis server of its own, to be killed and started again. */
export class OwnRedis {
  #process: Started | undefined;

  private constructor(
    readonly port: number,
    readonly folder: string,
    readonly keeps: boolean,
  ) {}

  /** @param keeps whether its data outlive it */
  static async start(folder: string, keeps: boolean): Promise<OwnRedis> {
    mkdirSync(folder, { recursive: true });
    const redis = new OwnRedis(await freePort(), folder, keeps);
    await redis.up();
    return redis;
  }

  get url(): string {
    return `redis://${HOST}:${this.port}`;
  }

  async up(): Promise<void> {
    const keeping = this.keeps ? ['--appendonly', 'yes', '--appendfsync', 'always'] : ['--appendonly', 'no'];
    const args = ['--port', String(this.port), '--bind', HOST, '--dir', this.folder, '--save', '', ...keeping];
    this.#process = new Started(spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'pipe'] }));
    await until(() => answers(this.url), this.#process);
  }

  async down(): Promise<void> {
    await this.#process?.end('SIGKILL');
  }
}

/** A network between processes and a server, that can be held up and cut. */
export class Network {
  readonly #sockets = new Set<Socket>();
  #held = false;

  private constructor(
    readonly server: Server,
    readonly port: number,
  ) {}

  static async to(url: string): Promise<Network> {
    const target = new URL(url);
    const server = createServer();
    const port = await new Promise<number>((done) =>
      server.listen(0, HOST, () => {
        const address = server.address();
        done(typeof address === 'object' && address ? address.port : 0);
      }),
    );
    const network = new Network(server, port);
    server.on('connection', (near) => {
      const far = connect(Number(target.port || 6379), target.hostname);
      network.#join(near, far);
      network.#join(far, near);
    });
    return network;
  }

  get url(): string {
    return `redis://${HOST}:${this.port}`;
  }

  /** Nothing goes through until it is let go; nobody is told. */
  hold(): void {
    this.#held = true;
    for (const socket of this.#sockets) socket.pause();
  }

  letGo(): void {
    this.#held = false;
    for (const socket of this.#sockets) socket.resume();
  }

  /** Ends all connections. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  close(): void {
    this.cut();
    this.server.close();
  }

  #join(from: Socket, to: Socket): void {
    this.#sockets.add(from);
    if (this.#held) from.pause();
    from.on('data', (chunk) => to.write(chunk));
    from.on('error', () => undefined);
    from.on('close', () => {
      this.#sockets.delete(from);
      to.destroy();
    });
  }
}

/** A copy of the package in which a file of the code is another. */
export function otherVersion(folder: string): string {
  for (const name of ['dist', 'schemas', 'src/lexicons', 'src/resources/models']) {
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  }
  cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'dist/core/more.js'), 'export {};\n');
  return join(folder, 'dist/cli/main.js');
}
