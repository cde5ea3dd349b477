import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CodePointMap } from '../../../src/core/code-points.js';
import type { GoldDocument, SpanRecord } from '../../../src/core/records.js';
import { overlap } from '../../../src/core/span.js';
import { createTagger } from './tag.js';

const root = resolve(import.meta.dirname, '../../..');
const places = [
  { name: 'corpus', gold: join(root, 'corpus/gold'), releases: join(root, 'corpus/releases') },
  { name: '../shared', gold: join(root, '../shared/gold'), releases: join(root, '../shared/releases') },
];

interface Counts {
  gold: number;
  predicted: number;
  found: number;
  right: number;
}

/** Pairs each gold span with an overlapping prediction, as the measures say. */
function count<P extends SpanRecord, G extends SpanRecord>(
  predicted: readonly P[],
  gold: readonly G[],
  isRight: (one: P, other: G) => boolean,
  counts: Counts,
): void {
  const free = new Set(predicted);
  counts.gold += gold.length;
  counts.predicted += predicted.length;
  for (const wanted of gold) {
    const match = [...free].find((one) => overlap(one, wanted) > 0);
    if (!match) continue;
    free.delete(match);
    counts.found++;
    if (isRight(match, wanted)) counts.right++;
  }
}

const f1 = (hits: number, { gold, predicted }: Counts): number => (2 * hits) / (gold + predicted);

function scored(place: (typeof places)[number]) {
  const tag = createTagger();
  const times: Counts = { gold: 0, predicted: 0, found: 0, right: 0 };
  const deadlines: Counts = { gold: 0, predicted: 0, found: 0, right: 0 };
  for (const file of readdirSync(place.gold).filter((name) => name.endsWith('.gold.json'))) {
    const gold = JSON.parse(readFileSync(join(place.gold, file), 'utf8')) as GoldDocument;
    const path = join(place.releases, `${gold.document}.txt`);
    if (!existsSync(path)) continue;
    const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
    const map = new CodePointMap(text);
    const tagged = tag(text);
    const found = tagged.times.map((time) => ({ ...time, ...map.record(time) }));
    count(found, gold.times, (one, other) => one.value === other.value && one.type === other.type, times);
    const bounds = tagged.deadlines.map((deadline) => ({ ...deadline, ...map.record(deadline) }));
    const agree = (one: (typeof bounds)[number], other: GoldDocument['deadlines'][number]) =>
      one.relation === other.relation && one.latest === other.latest && one.precision === other.precision;
    count(bounds, gold.deadlines, agree, deadlines);
  }
  return { times, deadlines };
}

describe.each(places)('gold of $name', (place) => {
  it.skipIf(!existsSync(place.gold))('times and deadlines are found and valued', () => {
    const { times, deadlines } = scored(place);
    expect(f1(times.found, times)).toBeGreaterThanOrEqual(0.97);
    expect(f1(times.right, times)).toBeGreaterThanOrEqual(0.96);
    // Precision is the business of the stage that knows what each deadline bounds.
    expect(deadlines.right / deadlines.gold).toBeGreaterThanOrEqual(0.93);
  });
});
