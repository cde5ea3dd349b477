import type { Difference } from '../difference/index.js';
import type { IdChange } from '../difference/statements.js';
import { renderMarkdown } from './markdown.js';
import { renderText } from './text.js';

/** Forms that a difference can be shown in. */
export const FORMATS = ['text', 'md', 'json'] as const;
export type Format = (typeof FORMATS)[number];

const RENDERERS: Readonly<Record<Format, (found: Difference) => string>> = {
  text: renderText,
  md: renderMarkdown,
  json: (found) => `${JSON.stringify(found, null, 1)}\n`,
};

/** A difference as text, as Markdown for a comment, or whole as JSON. */
export function render(found: Difference, format: Format): string {
  return RENDERERS[format](found);
}

/** The mapping of ids, one pair a line. */
export function renderIds(ids: readonly IdChange[]): string {
  return ids.map(({ old, new: fresh }) => `${JSON.stringify({ old, new: fresh })}\n`).join('');
}
