import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { exportCommand } from '../src/cli/export.js';
import { runCommand } from '../src/cli/run.js';
import { workerCommand } from '../src/cli/worker.js';
import { parseTarget } from '../src/sinks/target.js';
import { parseQueue } from '../src/workers/queue/address.js';

const FOLDER = resolve(import.meta.dirname, '../deploy');
const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8');
const MAIN = '/app/dist/cli/main.js';

/** What of the files is looked at here. */
interface Service {
  readonly command?: readonly string[];
  readonly volumes?: readonly string[];
  readonly healthcheck?: object;
  readonly depends_on?: Readonly<Record<string, unknown>>;
  readonly build?: { readonly dockerfile: string };
}
interface Container {
  readonly args?: readonly string[];
  readonly image: string;
  readonly volumeMounts?: readonly { readonly name: string }[];
}
interface Workload {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly ports?: readonly { readonly port: number }[];
    readonly selector?: { readonly matchLabels?: object };
    readonly volumeClaimTemplates?: readonly { readonly metadata: { readonly name: string } }[];
    readonly template?: {
      readonly metadata: { readonly labels: object };
      readonly spec: {
        readonly containers: readonly Container[];
        readonly volumes?: readonly { readonly name: string }[];
      };
    };
  };
}

/** Expects a command line to be one that the program takes, addresses and numbers included; gives its queue's host. */
function expectTaken([name = '', ...args]: readonly string[]): string | null {
  const command = [runCommand(), workerCommand(), exportCommand()].find((one) => one.name() === name);
  expect(command, name).toBeDefined();
  command?.exitOverride();
  expect(command?.parseOptions([...args])).toEqual({ operands: [], unknown: [] });
  const { queue, parts, to = [] } = command?.opts<{ queue?: string; parts?: string; to?: string[] }>() ?? {};
  for (const target of [...(parts?.startsWith('postgres') ? [parts] : []), ...to]) {
    expect(parseTarget(target, '.').to).toBe('postgres');
  }
  return queue === undefined ? null : new URL(parseQueue(queue).url).host;
}

describe('deploy/Dockerfile', () => {
  it('starts the program', () => {
    const { bin } = JSON.parse(readFileSync(join(FOLDER, '../package.json'), 'utf8'));
    expect(MAIN).toBe(`/app/${bin.communique}`);
    expect(read('Dockerfile')).toContain(`ENTRYPOINT ["node", "${MAIN}"]`);
  });
});

describe('deploy/compose.yaml', () => {
  const compose = parse(read('compose.yaml'), { merge: true });
  const services = Object.entries(compose.services as Record<string, Service>);
  const script = (compose.services.coordinator as Service).command?.[0]?.replaceAll('$$', '$') ?? '';

  it('names services, volumes and files that are there', () => {
    for (const [, { depends_on = {}, volumes = [], build }] of services) {
      for (const other of Object.keys(depends_on)) expect(compose.services[other].healthcheck).toBeDefined();
      const named = volumes.map((volume) => volume.split(':')[0] ?? '').filter((source) => /^\w+$/.test(source));
      for (const volume of named) expect(compose.volumes).toHaveProperty(volume);
      if (build) expect(build.dockerfile).toBe('deploy/Dockerfile');
    }
  });

  it('gives commands that the program takes', () => {
    expect(spawnSync('sh', ['-n', '-c', script]).status).toBe(0);
    const lines = script.replaceAll(/\\\n\s*/g, '').matchAll(/^node (\S+) (.*?)(?: \|\| .*)?$/gm);
    const commands = [...lines].map(([, main, rest = '']) => {
      expect(main).toBe(MAIN);
      return rest.split(/\s+/).map((word) => word.replaceAll("'", ''));
    });
    expect(commands.map(([name]) => name)).toEqual(['run', 'export']);
    const hosts = [...commands, compose.services.worker.command].map(expectTaken);
    expect(hosts).toEqual(['redis:6379', null, 'redis:6379']);
  });
});

describe('deploy/kubernetes.yaml', () => {
  const objects = parseAllDocuments(read('kubernetes.yaml')).map((document) => {
    if (document.errors.length > 0) throw document.errors[0];
    return document.toJS() as Workload;
  });

  it('is one service, its server, workers and a run', () => {
    expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      'Service communique-redis',
      'StatefulSet communique-redis',
      'Deployment communique-worker',
      'Job communique-run',
    ]);
  });

  it('mounts volumes that are there, and selects its own pods', () => {
    for (const { spec } of objects) {
      const { template, selector, volumeClaimTemplates = [] } = spec;
      if (!template) continue;
      if (selector?.matchLabels) expect(template.metadata.labels).toMatchObject(selector.matchLabels);
      const volumes = [...(template.spec.volumes ?? []), ...volumeClaimTemplates.map(({ metadata }) => metadata)];
      const mounts = template.spec.containers.flatMap(({ volumeMounts = [] }) => volumeMounts);
      for (const { name } of mounts) expect(volumes.map((volume) => volume.name)).toContain(name);
    }
  });

  it.skipIf(spawnSync('kubectl', ['version', '--client']).status !== 0)(
    'has no field of another name or type than kubectl knows',
    () => {
      const workloads = objects.filter(({ spec }) => spec.template);
      expect(workloads).toHaveLength(3);
      for (const workload of workloads) {
        // Read into the types of Kubernetes and written again: what they do not know is gone.
        const { stdout, stderr } = spawnSync('kubectl', ['set', 'env', '--local', '-f', '-', 'A=b', '-o', 'json'], {
          input: JSON.stringify(workload),
          encoding: 'utf8',
        });
        expect(stderr).toBe('');
        expect(JSON.parse(stdout)).toMatchObject(workload);
      }
    },
  );

  it('gives commands that the program takes, to the queue of the service', () => {
    const [service] = objects;
    const host = `${service?.metadata.name}:${service?.spec.ports?.[0]?.port}`;
    const containers = objects.flatMap(({ spec }) => spec.template?.spec.containers ?? []);
    const own = containers.filter(({ image }) => image === 'communique');
    expect(own.map(({ args = [] }) => expectTaken(args))).toEqual([host, host]);
  });
});
