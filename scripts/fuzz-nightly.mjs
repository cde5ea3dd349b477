// Generated and mutated releases, new ones each night, in portions that are told as they are done.
// Usage: node scripts/fuzz-nightly.mjs [releases] [seed]
//   releases   20000 unless told otherwise
//   seed       of the first portion, each further one has the next; a run that was stopped goes on with the seed it told
import { spawnSync } from 'node:child_process';

const PORTION = 1000;
const [releases = 20_000, first = Math.trunc(Date.now() / 1000)] = process.argv.slice(2).map(Number);
for (let done = 0, seed = first; done < releases; done += PORTION, seed++) {
  const portion = Math.min(PORTION, releases - done);
  const env = { ...process.env, FUZZ: String(portion), FUZZ_SEED: String(seed) };
  const args = ['vitest', 'run', '--reporter=dot', 'tests/pipeline/any-input.test.ts'];
  const { status, stdout, stderr } = spawnSync('npx', args, { encoding: 'utf8', env });
  if (status !== 0) {
    process.stderr.write(`${stdout}${stderr}\nseed ${seed} found a fault after ${done} releases\n`);
    process.exit(1);
  }
  process.stdout.write(`${done + portion} of ${releases} releases, no fault (seed ${seed})\n`);
}
