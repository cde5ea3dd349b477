import { readdirSync, readFileSync } from 'node:fs';
import type { Layers } from '../../src/core/layers.js';
import type { StatementRecord } from '../../src/core/records.js';
import { defaultLimits } from '../../src/io/read.js';
import { createEngine } from '../../src/pipeline/engine.js';

const engine = createEngine({ stages: null, lexicons: {}, limits: defaultLimits });

/** All that the stages made of a release. */
export interface Reading {
  readonly text: string;
  readonly layers: Readonly<Partial<Layers>>;
  readonly statements: readonly StatementRecord[];
}

/** A release of two parties with one paragraph. */
export function release(paragraph: string): string {
  return `Joint Statement of the Foreign Ministers of Norway and Fiji\n\nJune 4, 2024\n\n${paragraph}\n`;
}

/**
 * Runs the stages over a text.
 *
 * @param date of the release as metadata, ISO 8601
 */
export function read(text: string, date?: string): Reading {
  let layers: Readonly<Partial<Layers>> = {};
  const metadata = date === undefined ? {} : { date };
  const source = { id: 't', source: null, format: 'txt' as const, sha256: '0'.repeat(64), text, metadata };
  const { statements, rejects } = engine.process(source, (_stage, sofar) => {
    layers = sofar;
  });
  const fault = rejects.find(({ reason }) => reason !== 'language');
  if (fault) throw new Error(`${fault.message} ${fault.errors.join('; ')}`);
  return { text, layers, statements };
}

/** A layer that the stages must have made. */
export function layer<K extends keyof Layers>(reading: Reading, name: K): Layers[K] {
  const value = reading.layers[name];
  if (value === undefined) throw new Error(`no layer "${name}"`);
  return value as Layers[K];
}

const CASES = new URL('../cases/stages/', import.meta.url);

/** Cases of one file under tests/cases/stages. */
export function cases<T>(name: string): readonly T[] {
  return JSON.parse(readFileSync(new URL(`${name}.json`, CASES), 'utf8'));
}

/** Names of the case files in a folder under tests/cases/stages. */
export function caseFiles(folder: string): string[] {
  const names = readdirSync(new URL(`${folder}/`, CASES)).sort();
  return names.map((name) => `${folder}/${name.replace(/\.json$/, '')}`);
}
