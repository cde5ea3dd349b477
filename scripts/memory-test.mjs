// Runs over many documents and samples the resident memory of the process (Linux).
// Usage: node scripts/memory-test.mjs [documents] [workers]      (100000 1 unless told otherwise)
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const [documents = 100_000, workers = 1] = process.argv.slice(2).map(Number);
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'communique-memory-'));
const releases = join(root, 'corpus/releases');
const texts = readdirSync(releases)
  .filter((name) => name.endsWith('.txt') || name.endsWith('.md'))
  .map((name) => readFileSync(join(releases, name), 'utf8').slice(0, 1500));

const out = createWriteStream(join(folder, 'many.jsonl'));
for (let at = 0; at < documents; at++) {
  const line = JSON.stringify({ id: `r${at}`, text: `${texts[at % texts.length]}\nReference ${at}.\n` });
  if (!out.write(`${line}\n`)) await once(out, 'drain');
}
out.end();
await once(out, 'close');

const args = ['run', '--log', 'json', '--input', join(folder, 'many.jsonl'), '--output', join(folder, 'out')];
const child = spawn(process.execPath, [join(root, 'dist/cli/main.js'), ...args, '--workers', String(workers)], {
  stdio: ['ignore', 'ignore', 'pipe'],
});
/** Resident memory in MB, after so many documents. */
const samples = [];
for await (const line of createInterface({ input: child.stderr })) {
  const { event, done, seconds } = JSON.parse(line);
  if (event === 'progress') {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    samples.push([done, Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024)]);
  }
  if (event === 'end') process.stdout.write(`${documents} documents in ${seconds} s\n`);
}
rmSync(folder, { recursive: true, force: true });
const step = Math.ceil(samples.length / 12);
for (const [done, mb] of samples.filter((_, at) => at % step === 0)) process.stdout.write(`${done}\t${mb} MB\n`);
const late = samples.filter(([done]) => done >= documents / 5).map(([, mb]) => mb);
process.stdout.write(`from a fifth on: ${Math.min(...late)} to ${Math.max(...late)} MB\n`);
