import { basename, parse } from 'node:path';
import { isArchive, type Member, membersOf } from '../io/archive/index.js';
import { COMPANION, type FoundFile, namePattern, pathFailure, SIDECAR } from '../io/discover.js';
import { InputFailure, rejectOf } from '../io/failure.js';
import { packedName, unpacked } from '../io/gzip.js';
import type { IdRegistry } from '../io/ids.js';
import { sidecarPath } from '../io/metadata.js';
import { isCollection, isRead, knownExtensions } from '../io/readers/index.js';
import { collectionJobs } from './collections.js';
import type { Job } from './tasks.js';

/** Bytes that all sidecars of an archive may have: they are in memory while its releases are read. */
const MOST_SIDECARS = 100_000_000;

/** Sidecars of an archive by their names; those that cannot be read are faults of their releases. */
type Sidecars = ReadonlyMap<string, Uint8Array | InputFailure>;

/** What a member is passed over for: as in folders, hidden files and companions of releases. */
function isPassedOver(name: string, ignored: readonly RegExp[]): boolean {
  const parts = name.split('/');
  const hidden = parts.some((part) => (part.startsWith('.') && part !== '.' && part !== '..') || part === '__MACOSX');
  return hidden || COMPANION.test(name) || ignored.some((pattern) => pattern.test(basename(name)));
}

function refuseKind(name: string): void {
  if (isArchive(name)) {
    throw new InputFailure('format', 'This is an archive within an archive.', 'Unpack the outer one.');
  }
  if (!isRead(name)) {
    const remedy = `Save it as one of ${knownExtensions.join(' ')}, or name it under "ignore".`;
    throw new InputFailure('format', `No reader for "${parse(name).ext}" files.`, remedy);
  }
}

function tooManySidecars(): InputFailure {
  const message = `The sidecars of the archive have more than ${MOST_SIDECARS} bytes.`;
  return new InputFailure('too-large', message, 'Pack it as several archives.');
}

/** Sidecars may stand before or behind their releases, so they are read first. */
async function sidecarsOf({ path }: FoundFile, limit: number): Promise<Sidecars> {
  const found = new Map<string, Uint8Array | InputFailure>();
  let size = 0;
  try {
    for await (const { name, bytes } of membersOf(path, limit, (name) => SIDECAR.test(name))) {
      size += bytes instanceof InputFailure ? 0 : bytes.length;
      found.set(name, size > MOST_SIDECARS ? tooManySidecars() : bytes);
    }
  } catch {
    // A fault of the archive is met again, and told, behind the releases that stand before it.
  }
  return found;
}

async function* memberJobs(
  { name, bytes }: Member,
  archive: FoundFile,
  sidecars: Sidecars,
  ids: IdRegistry,
  limit: number,
): AsyncGenerator<Job> {
  const source = `${archive.source}/${name}`;
  try {
    if (bytes instanceof InputFailure) throw bytes;
    refuseKind(name);
    const inner = packedName(source);
    const parts = parse(inner ?? source);
    if (isCollection(parts.ext)) {
      const whole = inner ? await unpacked(bytes, limit) : bytes;
      yield* collectionJobs(single(whole), parts, source, ids, limit);
      return;
    }
    const id = ids.ofFile({ path: `${archive.path}/${packedName(name) ?? name}`, source: inner ?? source });
    const sidecar = sidecars.get(sidecarPath(packedName(name) ?? name));
    if (sidecar instanceof InputFailure) throw sidecar;
    yield { task: { kind: 'file', file: { id, path: source, source, bytes, ...(sidecar && { sidecar }) } } };
  } catch (error) {
    if (!(error instanceof InputFailure)) throw error;
    yield { reject: rejectOf(error, null, source) };
  }
}

async function* single(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/**
 * Jobs of the files of an archive, read no faster than they are taken. What is wrong with one member is a reject of
 * that member; what is wrong with the archive ends it with a reject of the archive.
 *
 * @param ignore names of members to pass over, with wildcards
 * @param limit bytes that a member may have
 */
export async function* archiveJobs(
  archive: FoundFile,
  ids: IdRegistry,
  ignore: readonly string[],
  limit: number,
): AsyncGenerator<Job> {
  const ignored = ignore.map(namePattern);
  try {
    const sidecars = await sidecarsOf(archive, limit);
    for await (const member of membersOf(archive.path, limit, (name) => !isPassedOver(name, ignored))) {
      yield* memberJobs(member, archive, sidecars, ids, limit);
    }
  } catch (error) {
    yield { reject: rejectOf(error instanceof InputFailure ? error : pathFailure(error), null, archive.source) };
  }
}
