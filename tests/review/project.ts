import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const PARTS = ['dist', 'schemas', 'src/lexicons', 'src/resources/models', 'package.json'];
/** Releases of the corpus that a project holds: enough acts and forms, and soon done. */
const RELEASES = 6;

export interface Outcome {
  readonly code: number | null;
  /** Standard output and standard error. */
  readonly said: string;
}

/** A copy of the package with a few releases beside it, in which anything may be changed. */
export class Project {
  constructor(readonly folder: string) {}

  /** A new project, its dataset made. */
  static create(folder: string): Project {
    const project = new Project(folder);
    for (const part of PARTS) cpSync(join(ROOT, part), join(folder, 'package', part), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'package/node_modules'));
    const releases = join(ROOT, 'corpus/releases');
    const names = readdirSync(releases).sort();
    const html = names.filter((name) => name.endsWith('.html')).slice(0, 1);
    mkdirSync(join(folder, 'releases'));
    for (const name of [...names.filter((one) => one.endsWith('.txt')).slice(0, RELEASES), ...html]) {
      cpSync(join(releases, name), join(folder, 'releases', name));
    }
    project.configure({ inputs: ['releases'], output: 'output', dataset: { name: 'Test', version: '1.0.0' } });
    project.communique('run');
    return project;
  }

  copy(folder: string): Project {
    cpSync(this.folder, folder, { recursive: true, verbatimSymlinks: true });
    return new Project(folder);
  }

  communique(...args: string[]): Outcome {
    const main = join(this.folder, 'package/dist/cli/main.js');
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { cwd: this.folder });
    return { code: status, said: `${stdout}${stderr}` };
  }

  path(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  read(path: string): string {
    return readFileSync(this.path(path), 'utf8');
  }

  write(path: string, text: string): void {
    writeFileSync(this.path(path), text);
  }

  /** Replaces words of a file; a test that changes nothing would test nothing. */
  edit(path: string, from: string, to: string): void {
    const text = this.read(path);
    if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
    this.write(path, text.replace(from, to));
  }

  json<T>(path: string): T {
    return JSON.parse(this.read(path)) as T;
  }

  rows<T>(file: string): T[] {
    return this.read(`output/${file}`)
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as T);
  }

  configure(change: object): void {
    const path = 'pipeline.config.json';
    const before = (() => {
      try {
        return this.json<object>(path);
      } catch {
        return {};
      }
    })();
    this.write(path, JSON.stringify({ ...before, ...change }));
  }
}
