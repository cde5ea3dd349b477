import { InputFailure } from './failure.js';

export interface Line {
  /** 1-based. */
  readonly number: number;
  /** The words of the line, or why it cannot be read. */
  readonly text: string | InputFailure;
}

const NEWLINE = 0x0a;

function decodeLine(parts: readonly Uint8Array[], size: number, limit: number): string | InputFailure {
  if (size > limit) {
    const message = `The line has ${size} bytes; the limit is ${limit}.`;
    return new InputFailure('too-large', message, 'Raise limits.documentBytes, or leave the document out.');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
  } catch {
    return new InputFailure('encoding', 'The line is not valid UTF-8.', 'Save the documents as UTF-8.');
  }
}

/**
 * Splits a stream of bytes into lines, strictly decoded. Memory holds one line at most, and of a line over the limit
 * nothing. Blank lines are passed over.
 *
 * @param limit bytes that a line may have
 */
export async function* linesOf(stream: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let size = 0;
  let number = 0;
  const keep = (part: Uint8Array): void => {
    size += part.length;
    if (size <= limit) parts.push(part);
    else parts = [];
  };
  const finish = (): Line | null => {
    const text = decodeLine(parts, size, limit);
    parts = [];
    size = 0;
    number++;
    return typeof text === 'string' && text.trim() === '' ? null : { number, text };
  };
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      keep(chunk.subarray(start, end));
      start = end + 1;
      const line = finish();
      if (line) yield line;
    }
    if (start < chunk.length) keep(chunk.subarray(start));
  }
  if (size > 0) {
    const line = finish();
    if (line) yield line;
  }
}
