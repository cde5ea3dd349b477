import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, decodeAs } from '../../src/io/decode.js';
import { InputFailure } from '../../src/io/failure.js';

const bytes = (...values: number[]) => Uint8Array.from(values);
const utf8 = (text: string) => Buffer.from(text, 'utf8');

function reasonOf(input: Uint8Array): string {
  try {
    decode(input);
    return 'none';
  } catch (error) {
    return error instanceof InputFailure ? error.reason : String(error);
  }
}

function utf16be(text: string): Uint8Array {
  return Buffer.concat([bytes(0xfe, 0xff), Buffer.from(text, 'utf16le').swap16()]);
}

describe('decode', () => {
  it.each([
    ['UTF-8', utf8('Séoul, 서울')],
    ['UTF-8 with a byte-order mark', Buffer.concat([bytes(0xef, 0xbb, 0xbf), utf8('Séoul, 서울')])],
    ['UTF-16LE with a byte-order mark', Buffer.concat([bytes(0xff, 0xfe), Buffer.from('Séoul, 서울', 'utf16le')])],
    ['UTF-16BE with a byte-order mark', utf16be('Séoul, 서울')],
  ])('reads %s', (_, input) => {
    expect(decode(input)).toBe('Séoul, 서울');
  });

  it.each([
    ['nothing', bytes(), 'empty'],
    ['white space only', utf8(' \r\n\t '), 'empty'],
    ['a lone Latin-1 byte', Buffer.concat([utf8('caf'), bytes(0xe9), utf8(' talks')]), 'encoding'],
    ['a cut-off sequence at the end', Buffer.concat([utf8('Seoul '), bytes(0xec, 0x84)]), 'encoding'],
    ['an overlong form', bytes(0x41, 0xc0, 0x80, 0x41), 'encoding'],
    ['half a surrogate pair in UTF-16', bytes(0xff, 0xfe, 0x41, 0x00, 0x00, 0xd8), 'encoding'],
    ['UTF-16 without a mark', Buffer.from('The Ministers met in Seoul.', 'utf16le'), 'encoding'],
    ['NUL bytes', Buffer.concat([utf8('text'), bytes(0, 0, 0, 1, 2, 3, 0)]), 'binary'],
    ['control characters', bytes(1, 2, 3, 4, 5, 6, 65, 66), 'binary'],
    ['a PDF', utf8('%PDF-1.7\nrest'), 'binary'],
    ['a ZIP', Buffer.concat([utf8('PK'), bytes(3, 4, 20, 0)]), 'binary'],
    ['gzip', bytes(0x1f, 0x8b, 8, 0, 0, 0, 0, 0), 'binary'],
    ['a PNG', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), 'binary'],
  ])('refuses %s', (_, input, reason) => {
    expect(reasonOf(input)).toBe(reason);
  });

  it('names the byte of the first fault', () => {
    expect(() => decode(Buffer.concat([utf8('caf'), bytes(0xe9), utf8(' talks')]))).toThrow('first fault at byte 3');
  });

  it('gives back any text without control characters', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => `A${text.replaceAll(/\p{Cc}/gu, ' ')}`);
    fc.assert(fc.property(words, (text) => decode(utf8(text)) === text));
  });

  it('gives a text or a named failure for any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (input) => reasonOf(input).length < 12));
  });
});

describe('decodeAs', () => {
  it('honours another encoding', () => {
    expect(decodeAs(bytes(0x63, 0x61, 0x66, 0xe9), 'windows-1252')).toBe('café');
  });
});
