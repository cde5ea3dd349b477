// Twenty thousand generated and mutated releases, new ones each night. Usage: node scripts/fuzz-nightly.mjs [releases]
import { spawnSync } from 'node:child_process';

const env = { ...process.env, FUZZ: process.argv[2] ?? '20000' };
const { status } = spawnSync('npx', ['vitest', 'run', 'tests/pipeline/any-input.test.ts'], { stdio: 'inherit', env });
process.exitCode = status ?? 1;
