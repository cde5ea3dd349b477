// One stage by itself on what the stages before it made: the least time for each release of several passes, added up.
// It tells two builds apart where the machine is shared; usage: node scripts/bench/stage-alone.mjs STAGE [folder…]
import { fileURLToPath } from 'node:url';
import { resolveConfig } from '../../dist/pipeline/config.js';
import { createEngine } from '../../dist/pipeline/engine.js';
import { documentOf, readTexts } from './texts.mjs';

const PASSES = 20;

const [name, ...folders] = process.argv.slice(2);
const corpus = fileURLToPath(new URL('../../corpus/releases', import.meta.url));
const engine = createEngine(resolveConfig({}, '.'));
const stage = engine.stages.find((one) => one.name === name);
if (!stage) throw new Error(`No stage "${name}". There are: ${engine.stages.map((one) => one.name).join(', ')}.`);

const inputs = readTexts(folders.length > 0 ? folders : [corpus]).map((text, i) => {
  const document = documentOf(text, `r${i}`);
  let layers = {};
  let input = document;
  engine.process(document, (one, sofar) => {
    if (one === stage) input = { ...document, ...layers };
    layers = { ...sofar };
  });
  return input;
});
const least = inputs.map(() => Number.POSITIVE_INFINITY);
for (let pass = 0; pass < PASSES; pass++) {
  for (const [i, input] of inputs.entries()) {
    const from = performance.now();
    stage.run(input, () => undefined);
    least[i] = Math.min(least[i], performance.now() - from);
  }
}
const sum = least.reduce((total, time) => total + time, 0);
process.stdout.write(`${name}: ${sum.toFixed(1)} ms for ${inputs.length} releases\n`);
