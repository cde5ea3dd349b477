import type { ReleaseMetadata } from '../../core/document.js';
import { metadataOf } from '../metadata.js';

/** Titles that word processors put in for lack of a better one. */
const NO_TITLE = /^(?:untitled|microsoft word\b|powerpoint\b|document\d*$|.{0,200}\.(?:docx?|pdf|indd|rtf|odt)$)/i;
const CREATED = /^D:(\d{4})(\d{2})(\d{2})/;
const DAY_IN_TEXT =
  /\b\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]{2,8}\.?,?\s\d{4}\b|\b[A-Z][a-z]{2,8}\.?\s\d{1,2},?\s\d{4}\b|\b\d{4}-\d{2}-\d{2}\b/;
/** Where a release states its own day. */
const HEAD = 1500;

/**
 * What a PDF says of itself. The day it was made stands in only for a release whose own head names no day: an archive
 * scanned or converted later was made long after it was released.
 *
 * @param info the document information dictionary
 * @param text the text of the release
 */
export function pdfMetadata(info: Readonly<Record<string, unknown>>, text: string): ReleaseMetadata {
  const title = typeof info.Title === 'string' && !NO_TITLE.test(info.Title.trim()) ? info.Title : undefined;
  const [, year, month, day] = CREATED.exec(String(info.CreationDate ?? '')) ?? [];
  const dated = year && !DAY_IN_TEXT.test(text.slice(0, HEAD));
  return metadataOf({ title, date: dated ? `${year}-${month}-${day}` : undefined });
}
