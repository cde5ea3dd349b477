import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { ReleaseMetadata } from '../core/document.js';
import { InputFailure } from './failure.js';

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const DAY_FIRST = /^(\d{1,2})\s+([A-Za-z]+)\.?,?\s+(\d{4})$/;
const MONTH_FIRST = /^([A-Za-z]+)\.?\s+(\d{1,2}),?\s+(\d{4})$/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:$|[T ])/;

function day(year: number, month: number, date: number): string | null {
  const made = new Date(Date.UTC(year, month - 1, date));
  const real = made.getUTCMonth() === month - 1 && made.getUTCDate() === date;
  return real ? made.toISOString().slice(0, 10) : null;
}

function monthNumber(name: string): number {
  const wanted = name.toLowerCase();
  return wanted.length < 3 ? 0 : MONTHS.findIndex((month) => month.startsWith(wanted)) + 1;
}

/**
 * A day as metadata write it: `2024-03-11`, `2024-03-11T10:00:00Z`, `11 March 2024`, `March 11, 2024`.
 *
 * @returns the ISO 8601 day, or null when the words name no day
 */
export function parseDay(words: string): string | null {
  const trimmed = words.trim();
  const iso = ISO.exec(trimmed);
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const [, first, month, year] = DAY_FIRST.exec(trimmed) ?? [];
  if (first && month && year) return day(Number(year), monthNumber(month), Number(first));
  const [, name, date, ofYear] = MONTH_FIRST.exec(trimmed) ?? [];
  return name && date && ofYear ? day(Number(ofYear), monthNumber(name), Number(date)) : null;
}

function words(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
  return text === '' ? undefined : text;
}

/** The metadata that stated values amount to; a date that names no day is left out. */
export function metadataOf(stated: Readonly<Record<string, unknown>>): ReleaseMetadata {
  const date = parseDay(words(stated.date) ?? '') ?? undefined;
  const title = words(stated.title);
  const publisher = words(stated.publisher);
  return { ...(date && { date }), ...(title && { title }), ...(publisher && { publisher }) };
}

/**
 * As `metadataOf`, for values that somebody stated on purpose.
 *
 * @param where the place of the values, for messages
 * @throws InputFailure `invalid-input` when a value has the wrong type or the date names no day
 */
export function strictMetadata(stated: Readonly<Record<string, unknown>>, where: string): ReleaseMetadata {
  for (const key of ['date', 'title', 'publisher']) {
    const value = stated[key];
    if (value === undefined || value === null) continue;
    if (typeof value !== 'string') {
      throw new InputFailure('invalid-input', `${where}: "${key}" is no text.`, `Write "${key}" as a text.`);
    }
    if (key === 'date' && parseDay(value) === null) {
      throw new InputFailure('invalid-input', `${where}: "${value}" is no date.`, 'Write the date as YYYY-MM-DD.');
    }
  }
  return metadataOf(stated);
}

/** Path of the sidecar of a release: `NAME.meta.json` beside it. */
export function sidecarPath(path: string): string {
  return join(dirname(path), `${basename(path, extname(path))}.meta.json`);
}

/** The bytes of the sidecar of a release; null when there is none. */
export function sidecarBytes(path: string): Uint8Array | null {
  const sidecar = sidecarPath(path);
  return existsSync(sidecar) ? readFileSync(sidecar) : null;
}

/**
 * What a sidecar says, and the hash of its bytes.
 *
 * @param path of its release
 * @throws InputFailure `invalid-input` when it is no JSON object, or a value is of no use
 */
export function readSidecar(
  bytes: Uint8Array,
  path: string,
): { readonly metadata: ReleaseMetadata; readonly sha256: string } {
  const where = basename(sidecarPath(path));
  let stated: unknown;
  try {
    stated = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new InputFailure('invalid-input', `${where}: ${message}`, 'Mend the JSON, or remove the file.');
  }
  if (typeof stated !== 'object' || stated === null || Array.isArray(stated)) {
    throw new InputFailure('invalid-input', `${where} is no JSON object.`, 'Write {"date", "title", "publisher"}.');
  }
  const metadata = strictMetadata(stated as Record<string, unknown>, where);
  return { metadata, sha256: createHash('sha256').update(bytes).digest('hex') };
}
