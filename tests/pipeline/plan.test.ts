import { describe, expect, it } from 'vitest';
import type { Layers } from '../../src/core/layers.js';
import { planStages } from '../../src/pipeline/plan.js';
import { type StageFactory, stageFactories } from '../../src/pipeline/stages.js';
import { createResources } from '../../src/resources/lexicons.js';

const resources = createResources();

function stage(name: string, requires: (keyof Layers)[], provides: (keyof Layers)[]): StageFactory {
  return () => ({ name, requires, provides, run: () => ({}) });
}

const factories = {
  clean: stage('clean', [], ['view']),
  tokenize: stage('tokenize', ['view'], ['tokens', 'sentences']),
  words: stage('words', ['view'], ['tokens']),
  assemble: stage('assemble', ['sentences'], ['records']),
};

function plan(...names: string[]): string[] {
  return planStages(
    names.map((name) => ({ name })),
    resources,
    factories,
  ).map(({ name }) => name);
}

describe('plan', () => {
  it('keeps the order of the configuration', () => {
    expect(plan('clean', 'tokenize', 'assemble')).toEqual(['clean', 'tokenize', 'assemble']);
  });

  it.each([
    ['an unknown stage', ['clean', 'tokenise'], 'unknown stage "tokenise". Did you mean "tokenize"?'],
    ['a name that objects have anyway', ['constructor'], 'unknown stage "constructor"'],
    ['a requirement met too late', ['tokenize', 'clean', 'assemble'], 'Move "clean" before "tokenize".'],
    [
      'a requirement never met',
      ['assemble'],
      'requires the layer "sentences", which no stage before it provides. Add a stage',
    ],
    [
      'two providers',
      ['clean', 'tokenize', 'words', 'assemble'],
      '"tokenize" and "words" both provide the layer "tokens"',
    ],
    ['no records', ['clean', 'tokenize'], 'no stage provides the layer "records"'],
  ])('refuses %s', (_, names, message) => {
    expect(() => plan(...names)).toThrow(message);
  });

  it('hands options to the stage', () => {
    const seen: unknown[] = [];
    const factory: StageFactory = (_, options) => {
      seen.push(options);
      return factories.assemble(resources, options);
    };
    planStages([{ name: 'clean' }, { name: 'tokenize' }, { name: 'end', options: { a: 1 } }], resources, {
      ...factories,
      end: factory,
    });
    expect(seen).toEqual([{ a: 1 }]);
  });

  it('runs all stages of the package in their own order', () => {
    expect(planStages(null, resources).map(({ name }) => name)).toEqual(Object.keys(stageFactories));
  });
});
