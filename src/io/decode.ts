import { InputFailure } from './failure.js';

const SIGNATURES: readonly (readonly [string, string])[] = [
  ['%PDF-', 'a PDF'],
  ['PK\u0003\u0004', 'a ZIP archive (or DOCX)'],
  ['\u001f\u008b', 'gzip data'],
  ['\u0089PNG', 'a PNG image'],
  ['\u00ff\u00d8\u00ff', 'a JPEG image'],
  ['GIF8', 'a GIF image'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Office document'],
  ['\u007fELF', 'a program'],
];

/** Share of control characters above which bytes are no text. */
const CONTROL_SHARE = 0.1;
const SNIFFED = 8192;

function signature(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  return SIGNATURES.find(([magic]) => head.startsWith(magic))?.[1] ?? null;
}

/** NUL bytes at nearly every even or every odd place: 16-bit text without its byte-order mark. */
function looksLikeUtf16(head: Uint8Array): boolean {
  const zeros = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  return head.length >= 8 && Math.max(even, odd) > head.length * 0.4 && Math.min(even, odd) < head.length * 0.05;
}

function refuseBinary(bytes: Uint8Array): void {
  const kind = signature(bytes);
  if (kind) {
    throw new InputFailure('binary', `The file is ${kind}, not text.`, 'Give it its own extension, or save its text.');
  }
  const head = bytes.subarray(0, SNIFFED);
  if (looksLikeUtf16(head)) {
    throw new InputFailure(
      'encoding',
      'The file looks like UTF-16 without a byte-order mark.',
      'Save it as UTF-8, or as UTF-16 with a byte-order mark.',
    );
  }
  const controls = head.reduce((sum, byte) => sum + (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) ? 1 : 0), 0);
  if (head.includes(0) || controls > head.length * CONTROL_SHARE) {
    throw new InputFailure('binary', 'The file holds binary data, not text.', 'Take it out of the inputs.');
  }
}

function isUtf8(bytes: Uint8Array, cut: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cut });
    return true;
  } catch {
    return false;
  }
}

/** Offset of the first byte that is not UTF-8. */
function firstFault(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isUtf8(bytes.subarray(0, middle), true)) low = middle;
    else high = middle - 1;
  }
  // The fault may lie in the character before, begun well and not ended.
  while (!isUtf8(bytes.subarray(0, low), false)) low--;
  return low;
}

/**
 * Decodes with one encoding, strictly; a byte-order mark is left out.
 *
 * @param label an encoding label of the WHATWG standard, e.g. `utf-8` or `windows-1252`
 * @throws InputFailure `encoding` when a byte does not belong to the encoding
 */
export function decodeAs(bytes: Uint8Array, label: string): string {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    const where = label === 'utf-8' ? ` (first fault at byte ${firstFault(bytes)})` : '';
    throw new InputFailure('encoding', `The file is not valid ${label.toUpperCase()}${where}.`, 'Save it as UTF-8.');
  }
}

/** The encoding that a byte-order mark names, or null. */
export function byteOrderMark(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return null;
}

/**
 * The text of a file: UTF-8, or UTF-16 where a byte-order mark says so.
 *
 * @throws InputFailure `empty`, `binary` or `encoding`
 */
export function decode(bytes: Uint8Array): string {
  if (bytes.length === 0) throw new InputFailure('empty', 'The file is empty.', 'Save the release again.');
  const mark = byteOrderMark(bytes);
  if (!mark) refuseBinary(bytes);
  const text = decodeAs(bytes, mark ?? 'utf-8');
  if (text.trim() === '')
    throw new InputFailure('empty', 'The file holds only white space.', 'Save the release again.');
  return text;
}
