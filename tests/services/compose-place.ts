import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parse } from 'yaml';
import { ROOT } from './queue-place.js';
import { ACCOUNT, freePort } from './tls-server.js';

/** What of a service is used here. */
export interface Service {
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly deploy?: { readonly replicas: string };
}

/** Entry of the image that `deploy/Dockerfile` makes. */
const ENTRY = ['node', '/app/dist/cli/main.js'];
const MOST_LOOKS = 100;
const LOOK_MS = 200;

/** Puts variables in their places as Compose does: `${NAME:-default}`, and `$$` for a dollar. */
function interpolated(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replace(/\$\$|\$\{(\w+):-([^}]*)\}/g, (found, name, fallback) =>
    found === '$$' ? '$' : (variables[name] ?? fallback),
  );
}

/**
 * The services of `deploy/compose.yaml` as processes of this machine: their commands, environments, volumes, order and
 * health checks, with the addresses and paths of this machine in the place of those of containers.
 */
export class ComposePlace {
  readonly services: Readonly<Record<string, Service>>;
  readonly #running: ChildProcess[] = [];
  readonly #folder: string;
  #ports: Readonly<Record<string, number>> = {};

  constructor(folder: string, variables: Readonly<Record<string, string>>) {
    const text = readFileSync(join(ROOT, 'deploy/compose.yaml'), 'utf8');
    // Variables are put into values, not into the text: they may hold what means something in YAML.
    const value = (_: string, found: unknown) => (typeof found === 'string' ? interpolated(found, variables) : found);
    this.services = JSON.parse(JSON.stringify(parse(text, { merge: true }).services), value);
    this.#folder = folder;
  }

  /** Takes ports for the services that listen. */
  async takePorts(): Promise<void> {
    this.#ports = { redis: await freePort(), postgres: await freePort() };
  }

  /** The port of a service that listens. */
  port(name: string): number {
    return this.#ports[name] ?? 0;
  }

  /** Starts a service once those it depends on are healthy; as many processes as it has replicas. */
  async up(name: string): Promise<ChildProcess[]> {
    const service = this.#service(name);
    for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
      if (condition !== 'service_healthy') throw new Error(`${other}: ${condition}`);
      await this.#untilHealthy(other);
    }
    const replicas = Number(service.deploy?.replicas ?? 1);
    return Array.from({ length: replicas }, () => this.#start(name, service));
  }

  /** Ends all, the last that was started first. */
  async down(): Promise<void> {
    for (const child of this.#running.reverse()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const ended = new Promise((done) => child.once('exit', done));
      // What PostgreSQL calls a fast shutdown; the others take it as SIGTERM.
      child.kill('SIGINT');
      await ended;
    }
  }

  #service(name: string): Service {
    const service = this.services[name];
    if (!service) throw new Error(`no service ${name}`);
    return service;
  }

  #start(name: string, service: Service): ChildProcess {
    const [tool = '', ...args] = this.#commandOf(name, service).map((word) => this.#here(word, service));
    const environment = { PATH: process.env.PATH, ...service.environment };
    const child = spawn(tool, args, {
      cwd: this.#folder,
      env: environment,
      stdio: 'ignore',
      ...(name === 'postgres' && ACCOUNT),
    });
    this.#running.push(child);
    return child;
  }

  #commandOf(name: string, { entrypoint = ENTRY, command = [], environment = {} }: Service): string[] {
    const port = String(this.port(name));
    if (name === 'redis') return [...command, '--port', port, '--bind', '127.0.0.1', '--dir', this.#folder];
    if (name === 'postgres') return this.#postgres(environment, port);
    return [...entrypoint, ...command];
  }

  /** What the image does before its server starts: a cluster with the user, the password and the database. */
  #postgres(
    { POSTGRES_USER = '', POSTGRES_DB = '', POSTGRES_PASSWORD = '' }: NodeJS.ProcessEnv,
    port: string,
  ): string[] {
    const [place, secret] = [join(this.#folder, 'postgres'), join(this.#folder, 'secret')];
    mkdirSync(place);
    writeFileSync(secret, POSTGRES_PASSWORD);
    for (const path of [place, secret]) chownSync(path, ACCOUNT.uid ?? -1, ACCOUNT.gid ?? -1);
    const run = (tool: string, args: readonly string[], input = '') => {
      const { status, stderr } = spawnSync(tool, args, { cwd: place, input, encoding: 'utf8', ...ACCOUNT });
      if (status !== 0) throw new Error(`${tool}: ${stderr}`);
    };
    run('initdb', ['-D', 'data', '-U', POSTGRES_USER, '-A', 'scram-sha-256', '--pwfile', secret, '--no-sync']);
    const single = ['--single', '-D', join(place, 'data'), 'postgres'];
    run('postgres', single, `CREATE DATABASE "${POSTGRES_DB}"\n`);
    const settings = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', 'fsync=off'];
    return ['postgres', '-D', join(place, 'data'), ...settings.flatMap((setting) => ['-c', setting])];
  }

  /** A word of a command with places of this machine. */
  #here(word: string, { volumes = [] }: Service): string {
    const [redis, postgres] = [`redis://127.0.0.1:${this.port('redis')}`, `127.0.0.1:${this.port('postgres')}/`];
    let here = word
      .replaceAll('redis://redis:6379', redis)
      .replaceAll('@postgres/', `@${postgres}`)
      .replaceAll('/app/', `${ROOT}/`)
      // Two workers on one machine cannot both have it.
      .replaceAll('0.0.0.0:9464', '127.0.0.1:0');
    for (const volume of volumes) {
      const [outside = '', inside = ''] = volume.split(':');
      if (outside.startsWith('/')) here = here.replaceAll(new RegExp(`(?<![\\w/])${inside}\\b`, 'g'), outside);
    }
    return here;
  }

  /** Asks as the file says, at the port of this machine. */
  async #untilHealthy(name: string): Promise<void> {
    const [kind, tool = '', ...args] = this.#service(name).healthcheck?.test ?? [];
    if (kind !== 'CMD') throw new Error(`${name} has no health check`);
    const port = String(this.port(name));
    const where = name === 'redis' ? ['-p', port] : ['-h', '127.0.0.1', '-p', port];
    for (let look = 0; look < MOST_LOOKS; look++) {
      if (spawnSync(tool, [...where, ...args]).status === 0) return;
      await pause(LOOK_MS);
    }
    throw new Error(`${name} is not healthy`);
  }
}
