import { statSync } from 'node:fs';
import type { Member } from './members.js';
import { tarMembers } from './tar.js';
import { zipMembers } from './zip.js';

export type { Member } from './members.js';

const ARCHIVE = /\.(zip|tar|tgz|tar\.gz)$/i;

/** Endings of archives, for messages. */
export const archiveExtensions: readonly string[] = ['.zip', '.tar', '.tgz', '.tar.gz'];

/** True for the name of an archive of releases. */
export function isArchive(name: string): boolean {
  return ARCHIVE.test(name);
}

/**
 * Files of an archive, one in memory at a time.
 *
 * @param memberBytes the most that one file may have; a larger one comes as a failure
 * @param wanted names of the files that are read; others are passed over
 * @throws InputFailure when the archive is broken or unpacks to too much
 */
export function membersOf(path: string, memberBytes: number, wanted: (name: string) => boolean): AsyncIterable<Member> {
  const limits = { memberBytes, archiveBytes: statSync(path).size };
  if (/\.zip$/i.test(path)) return zipMembers(path, limits, wanted);
  return tarMembers(path, !/\.tar$/i.test(path), limits, wanted);
}
