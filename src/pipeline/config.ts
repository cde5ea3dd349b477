import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { ErrorObject } from 'ajv';
import { UsageError } from '../core/diagnostics.js';
import type { Assertion, ConfigFile, DatasetSettings, SourceSetting, StageSetting } from '../core/records.js';
import { defaultManners, type Manners } from '../io/fetch/client.js';
import { defaultLimits, type Limits } from '../io/read.js';
import { createResources } from '../resources/lexicons.js';
import { packageRoot } from '../resources/paths.js';
import { explainErrors, readSchema, validator } from '../resources/schemas.js';
import { nearest } from './nearest.js';

/** The configuration with nothing left open: absolute paths, entries read, defaults filled in. */
export interface Config {
  /** The file it came from, null when made in memory. */
  readonly file: string | null;
  readonly inputs: readonly string[];
  readonly ignore: readonly string[];
  readonly output: string;
  /** Null: all stages of the package, in their order. */
  readonly stages: readonly StageSetting[] | null;
  /** Entries that the user adds, by lexicon. */
  readonly lexicons: Readonly<Record<string, readonly unknown[]>>;
  readonly strictness: NonNullable<ConfigFile['strictness']>;
  readonly workers: number | 'auto';
  readonly limits: Limits;
  readonly gates: Readonly<Record<string, number>>;
  /** Where each run brings the dataset. */
  readonly sinks: readonly string[];
  readonly assertions: readonly Assertion[];
  /** Name and version of the dataset, null when none is stated. */
  readonly dataset: DatasetSettings | null;
  /** File of corrections by hand, null when there is none. */
  readonly corrections: string | null;
  /** Where `fetch` looks for releases. */
  readonly sources: readonly SourceSetting[];
  /** How `fetch` behaves toward servers. */
  readonly fetch: Manners;
  /** Where `fetch` saves releases. */
  readonly inbox: string;
}

/** The settings that shape records. */
export type Settings = Pick<Config, 'stages' | 'lexicons' | 'limits'>;

/** Name of the configuration file that commands read when none is named. */
export const CONFIG_NAME = 'pipeline.config.json';

function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${where}: no valid JSON (${message}). Mend it there and run again.`);
  }
}

function readJson(path: string, where: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new UsageError(`${where}: the file "${path}" cannot be read. Mend the path, or create the file.`);
  }
  return parseJson(text, where === path ? path : `${where} (${path})`);
}

/** The errors that say something: without those of schemas that only combine others, and only the deepest. */
function telling(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const own = errors.filter(({ keyword }) => !['anyOf', 'oneOf', 'if'].includes(keyword));
  const deepest = Math.max(...own.map(({ instancePath }) => instancePath.split('/').length));
  const deep = own.filter(({ instancePath }) => instancePath.split('/').length === deepest);
  const precise = deep.filter(({ keyword }) => keyword !== 'type');
  return precise.length > 0 && !precise.some(({ keyword }) => keyword === 'const') ? precise : deep;
}

function checkShape(value: unknown, where: string): ConfigFile {
  const validate = validator('config');
  if (validate(value)) return value as ConfigFile;
  const unknown = validate.errors?.find((error) => error.keyword === 'additionalProperties');
  if (unknown && unknown.instancePath === '') {
    const key = String((unknown.params as Record<string, unknown>).additionalProperty);
    const known = Object.keys(readSchema('config').properties as object).filter((name) => name !== '$schema');
    throw new UsageError(`${where}: unknown key "${key}". ${nearest(key, known)}`);
  }
  throw new UsageError(
    `${where}: ${explainErrors(telling(validate.errors ?? [])).join(', or ')}. See schemas/config.schema.json.`,
  );
}

/** Names of the lexicons of the package. */
export function lexiconNames(): readonly string[] {
  const files = readdirSync(join(packageRoot, 'src', 'lexicons', 'en')).sort();
  return files.filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -'.json'.length));
}

function readLexicons(stated: NonNullable<ConfigFile['lexicons']>, base: string, where: string): Config['lexicons'] {
  const names = lexiconNames();
  const entries = Object.entries(stated).map(([name, value]) => {
    if (!names.includes(name)) throw new UsageError(`${where}: unknown lexicon "${name}". ${nearest(name, names)}`);
    const list = typeof value === 'string' ? readJson(resolve(base, value), `${where}: lexicons/${name}`) : value;
    return [name, list as readonly unknown[]] as const;
  });
  const lexicons = Object.fromEntries(entries);
  const resources = createResources(lexicons, `${where}: lexicons`);
  for (const [name] of entries) resources.lexicon(name);
  return lexicons;
}

/**
 * Checks a configuration and fills in what it leaves out.
 *
 * @param stated as `schemas/config.schema.json` describes it
 * @param base folder that relative paths start from
 * @param file where it stands, for messages; null when made in memory
 * @throws UsageError naming the place, what was found and what to do
 */
export function resolveConfig(stated: unknown, base: string, file: string | null = null): Config {
  const where = file ? relative(process.cwd(), file) || file : 'configuration';
  const shape = checkShape(stated, where);
  const { folder = 'inbox', ...manners } = shape.fetch ?? {};
  return {
    file,
    inputs: (shape.inputs ?? []).map((input) => resolve(base, input)),
    ignore: shape.ignore ?? [],
    output: resolve(base, shape.output ?? 'output'),
    stages: shape.stages?.map((stage) => (typeof stage === 'string' ? { name: stage } : stage)) ?? null,
    lexicons: readLexicons(shape.lexicons ?? {}, base, where),
    strictness: shape.strictness ?? 'normal',
    workers: shape.workers ?? 1,
    limits: { ...defaultLimits, ...shape.limits },
    gates: shape.gates ?? {},
    sinks: shape.sinks ?? [],
    assertions: shape.assertions ?? [],
    dataset: shape.dataset ?? null,
    corrections: shape.corrections === undefined ? null : resolve(base, shape.corrections),
    sources: shape.sources ?? [],
    fetch: { ...defaultManners, ...manners },
    inbox: resolve(base, folder),
  };
}

/**
 * Reads a configuration file.
 *
 * @param path the file; when undefined, `pipeline.config.json` of the working folder if there is one, else defaults
 * @throws UsageError when it is missing, no JSON, or does not fit its schema
 */
export function loadConfig(path?: string): Config {
  const file = resolve(path ?? CONFIG_NAME);
  if (path === undefined && !existsSync(file)) return resolveConfig({}, process.cwd());
  return resolveConfig(readJson(file, relative(process.cwd(), file)), dirname(file), file);
}
