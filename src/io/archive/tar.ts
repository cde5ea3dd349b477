import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputFailure } from '../failure.js';
import { bytesWithin, type Member, Meter, refuseName, tooLarge, type UnpackLimits } from './members.js';

interface Header {
  readonly name: string;
  readonly size?: number;
  readonly type?: string | null;
}

async function contentOf(entry: AsyncIterable<Uint8Array>, header: Header, limit: number): Promise<Uint8Array> {
  const refused = refuseName(header.name);
  if (refused) throw refused;
  if (header.type !== 'file' && header.type !== 'contiguous-file') {
    throw new InputFailure('unreadable', `This member is no regular file (${header.type}).`, 'Pack the file itself.');
  }
  if ((header.size ?? 0) > limit) throw tooLarge(limit);
  return bytesWithin(entry, limit);
}

/**
 * Files of a tar archive, one in memory at a time, in their order.
 *
 * @param zipped true for a tar archive under gzip
 * @param wanted names of the files that are read
 * @throws InputFailure when the archive is broken or unpacks to too much
 */
export async function* tarMembers(
  path: string,
  zipped: boolean,
  limits: UnpackLimits,
  wanted: (name: string) => boolean,
): AsyncGenerator<Member> {
  const { extract } = await import('tar-stream');
  const meter = new Meter(limits);
  const unpacked = extract();
  const source = createReadStream(path);
  // Faults of the streams before arrive at the last one, which is read below.
  const ended = (): void => undefined;
  if (zipped) pipeline(source, createGunzip(), unpacked, ended);
  else pipeline(source, unpacked, ended);
  try {
    for await (const entry of unpacked) {
      const header: Header = entry.header;
      const name = header.name.replace(/^(?:\.\/)+/, '');
      meter.add(header.size ?? 0);
      if (header.type === 'directory' || !wanted(name)) {
        entry.resume();
        continue;
      }
      const bytes = await contentOf(entry as AsyncIterable<Uint8Array>, header, limits.memberBytes).catch(
        (error: unknown) => {
          if (error instanceof InputFailure) return error;
          throw error;
        },
      );
      entry.resume();
      yield { name, bytes };
    }
  } catch (error) {
    if (error instanceof InputFailure) throw error;
    throw new InputFailure('format', `The tar archive is broken: ${String(error)}.`, 'Pack it again.');
  } finally {
    source.destroy();
    unpacked.destroy();
  }
}
