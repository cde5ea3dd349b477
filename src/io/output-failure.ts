import { constants } from 'node:os';

/** The place of a dataset that cannot be written any more. The message says what to do; what is done is kept. */
export class OutputFailure extends Error {
  override readonly name = 'OutputFailure';
}

type Words = (output: string) => string;

const GO_ON = 'what is done is kept, and the same command goes on from there.';

const full: Words = (output) => `no room is left on the disk of "${output}". Make room: ${GO_ON}`;
const locked: Words = (output) => `"${output}" cannot be written any more. Give back the permission: ${GO_ON}`;
const readOnly: Words = (output) => `"${output}" is on a disk that is read-only. Make it writable: ${GO_ON}`;
const limited: Words = (output) =>
  `a file under "${output}" has reached the size that this shell or disk allows. Raise the limit (ulimit -f): ${GO_ON}`;
const faulty: Words = (output) => `the disk of "${output}" cannot be read or written. Look after it: ${GO_ON}`;
const gone: Words = (output) =>
  `"${output}" was removed or moved while the run went on. Put it back to go on from there; the same command makes it anew.`;
const damaged: Words = (output) =>
  `what an earlier run has kept under "${output}" is damaged. The same command with --full makes it anew.`;

const busy: Words = (output) => `another program has opened what is kept under "${output}". Close it: ${GO_ON}`;

/** By the names that the operating system and the database give to faults. */
const FAULTS: Readonly<Record<string, Words>> = {
  ENOSPC: full,
  EDQUOT: full,
  SQLITE_FULL: full,
  EFBIG: limited,
  EACCES: locked,
  EPERM: locked,
  SQLITE_PERM: locked,
  EROFS: readOnly,
  SQLITE_READONLY: readOnly,
  ENOENT: gone,
  ENOTDIR: gone,
  EIO: faulty,
  SQLITE_IOERR: faulty,
  SQLITE_CANTOPEN: faulty,
  SQLITE_BUSY: busy,
  SQLITE_CORRUPT: damaged,
  SQLITE_NOTADB: damaged,
};

/** Number of a fault of the operating system under which the database met it, e.g. 27 for `EFBIG`; by its name. */
function systemName(error: Error): string | undefined {
  const number = 'systemErrno' in error ? error.systemErrno : undefined;
  return Object.entries(constants.errno).find(([, value]) => value === number)?.[0];
}

function namesOf(error: Error): (string | undefined)[] {
  const code = 'code' in error ? String(error.code) : undefined;
  return [systemName(error), 'sqliteCodeName' in error ? String(error.sqliteCodeName) : undefined, code];
}

/** The fault of an output folder that an error amounts to; any other error as it is. */
export function asOutputFailure(error: unknown, output: string): unknown {
  if (!(error instanceof Error)) return error;
  const name = namesOf(error).find((known) => known !== undefined && Object.hasOwn(FAULTS, known));
  const words = name === undefined ? undefined : FAULTS[name];
  return words ? new OutputFailure(words(output), { cause: error }) : error;
}

/** The fault of an output folder that is no more. */
export function outputGone(output: string): OutputFailure {
  return new OutputFailure(gone(output));
}
