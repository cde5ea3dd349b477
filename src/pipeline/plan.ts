import { UsageError } from '../core/diagnostics.js';
import type { Layers } from '../core/layers.js';
import type { StageSetting } from '../core/records.js';
import type { Resources } from '../resources/lexicons.js';
import { nearest } from './nearest.js';
import { type AnyStage, type StageFactory, stageFactories } from './stages.js';

function make(
  setting: StageSetting,
  resources: Resources,
  factories: Readonly<Record<string, StageFactory>>,
): AnyStage {
  const factory = Object.hasOwn(factories, setting.name) ? factories[setting.name] : undefined;
  if (!factory) {
    throw new UsageError(`stages: unknown stage "${setting.name}". ${nearest(setting.name, Object.keys(factories))}`);
  }
  return factory(resources, setting.options ?? {});
}

function checkOrder(stages: readonly AnyStage[]): void {
  const providers = new Map<keyof Layers, string>();
  for (const { name, requires, provides } of stages) {
    for (const layer of requires) {
      if (providers.has(layer)) continue;
      const later = stages.find((stage) => stage.provides.includes(layer));
      const remedy = later ? `Move "${later.name}" before "${name}".` : 'Add a stage that provides it.';
      throw new UsageError(
        `stages: "${name}" requires the layer "${layer}", which no stage before it provides. ${remedy}`,
      );
    }
    for (const layer of provides) {
      const other = providers.get(layer);
      if (other !== undefined) {
        throw new UsageError(
          `stages: "${other}" and "${name}" both provide the layer "${layer}". Leave one of them out.`,
        );
      }
      providers.set(layer, name);
    }
  }
  if (!providers.has('records')) {
    throw new UsageError('stages: no stage provides the layer "records". Add "assemble" at the end.');
  }
}

/**
 * Builds the stages and checks that each finds what it requires.
 *
 * @param settings names and options in order; null for all stages of the package
 * @param factories stages by name; those of the package unless told otherwise
 * @throws UsageError on an unknown stage, an unmet requirement, or two stages that provide one layer
 */
export function planStages(
  settings: readonly StageSetting[] | null,
  resources: Resources,
  factories: Readonly<Record<string, StageFactory>> = stageFactories,
): readonly AnyStage[] {
  const wanted = settings ?? Object.keys(factories).map((name) => ({ name }));
  const stages = wanted.map((setting) => make(setting, resources, factories));
  checkOrder(stages);
  return stages;
}
