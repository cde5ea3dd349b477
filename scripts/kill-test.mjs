// Kills a run at random moments and starts it again, then compares its dataset with that of an undisturbed run.
// Usage: node scripts/kill-test.mjs [kills] [documents] [seed]      (100 2000 1 unless told otherwise)
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Characters of a document: moments of the run are what counts here. */
const LENGTH = 300;
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

/** Runs until it is killed after some time; true when it ended before. */
async function killed(ms) {
  const child = spawn(process.execPath, command('killed'), { cwd: folder, stdio: 'ignore' });
  const timer = setTimeout(() => child.kill('SIGKILL'), ms);
  const code = await new Promise((done) => child.once('exit', (status) => done(status)));
  clearTimeout(timer);
  return code !== null;
}

mkdirSync(input);
const sources = readdirSync(join(root, 'corpus/releases')).filter(
  (name) => name.endsWith('.txt') || name.endsWith('.md'),
);
for (let at = 0; at < documents; at++) {
  const text = readFileSync(join(root, 'corpus/releases', sources[at % sources.length] ?? ''), 'utf8').slice(0, LENGTH);
  writeFileSync(join(input, `r${at}.txt`), `${text}\nReference ${at}.\n`);
}
const began = performance.now();
spawnSync(process.execPath, command('whole'), { cwd: folder, stdio: 'inherit' });
const length = performance.now() - began;
const random = chance(seed);
let done = 0;
let differences = 0;
const wanted = hashesOf('whole');
const check = () => {
  const names = differing(hashesOf('killed'), wanted);
  if (names.length > 0) {
    differences++;
    process.stderr.write(`after ${done} kills: ${names.slice(0, 5).join(', ')} of ${wanted.size} files differ\n`);
  }
  rmSync(join(folder, 'killed'), { recursive: true, force: true });
};
while (done < kills) {
  // Moments over the whole run, the writing of the dataset at its end included.
  if (await killed(random() * length * 0.5)) check();
  else if (++done % TOLD === 0) process.stderr.write(`${done} of ${kills} kills, ${differences} differences\n`);
}
spawnSync(process.execPath, command('killed'), { cwd: folder, stdio: 'inherit' });
check();
rmSync(folder, { recursive: true, force: true });
process.stdout.write(`${kills} kills over ${documents} documents: ${differences} differences\n`);
process.exitCode = differences === 0 ? 0 : 1;
