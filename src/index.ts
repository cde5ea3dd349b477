import { createHash } from 'node:crypto';
import { type Diagnostic, UsageError } from './core/diagnostics.js';
import type { SourceDocument } from './core/document.js';
import type { ConfigFile, DocumentRecord, RejectRecord, StatementRecord } from './core/records.js';
import { asFailure, rejectOf } from './io/failure.js';
import { strictMetadata } from './io/metadata.js';
import { loadConfig, resolveConfig } from './pipeline/config.js';
import { createEngine, type Engine } from './pipeline/engine.js';
import { rejected } from './pipeline/result.js';
import type { RunOptions } from './pipeline/run.js';
import type { Tally } from './pipeline/tally.js';

export type { Diagnostic } from './core/diagnostics.js';
export { UsageError } from './core/diagnostics.js';
export type * from './core/records.js';
export type { Progress } from './pipeline/run.js';
export type { Tally } from './pipeline/tally.js';

/** What is known of a release beside its text; it wins over what the text says. */
export interface ReleaseOptions {
  /** Default `text`. */
  readonly id?: string;
  /** Day of the release, e.g. `2024-03-11`. Without any date, relative times stay unresolved. */
  readonly date?: string | null;
  readonly title?: string | null;
  /** Entity id, or name of the issuer. */
  readonly publisher?: string | null;
}

export interface ExtractOptions extends ReleaseOptions {
  /** Entries to add, by lexicon, as in `pipeline.config.json`. */
  readonly lexicons?: NonNullable<ConfigFile['lexicons']>;
}

/** The records of one release. */
export interface Extraction {
  /** Null when the release was rejected; `rejects` says why. */
  readonly document: DocumentRecord | null;
  readonly statements: readonly StatementRecord[];
  readonly rejects: readonly RejectRecord[];
  /** What the stages noticed. Spans of findings are UTF-16. */
  readonly findings: readonly Diagnostic[];
}

/** Stages and lexicons of one configuration, ready for any number of releases. */
export interface Pipeline {
  /** Records of one release. Faults of the release come back as rejects. */
  extract(text: string, options?: ReleaseOptions): Extraction;
  /** Reads the inputs of the configuration and writes the dataset. */
  run(options?: Pick<RunOptions, 'onProgress' | 'full'>): Promise<Tally>;
}

function documentOf(text: string, options: ReleaseOptions): SourceDocument {
  return {
    id: options.id ?? 'text',
    source: null,
    format: 'txt',
    sha256: createHash('sha256').update(text, 'utf8').digest('hex'),
    text,
    metadata: strictMetadata({ ...options }, 'options'),
  };
}

function extractWith(engine: Engine, text: string, options: ReleaseOptions): Extraction {
  if (typeof text !== 'string') throw new UsageError('extract: the text is no string. Give the text of a release.');
  try {
    const { document, statements, rejects, findings } = engine.process(documentOf(text, options));
    return { document, statements, rejects, findings };
  } catch (error) {
    const id = options.id ?? 'text';
    return rejected(id, rejectOf(asFailure(error, 'extract'), id, null));
  }
}

/**
 * Makes a pipeline. Lexicons and stages are compiled here, once.
 *
 * @param config a configuration, or the path of a configuration file; relative paths in an object start from the
 *   working folder
 * @throws UsageError when the configuration or a lexicon entry is at fault
 */
export function createPipeline(config: ConfigFile | string = {}): Pipeline {
  const resolved = typeof config === 'string' ? loadConfig(config) : resolveConfig(config, process.cwd());
  const engine = createEngine(resolved);
  return {
    extract: (text, options = {}) => extractWith(engine, text, options),
    // Loaded here: to extract needs no files, threads or corrections.
    run: async (options = {}) => (await import('./workers/run-threaded.js')).runThreaded(resolved, options),
  };
}

let plain: Pipeline | undefined;
const made = new WeakMap<object, Pipeline>();

/** The pipeline for some lexicon entries; made once for each object of entries. */
function pipelineFor(lexicons: ExtractOptions['lexicons']): Pipeline {
  if (!lexicons) {
    plain ??= createPipeline();
    return plain;
  }
  const known = made.get(lexicons) ?? createPipeline({ lexicons });
  made.set(lexicons, known);
  return known;
}

/**
 * The statement records of one release.
 *
 * @param text of the release; offsets in records count its code points
 * @param options what is known beside the text, and entries to add to the lexicons
 * @throws UsageError when an entry does not fit its lexicon
 */
export function extract(text: string, options: ExtractOptions = {}): Extraction {
  const { lexicons, ...release } = options;
  return pipelineFor(lexicons).extract(text, release);
}
