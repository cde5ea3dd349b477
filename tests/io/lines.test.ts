import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../src/io/lines.js';

async function* chunks(parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts;
}

async function read(parts: readonly Uint8Array[], limit = 1000): Promise<[number, string][]> {
  const lines: [number, string][] = [];
  for await (const { number, text } of linesOf(chunks(parts), limit)) {
    lines.push([number, typeof text === 'string' ? text : text.reason]);
  }
  return lines;
}

describe('linesOf', () => {
  it('numbers lines, passes over blank ones, and takes the last without its end', async () => {
    expect(await read([Buffer.from('one\n\ntwo\r\nthree')])).toEqual([
      [1, 'one'],
      [3, 'two\r'],
      [4, 'three'],
    ]);
  });

  it('names a line over the limit and goes on', async () => {
    expect(await read([Buffer.from(`${'x'.repeat(30)}`), Buffer.from(`${'x'.repeat(30)}\nok\n`)], 40)).toEqual([
      [1, 'too-large'],
      [2, 'ok'],
    ]);
  });

  it('names a line that is not UTF-8 and goes on', async () => {
    expect(await read([Uint8Array.from([0x41, 0xff, 0x0a]), Buffer.from('ok')])).toEqual([
      [1, 'encoding'],
      [2, 'ok'],
    ]);
  });

  it('gives the same lines however the bytes are cut', async () => {
    const text = fc
      .array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 8 })
      .map((lines) => lines.join('\n'));
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 7 }), async (words, size) => {
        const bytes = Buffer.from(words, 'utf8');
        const parts = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
          bytes.subarray(at * size, (at + 1) * size),
        );
        expect(await read(parts)).toEqual(await read([bytes]));
      }),
    );
  });
});
