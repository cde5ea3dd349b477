import { type AnyStage, type StageFactory, stageFactories } from './stages.js';

/** How long each stage worked, in milliseconds, over all releases of a run; in the order of the stages. */
export class StageTimes {
  readonly milliseconds = new Map<string, number>();

  /** The stages of the package, each of which is timed whenever it runs. */
  readonly factories: Readonly<Record<string, StageFactory>> = Object.fromEntries(
    Object.entries(stageFactories).map(([name, make]) => [
      name,
      (resources, options) => this.#timed(make(resources, options)),
    ]),
  );

  #timed(stage: AnyStage): AnyStage {
    this.milliseconds.set(stage.name, 0);
    return {
      ...stage,
      run: (document, report) => {
        const from = performance.now();
        try {
          return stage.run(document, report);
        } finally {
          this.milliseconds.set(stage.name, (this.milliseconds.get(stage.name) ?? 0) + performance.now() - from);
        }
      },
    };
  }
}
