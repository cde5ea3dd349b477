// How cost grows: milliseconds over the length of a release, and over the number of releases of a run.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveConfig } from '../../dist/pipeline/config.js';
import { run } from '../../dist/pipeline/run.js';
import { exponent, median } from './statistics.mjs';
import { perturbed, randomOf, textOf } from './texts.mjs';

const LENGTHS = [512, 1024, 2048, 4096, 8192, 16384, 32768, 65536];
/** Characters read at each length in each round, so that short releases are timed as well as long ones. */
const CHARACTERS = 262144;
const ROUNDS = 5;
/** Characters of each release of a run of many. */
const SHORT = 600;

/** @param read reads a list of texts */
export async function growthByLength(texts, read) {
  const random = randomOf(11);
  const times = new Map(LENGTHS.map((length) => [length, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const length of LENGTHS) {
      const sample = Array.from({ length: CHARACTERS / length }, () => textOf(texts, length, random));
      const from = performance.now();
      await read(sample);
      if (round > 0) times.get(length).push((performance.now() - from) / sample.length);
    }
  }
  const points = [...times].map(([length, values]) => [length, median(values)]);
  return { points, exponent: exponent(points) };
}

/** Whole runs, with everything they write, over more and more releases of one collection. */
export async function growthByNumber(texts, most) {
  const folder = mkdtempSync(join(tmpdir(), 'communique-bench-'));
  const points = [];
  try {
    for (let number = 100; number <= most; number *= 10) {
      const random = randomOf(number);
      const row = (_, i) => {
        const text = perturbed(texts[i % texts.length], random).slice(0, SHORT);
        return JSON.stringify({ id: `r${i}`, date: '2024-03-11', text });
      };
      const input = join(folder, `${number}.jsonl`);
      writeFileSync(input, `${Array.from({ length: number }, row).join('\n')}\n`);
      const config = resolveConfig({ inputs: [input], output: join(folder, String(number)) }, folder);
      const from = performance.now();
      await run(config);
      points.push([number, performance.now() - from]);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { points, exponent: exponent(points) };
}
