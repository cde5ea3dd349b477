import type { Readable } from 'node:stream';
import type { Entry, ZipFile } from 'yauzl';
import { InputFailure } from '../failure.js';
import { bytesWithin, type Member, Meter, refuseName, tooLarge, type UnpackLimits } from './members.js';

const KIND = 0o170000;
const LINK = 0o120000;
const ENCRYPTED = 1;
const UTF8_NAME = 0x800;

// Names are decoded here, since the library gives up the whole archive for one bad name.
const OPTIONS = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true } as const;

async function opened(source: string | Buffer): Promise<ZipFile> {
  const yauzl = await import('yauzl');
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, zip?: ZipFile): void => {
      if (zip) resolve(zip);
      else reject(new InputFailure('format', `The ZIP archive is broken: ${error?.message}.`, 'Pack it again.'));
    };
    if (typeof source === 'string') yauzl.open(source, OPTIONS, done);
    else yauzl.fromBuffer(source, OPTIONS, done);
  });
}

function nextEntry(zip: ZipFile): Promise<Entry | null> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      zip.removeAllListeners();
      act();
    };
    zip.once('entry', (entry: Entry) => settle(() => resolve(entry)));
    zip.once('end', () => settle(() => resolve(null)));
    zip.once('error', (error: Error) =>
      settle(() =>
        reject(new InputFailure('format', `The ZIP archive is broken: ${error.message}.`, 'Pack it again.')),
      ),
    );
    zip.readEntry();
  });
}

function streamOf(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
}

async function contentOf(zip: ZipFile, entry: Entry, name: string, limit: number): Promise<Uint8Array> {
  const refused = refuseName(name);
  if (refused) throw refused;
  if (((entry.externalFileAttributes >>> 16) & KIND) === LINK) {
    throw new InputFailure('unreadable', 'This member is a symbolic link.', 'Pack the file itself.');
  }
  if (entry.generalPurposeBitFlag & ENCRYPTED) {
    throw new InputFailure('format', 'This member is locked with a password.', 'Pack it without a password.');
  }
  if (entry.uncompressedSize > limit) throw tooLarge(limit);
  return bytesWithin(await streamOf(zip, entry), limit);
}

function nameOf({ fileName, generalPurposeBitFlag }: Entry): string {
  return (fileName as unknown as Buffer).toString(generalPurposeBitFlag & UTF8_NAME ? 'utf8' : 'latin1');
}

async function memberOf(zip: ZipFile, entry: Entry, name: string, limit: number): Promise<Member> {
  try {
    return { name, bytes: await contentOf(zip, entry, name, limit) };
  } catch (error) {
    if (error instanceof InputFailure) return { name, bytes: error };
    return { name, bytes: new InputFailure('format', `This member is broken: ${String(error)}.`, 'Pack it again.') };
  }
}

/**
 * Files of a ZIP archive, one in memory at a time, in the order of its directory.
 *
 * @param source path of the archive, or its bytes
 * @param wanted names of the files that are read
 * @throws InputFailure when the archive is broken or unpacks to too much
 */
export async function* zipMembers(
  source: string | Uint8Array,
  limits: UnpackLimits,
  wanted: (name: string) => boolean = () => true,
): AsyncGenerator<Member> {
  const meter = new Meter(limits);
  const zip = await opened(typeof source === 'string' ? source : Buffer.from(source));
  try {
    for (let entry = await nextEntry(zip); entry; entry = await nextEntry(zip)) {
      const name = nameOf(entry);
      if (name.endsWith('/') || !wanted(name)) continue;
      const member = await memberOf(zip, entry, name, limits.memberBytes);
      meter.add(member.bytes instanceof InputFailure ? 0 : member.bytes.length);
      yield member;
    }
  } finally {
    zip.close();
  }
}
