// What is measured against what. Each is loaded when it is asked for, so that a process holds only what it measures.
import { documentOf } from './texts.mjs';

async function config() {
  const { resolveConfig } = await import('../../dist/pipeline/config.js');
  return resolveConfig({}, '.');
}

/** wink-nlp alone, beside the tagger of the pipeline: the model's `metaCER` changes itself when it is asked twice. */
export async function createWink() {
  const { default: winkNLP } = await import('wink-nlp');
  const { default: model } = await import('wink-eng-lite-web-model');
  const meta = model.metaCER();
  const wink = winkNLP({ ...model, metaCER: () => meta }, ['sbd', 'pos']);
  return (texts) => {
    for (const text of texts) wink.readDoc(text);
  };
}

export async function createCompromise() {
  const { default: nlp } = await import('compromise/three');
  return (texts) => {
    for (const text of texts) nlp(text);
  };
}

export async function createEngine() {
  const made = await import('../../dist/pipeline/engine.js');
  return made.createEngine(await config());
}

/** The whole pipeline as a thread of a run goes through it: from the text to the bytes of its records. */
export async function createPipeline(engine) {
  const { pack } = await import('../../dist/pipeline/packed.js');
  const own = engine ?? (await createEngine());
  return (texts) => {
    for (const [i, text] of texts.entries()) pack(own.process(documentOf(text, `r${i}`)));
  };
}

/** Adds the milliseconds of each stage over some texts to the times so far; what lies outside stages is `around`. */
export function readByStage(engine, texts, times) {
  const add = (name, from) => times.set(name, (times.get(name) ?? 0) + performance.now() - from);
  for (const [i, text] of texts.entries()) {
    let from = performance.now();
    engine.process(documentOf(text, `r${i}`), (stage) => {
      add(stage.name, from);
      from = performance.now();
    });
    add('around', from);
  }
}

/** The pipeline on threads; `close` ends them. */
export async function createThreads(threads) {
  const { createPool } = await import('../../dist/workers/pool.js');
  const pool = createPool(await config(), threads);
  return {
    async perform(texts) {
      const tasks = texts.map((text, i) => ({ kind: 'document', document: documentOf(text, `r${i}`) }));
      const size = pool.batch(texts.length);
      const batches = [];
      while (tasks.length > 0) batches.push(tasks.splice(0, size));
      const next = async () => {
        for (let batch = batches.pop(); batch; batch = batches.pop()) await pool.perform(batch);
      };
      await Promise.all(Array.from({ length: threads }, next));
    },
    close: () => pool.close(),
  };
}
