// Runs over many documents and samples the resident memory of the process from its start to its end (Linux).
// Usage: node scripts/memory-test.mjs [documents] [workers] [files]
//   documents, workers   100000 1 unless told otherwise
//   files                when the word is given, each document is a file of its own; else all are lines of one file
// Ends with 1 when memory in any tenth of the run behind the first fifth is over that of the second by more than a tenth.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const [documents = 100_000, workers = 1] = process.argv.slice(2, 4).map(Number);
const asFiles = process.argv[4] === 'files';
const SAMPLE_MS = 500;
const PARTS = 10;
/** Characters of a document: that there are many is what counts here. */
const LENGTH = 300;
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'communique-memory-'));
const input = join(folder, 'in');
const releases = join(root, 'corpus/releases');
const texts = readdirSync(releases)
  .filter((name) => name.endsWith('.txt') || name.endsWith('.md'))
  .map((name) => readFileSync(join(releases, name), 'utf8').slice(0, LENGTH));

function textOf(at) {
  return `${texts[at % texts.length]}\nReference ${at}.\n`;
}

async function writeLines() {
  const out = createWriteStream(join(input, 'many.jsonl'));
  for (let at = 0; at < documents; at++) {
    if (!out.write(`${JSON.stringify({ id: `r${at}`, text: textOf(at) })}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
}

/** Resident memory of a process in MB. */
function residentOf(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

/** What lies in the middle of some numbers. */
function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

mkdirSync(input);
if (asFiles) for (let at = 0; at < documents; at++) writeFileSync(join(input, `r${at}.txt`), textOf(at));
else await writeLines();

const args = ['run', '--log', 'json', '--input', input, '--output', join(folder, 'out'), '--workers', String(workers)];
const child = spawn(process.execPath, [join(root, 'dist/cli/main.js'), ...args], {
  // Away from the configuration of this package.
  cwd: folder,
  stdio: ['ignore', 'ignore', 'pipe'],
});
const exit = once(child, 'exit');
/** Documents done by then, and memory. */
const samples = [];
let done = 0;
const timer = setInterval(() => samples.push([done, residentOf(child.pid)]), SAMPLE_MS);
let seconds = 0;
for await (const line of createInterface({ input: child.stderr })) {
  const event = JSON.parse(line);
  if (event.event === 'progress') done = event.done;
  if (event.event === 'end') seconds = event.seconds;
}
clearInterval(timer);
const [code] = await exit;
rmSync(folder, { recursive: true, force: true });
if (code !== 0) throw new Error(`The run ended with ${code}.`);

const last = done;
process.stdout.write(`${documents} documents, ${workers} workers, ${asFiles ? 'files' : 'lines'}: ${seconds} s\n`);
process.stdout.write('documents\tmedian MB\tmost MB\n');
const parts = Array.from({ length: PARTS + 1 }, (_, part) => {
  const from = (part / PARTS) * documents;
  const within = (at) => (part === PARTS ? at >= last : at >= from && at < Math.min(from + documents / PARTS, last));
  const memory = samples.filter(([at]) => within(at)).map(([, mb]) => mb);
  const name = part === PARTS ? 'writing' : `from ${from}`;
  process.stdout.write(`${name}\t${median(memory).toFixed(0)}\t${Math.max(...memory).toFixed(0)}\n`);
  return { median: median(memory), most: Math.max(...memory) };
});
const base = parts[2];
const growth = Math.max(...parts.slice(3).map((part) => part.median / base.median)) - 1;
process.stdout.write(`highest median behind the first fifth: ${(growth * 100).toFixed(1)} % over that at the fifth\n`);
process.exitCode = growth <= 0.1 ? 0 : 1;
