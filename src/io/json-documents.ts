import { createHash } from 'node:crypto';
import type { SourceDocument } from '../core/document.js';
import { explainErrors, validator } from '../resources/schemas.js';
import { InputFailure } from './failure.js';
import { strictMetadata } from './metadata.js';

interface InputDocument {
  readonly id?: string;
  readonly text: string;
  readonly [key: string]: unknown;
}

/** With the `u` flag, pairs are one code point, so this finds halves only. */
const LONE_SURROGATE = /\p{Surrogate}/u;

const FORM = '{"id", "text", "date", "title", "publisher"}';

function parsed(line: string): InputDocument {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new InputFailure('invalid-input', `The line is no JSON: ${message}.`, `Write one ${FORM} a line.`);
  }
  const validate = validator('input');
  if (!validate(value)) {
    const errors = explainErrors(validate.errors);
    throw new InputFailure('invalid-input', `The line is no document: ${errors.join('; ')}.`, `Write ${FORM}.`, errors);
  }
  return value as unknown as InputDocument;
}

/**
 * A release from one line of JSON.
 *
 * @param line the line, without its end
 * @param defaultId used when the document has no id
 * @param source where the line comes from, or null
 * @throws InputFailure `invalid-input`, `empty` or `encoding`
 */
export function documentOfLine(line: string, defaultId: string, source: string | null): SourceDocument {
  const stated = parsed(line);
  if (stated.text.trim() === '') throw new InputFailure('empty', 'The text is empty.', 'Give the text of the release.');
  if (LONE_SURROGATE.test(stated.text)) {
    throw new InputFailure('encoding', 'The text holds half a surrogate pair.', 'Write the text in valid Unicode.');
  }
  return {
    id: stated.id ?? defaultId,
    source,
    format: 'json',
    sha256: createHash('sha256').update(line, 'utf8').digest('hex'),
    text: stated.text,
    metadata: strictMetadata(stated, 'document'),
  };
}
