import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

/** Floors of the house; a file imports from lower floors and from its own room. */
const FLOORS: readonly (readonly string[])[] = [
  ['core'],
  ['resources'],
  ['stages'],
  ['io', 'pipeline', 'evaluate', 'report', 'sinks', 'review', 'discover'],
  ['workers'],
  ['cli', 'index.ts'],
];

/** Rooms of one floor that may look into each other: the pipeline runs on what io reads and writes. */
const NEIGHBOURS: Readonly<Record<string, readonly string[]>> = {
  pipeline: ['io'],
  evaluate: ['io', 'pipeline'],
  report: ['io', 'pipeline', 'evaluate'],
  review: ['io', 'pipeline', 'evaluate'],
  sinks: ['io', 'pipeline'],
};

/** Rooms that stay apart although one is below the other. */
const APART: Readonly<Record<string, readonly string[]>> = { sinks: ['stages'], report: ['stages'], io: ['stages'] };

const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']+)'/g;

function roomOf(path: string): string {
  return path.split('/')[0] ?? '';
}

function floorOf(room: string): number {
  return FLOORS.findIndex((rooms) => rooms.includes(room));
}

function importsOf(path: string): string[] {
  const text = readFileSync(join(SRC, path), 'utf8');
  return [...text.matchAll(IMPORT)].map(([, target]) => relative(SRC, resolve(SRC, dirname(path), target ?? '')));
}

/** The stage that a file under stages/ belongs to. */
function stageOf(path: string): string {
  return (path.split('/')[1] ?? '').replace(/\.(ts|js)$/, '');
}

function fault(from: string, to: string): string | null {
  const [a, b] = [roomOf(from), roomOf(to).replace(/\.js$/, '.ts')];
  if (floorOf(b) < 0) return `${from} imports ${to}, which is in no known room`;
  if (a === 'stages' && b === 'stages' && stageOf(from) !== stageOf(to)) return `${from} imports another stage: ${to}`;
  if (APART[a]?.includes(b)) return `${from} imports ${to}, from which it stays apart`;
  if (a === b || floorOf(b) < floorOf(a) || NEIGHBOURS[a]?.includes(b)) return null;
  return `${from} imports ${to}, which is not below it`;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => path.replaceAll('\\', '/'));

describe('architecture', () => {
  it('has a floor for each room', () => {
    expect(files.map(roomOf).filter((room) => floorOf(room) < 0)).toEqual([]);
  });

  it('imports downward only', () => {
    const faults = files
      .flatMap((from) => importsOf(from).map((to) => fault(from, to)))
      .filter((line) => line !== null);
    expect(faults).toEqual([]);
  });

  it.each([
    ['core/span.ts', 'io/read.js'],
    ['stages/clean.ts', 'stages/tokenize/index.js'],
    ['io/read.ts', 'pipeline/run.js'],
    ['sinks/csv.ts', 'stages/clean.js'],
    ['pipeline/run.ts', 'cli/main.js'],
  ])('would notice %s importing %s', (from, to) => {
    expect(fault(from, to)).not.toBeNull();
  });
});
