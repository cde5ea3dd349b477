import type { Diagnostic } from '../core/diagnostics.js';
import type { SourceDocument } from '../core/document.js';
import type { Layers } from '../core/layers.js';
import type { Resources } from '../resources/lexicons.js';
import { createAssemble } from '../stages/assemble/index.js';
import { createAttachContent } from '../stages/attach-content/index.js';
import { createClean } from '../stages/clean.js';
import { createParse } from '../stages/parse/index.js';
import { createResolveSpeakers } from '../stages/resolve-speakers/index.js';
import { createStructure } from '../stages/structure/index.js';
import { createTagActors } from '../stages/tag-actors/index.js';
import { createTagActs } from '../stages/tag-acts/index.js';
import { createTagQuotes } from '../stages/tag-quotes.js';
import { createTagTimes, type TagTimesOptions } from '../stages/tag-times/index.js';
import { createTokenize } from '../stages/tokenize/index.js';

/** A stage as the plan sees it, whatever layers it needs and makes. */
export interface AnyStage {
  readonly name: string;
  readonly requires: readonly (keyof Layers)[];
  readonly provides: readonly (keyof Layers)[];
  run(
    document: SourceDocument & Readonly<Layers>,
    report: (finding: Omit<Diagnostic, 'stage'>) => void,
  ): Partial<Layers>;
}

/** Options of a stage; `schemas/config.schema.json` says which stage takes which. */
export type StageOptions = Readonly<Record<string, unknown>>;

export type StageFactory = (resources: Resources, options: StageOptions) => AnyStage;

/** All stages by name, in the order in which they run when the configuration lists none. */
export const stageFactories: Readonly<Record<string, StageFactory>> = {
  clean: () => createClean(),
  structure: createStructure,
  tokenize: createTokenize,
  'tag-quotes': () => createTagQuotes(),
  'tag-times': (resources, options) => createTagTimes(resources, options as TagTimesOptions),
  'tag-actors': createTagActors,
  parse: createParse,
  'tag-acts': createTagActs,
  'resolve-speakers': createResolveSpeakers,
  'attach-content': createAttachContent,
  assemble: createAssemble,
};
