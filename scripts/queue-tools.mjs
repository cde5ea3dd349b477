// What the scripts and tests of the queue share: releases, processes, hashes.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MAIN = join(ROOT, 'dist/cli/main.js');

/** A folder of its own. */
export function scratch(prefix) {
  return mkdtempSync(join(tmpdir(), prefix));
}

/** The Redis to test with, under keys of this process. */
export function address(redis = process.env.COMMUNIQUE_REDIS ?? 'redis://127.0.0.1:6379') {
  const url = new URL(redis);
  url.searchParams.set('prefix', `communique-test-${process.pid}`);
  return url.href;
}

/** Removes all keys of an address. */
export async function clearKeys(queue) {
  const url = new URL(queue);
  const prefix = url.searchParams.get('prefix');
  url.searchParams.delete('prefix');
  const redis = new Redis(url.href);
  for await (const keys of redis.scanStream({ match: `${prefix}:*`, count: 1000 })) {
    if (keys.length > 0) await redis.del(...keys);
  }
  redis.disconnect();
}

/** Fills a folder with the beginnings of releases of the corpus, each with a line of its own. */
export function manyReleases(folder, documents, characters = Number.POSITIVE_INFINITY) {
  mkdirSync(folder, { recursive: true });
  const releases = join(ROOT, 'corpus/releases');
  const texts = readdirSync(releases)
    .filter((name) => name.endsWith('.txt') || name.endsWith('.md'))
    .map((name) => readFileSync(join(releases, name), 'utf8').slice(0, characters));
  for (let at = 0; at < documents; at++) {
    writeFileSync(join(folder, `r${at}.txt`), `${texts[at % texts.length]}\nReference ${at}.\n`);
  }
}

/** Starts a command; `ended` gives its exit code, or the signal that ended it. */
export function start(args, stdio = ['ignore', 'ignore', 'inherit']) {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio });
  const ended = new Promise((done) => child.once('exit', (code, signal) => done(signal ?? code)));
  const end = (signal) => {
    child.kill(signal);
    return ended;
  };
  return { child, ended, end };
}

/** Seconds of processor time that a running process has used (Linux). */
export function cpuOf({ child }) {
  return ticks(child.pid, [13, 14]);
}

/** Seconds of processor time of all processes that this one has started and seen end (Linux). */
export function cpuOfEnded() {
  return ticks('self', [15, 16]);
}

const TICKS_A_SECOND = 100;

function ticks(pid, places) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  // The name of the process, in brackets, may hold blanks.
  const fields = `0 0 ${stat.slice(stat.lastIndexOf(')') + 2)}`.split(' ');
  return places.reduce((sum, at) => sum + Number(fields[at]), 0) / TICKS_A_SECOND;
}

/** Runs to the end; a fault of use is an error. */
export async function run(args) {
  const code = await start(['run', '--quiet', ...args]).ended;
  if (code !== 0 && code !== 1) throw new Error(`communique run ended with ${code}`);
}

/** Starts a worker. */
export function startWorker(queue, { concurrency = 1, patience = 30 } = {}) {
  const numbers = ['--concurrency', String(concurrency), '--patience', String(patience)];
  return start(['worker', '--queue', queue, ...numbers], ['ignore', 'ignore', 'ignore']);
}

/** Hash of each file of a dataset; what a run keeps for the next one is no part of it. */
export function hashesOf(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => !name.startsWith('.'));
  const files = names.filter((name) => statSync(join(folder, name)).isFile()).sort();
  const hash = (name) =>
    createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
  return new Map(files.map((name) => [name, hash(name)]));
}
