// Gold of real releases is kept without their words: spans are places in texts that stand elsewhere. This puts the words
// back: node scripts/real-gold.mjs RELEASES OUT, then
// communique evaluate --run --gold OUT/gold --input OUT/releases --no-gates
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const GOLD = new URL('../corpus/real/gold.jsonl', import.meta.url);

/** The gold of one release with the words of its spans; offsets count code points. */
export function worded(gold, text) {
  const points = Array.from(text);
  const slice = ({ start, end }) => points.slice(start, end).join('');
  const fill = (value) => {
    if (Array.isArray(value)) return value.map(fill);
    if (value === null || typeof value !== 'object') return value;
    const filled = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fill(inner)]));
    return 'start' in value ? { ...filled, text: slice(value) } : filled;
  };
  return { ...fill(gold), title: gold.title && slice(gold.title) };
}

/**
 * Writes releases and their gold into two folders.
 *
 * @param releases folder of the releases, NAME.txt
 * @param out folder to write to
 * @returns how many releases there are
 */
export function writeRealGold(releases, out) {
  const rows = readFileSync(GOLD, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  for (const folder of ['gold', 'releases']) mkdirSync(join(out, folder), { recursive: true });
  for (const gold of rows) {
    const file = `${gold.document}.txt`;
    const bytes = readFileSync(join(releases, file));
    if (createHash('sha256').update(bytes).digest('hex') !== gold.sha256)
      throw new Error(`${file} is not the release that was annotated: another hash.`);
    writeFileSync(join(out, 'releases', file), bytes);
    const filled = worded(gold, bytes.toString('utf8'));
    writeFileSync(join(out, 'gold', `${gold.document}.gold.json`), `${JSON.stringify(filled, null, 1)}\n`);
  }
  return rows.length;
}

if (process.argv[1]?.endsWith('real-gold.mjs')) {
  const [releases, out] = process.argv.slice(2);
  if (!releases || !out) {
    console.error('node scripts/real-gold.mjs RELEASES OUT');
    process.exit(2);
  }
  console.log(`${writeRealGold(releases, out)} releases with gold in ${out}`);
}
