import type { Diagnostic } from '../core/diagnostics.js';
import type { SourceDocument } from '../core/document.js';
import type { Layers } from '../core/layers.js';
import { asFailure, InputFailure, rejectOf } from '../io/failure.js';
import { createLanguageGuess, refuseOtherLanguages } from '../io/language.js';
import { type FileTask, readRelease, refuseLongText } from '../io/read.js';
import { createResources } from '../resources/lexicons.js';
import type { Settings } from './config.js';
import { planStages } from './plan.js';
import { type DocumentResult, rejected } from './result.js';
import { type AnyStage, type StageFactory, stageFactories } from './stages.js';
import { validateRecords } from './validate-records.js';

/** One release to work on: a file still to be read, or a document at hand. */
export type Task =
  | { readonly kind: 'file'; readonly file: FileTask }
  | { readonly kind: 'document'; readonly document: SourceDocument };

/** Called after each stage with the layers so far. */
export type Observer = (stage: AnyStage, layers: Readonly<Partial<Layers>>, findings: readonly Diagnostic[]) => void;

/** The stages of one configuration, compiled once; one instance serves any number of releases. */
export interface Engine {
  readonly stages: readonly AnyStage[];
  /** Runs the stages over a document. Faults of the document come back as rejects. */
  process(document: SourceDocument, observe?: Observer): DocumentResult;
  /** Reads the release if need be, then runs the stages. */
  perform(task: Task): Promise<DocumentResult>;
}

interface Outcome {
  readonly layers: Partial<Layers>;
  readonly findings: Diagnostic[];
}

function runStages(stages: readonly AnyStage[], document: SourceDocument, observe?: Observer): Outcome {
  const layers: SourceDocument & Partial<Layers> = { ...document };
  const findings: Diagnostic[] = [];
  for (const stage of stages) {
    const from = findings.length;
    try {
      const made = stage.run(layers as SourceDocument & Layers, (finding) =>
        findings.push({ stage: stage.name, ...finding }),
      );
      Object.assign(layers, made);
    } catch (error) {
      throw asFailure(error, `stage ${stage.name}`);
    }
    observe?.(stage, layers, findings.slice(from));
  }
  return { layers, findings };
}

/** The text is the source file itself for text and Markdown; in all other cases the dataset keeps it. */
function keptText({ format, packed, text }: SourceDocument): string | null {
  return !packed && (format === 'txt' || format === 'md') ? null : text;
}

/**
 * Compiles lexicons and stages.
 *
 * @throws UsageError when the configuration or a lexicon is at fault
 */
export function createEngine(
  config: Settings,
  factories: Readonly<Record<string, StageFactory>> = stageFactories,
): Engine {
  const resources = createResources(config.lexicons, 'lexicons');
  const stages = planStages(config.stages, resources, factories);
  const guess = createLanguageGuess(resources);

  const process: Engine['process'] = (document, observe) => {
    try {
      refuseLongText(document.text, config.limits);
      refuseOtherLanguages(guess, document.text);
      const { layers, findings } = runStages(stages, document, observe);
      if (!layers.records) throw new InputFailure('failed', 'No stage made records.', 'Add the stage "assemble".');
      const { id, sidecar } = document;
      const beside = sidecar === undefined ? {} : { sidecar };
      return { id, ...validateRecords(layers.records), findings, text: keptText(document), ...beside };
    } catch (error) {
      return rejected(document.id, rejectOf(asFailure(error, 'pipeline'), document.id, document.source));
    }
  };

  const perform: Engine['perform'] = async (task) => {
    if (task.kind === 'document') return process(task.document);
    const { file } = task;
    try {
      return process(await readRelease(file, config.limits));
    } catch (error) {
      return rejected(file.id, rejectOf(asFailure(error, 'reading'), file.id, file.source));
    }
  };
  return { stages, process, perform };
}
