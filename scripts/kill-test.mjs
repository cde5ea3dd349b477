// Kills a run at random moments and starts it again, several times before it ends; then compares its dataset with that
// of an undisturbed run, and looks whether any release was worked on twice. Ends with 1 if so, or if a file differs.
// Usage: node scripts/kill-test.mjs [kills] [documents] [seed]      (100 2000 1 unless told otherwise)
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseSync } from '@photostructure/sqlite';

/** Characters of a document: moments of the run are what counts here. */
const LENGTH = 300;
/** One kill in so many comes while the dataset is written. */
const LATE = 4;
const LOOK_MS = 2;
/** Kills between two lines of progress. */
const TOLD = 10;
const [kills = 100, documents = 2000, seed = 1] = process.argv.slice(2).map(Number);
const root = fileURLToPath(new URL('..', import.meta.url));
const main = join(root, 'dist/cli/main.js');
const folder = mkdtempSync(join(tmpdir(), 'communique-kills-'));
const input = join(folder, 'in');

/** A small generator of numbers from 0 to 1, the same for the same seed. */
function chance(state) {
  let value = state >>> 0;
  return () => {
    value = (Math.imul(value, 1664525) + 1013904223) >>> 0;
    return value / 2 ** 32;
  };
}

function command(output) {
  return [main, 'run', '--quiet', '--input', input, '--output', join(folder, output)];
}

/** Hash of each file of a dataset. */
function hashesOf(output) {
  const place = join(folder, output);
  const names = readdirSync(place, { recursive: true }).filter((name) => !name.startsWith('.'));
  const files = names.sort().filter((name) => statSync(join(place, name)).isFile());
  const hash = (name) =>
    createHash('sha256')
      .update(readFileSync(join(place, name)))
      .digest('hex');
  return new Map(files.map((name) => [name, hash(name)]));
}

/** Names of the files that two datasets do not share. */
function differing(one, other) {
  return [...new Set([...one.keys(), ...other.keys()])].filter((name) => one.get(name) !== other.get(name));
}

/**
 * Results that a run has left, and how often one was written. They are counted in a copy: whoever opens the file mends
 * it, and that is for the next run to do.
 */
function keptOf(output) {
  const [from, to] = [join(folder, output, '.cache/results.sqlite'), join(folder, 'look.sqlite')];
  for (const ending of ['', '-wal']) {
    rmSync(to + ending, { force: true });
    if (existsSync(from + ending)) copyFileSync(from + ending, to + ending);
  }
  if (!existsSync(to)) return { results: 0, written: 0 };
  const database = new DatabaseSync(to);
  try {
    // A row that replaces another gets a number of its own, so the last number tells how many were written.
    return database.prepare('SELECT count(*) AS results, coalesce(max(rowid), 0) AS written FROM result').get();
  } catch {
    // Killed before there was a table.
    return { results: 0, written: 0 };
  } finally {
    database.close();
  }
}

/** Calls back as soon as a run that was started at a moment begins to write its dataset. */
function whenWriting(output, started, act) {
  const file = join(folder, output, '.cache/new/statements.jsonl');
  const timer = setInterval(() => {
    // One that a run before has left is older.
    if ((statSync(file, { throwIfNoEntry: false })?.birthtimeMs ?? 0) < started) return;
    clearInterval(timer);
    act();
  }, LOOK_MS);
  return timer;
}

/**
 * Runs until it is killed, `ms` after its start or after it began to write the dataset.
 *
 * @returns whether it ended before, and how long it wrote
 */
async function run(output, ms = null, whileWriting = false) {
  const started = Date.now();
  let written = Number.NaN;
  const child = spawn(process.execPath, command(output), { cwd: folder, stdio: 'ignore' });
  let timer;
  const wait = () => {
    if (ms !== null) timer = setTimeout(() => child.kill('SIGKILL'), ms);
  };
  if (!whileWriting) wait();
  const look = whenWriting(output, started, () => {
    written = Date.now();
    if (whileWriting) wait();
  });
  const code = await new Promise((done) => child.once('exit', (status) => done(status)));
  clearInterval(look);
  clearTimeout(timer);
  return { ended: code !== null, writing: Date.now() - written, length: Date.now() - started };
}

mkdirSync(input);
const sources = readdirSync(join(root, 'corpus/releases')).filter(
  (name) => name.endsWith('.txt') || name.endsWith('.md'),
);
for (let at = 0; at < documents; at++) {
  const text = readFileSync(join(root, 'corpus/releases', sources[at % sources.length] ?? ''), 'utf8').slice(0, LENGTH);
  writeFileSync(join(input, `r${at}.txt`), `${text}\nReference ${at}.\n`);
}
const { length, writing } = await run('whole');
const random = chance(seed);
let done = 0;
let differences = 0;
let compared = 0;
let again = 0;
/** Kills by how much was done: before the first result, by tenths of the releases, and with all results there. */
const moments = { start: 0, tenths: Array(10).fill(0), end: 0 };
const note = () => {
  const { results } = keptOf('killed');
  if (results === 0) moments.start++;
  else if (results === documents) moments.end++;
  else moments.tenths[Math.floor((10 * results) / documents)]++;
};
const wanted = hashesOf('whole');
const check = () => {
  const names = differing(hashesOf('killed'), wanted);
  if (names.length > 0) {
    differences++;
    process.stderr.write(`after ${done} kills: ${names.slice(0, 5).join(', ')} of ${wanted.size} files differ\n`);
  }
  compared++;
  const { results, written } = keptOf('killed');
  again += written - results;
  rmSync(join(folder, 'killed'), { recursive: true, force: true });
};
while (done < kills) {
  // Moments over the whole run; every fourth within the writing at its end, which is short.
  const late = done % LATE === LATE - 1;
  if ((await run('killed', random() * (late ? writing : length), late)).ended) {
    check();
    continue;
  }
  note();
  if (++done % TOLD === 0) process.stderr.write(`${done} of ${kills} kills, ${differences} differences\n`);
}
await run('killed');
check();
rmSync(folder, { recursive: true, force: true });
const { start, tenths, end } = moments;
process.stdout.write(
  `kills before the first result: ${start}; by tenths of the releases: ${tenths.join(' ')}; while the dataset was ` +
    `written: ${end}\n`,
);
process.stdout.write(
  `${kills} kills over ${documents} documents, ${compared} datasets compared: ${differences} differences, ` +
    `${again} releases worked on again\n`,
);
process.exitCode = differences === 0 && again === 0 ? 0 : 1;
