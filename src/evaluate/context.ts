import { CodePointMap } from '../core/code-points.js';
import type { SpanRecord, StatementRecord } from '../core/records.js';
import type { AnnotatedStatement } from './annotation.js';

/** Gives the words around statements: the passage of the release in which a statement stands, offsets in code points. */
export type Passages = (document: string, statements: readonly AnnotatedStatement[]) => SpanRecord | null;

/** A sentence ends at one of these, before white space. */
const BREAK = /[.!?]["”’)\]]*\s+(?=["“‘(\p{Lu}])|\n[ \t\r]*\n/gu;

/**
 * Looks up passages in the texts of the releases or, where a text is not at hand, in the sentences of the records.
 *
 * @param textOf text of a release by id
 * @param records the run's statements by id
 */
export function passages(
  textOf: (document: string) => string | undefined,
  records: ReadonlyMap<string, StatementRecord>,
): Passages {
  const maps = new Map<string, CodePointMap>();
  return (document, statements) => {
    const text = textOf(document);
    if (text === undefined) {
      const sentences = statements
        .map(({ id }) => records.get(id)?.sentence)
        .filter((sentence) => sentence !== undefined);
      return sentences[0] ?? null;
    }
    const map = maps.get(document) ?? new CodePointMap(text);
    maps.set(document, map);
    const spans = statements.flatMap(({ cue, content, speakerMention }) => [cue, content, speakerMention]);
    const starts = spans.flatMap((span) => (span ? [map.toUtf16(span.start)] : []));
    const ends = spans.flatMap((span) => (span ? [map.toUtf16(span.end)] : []));
    return map.record(around(text, Math.min(...starts), Math.max(...ends)));
  };
}

/** From the break before a stretch to the break after it. */
function around(text: string, start: number, end: number): { start: number; end: number } {
  const from = text.slice(0, start);
  let before = 0;
  for (const match of from.matchAll(BREAK)) before = match.index + match[0].length;
  BREAK.lastIndex = Math.max(0, end - 1);
  const after = BREAK.exec(text);
  BREAK.lastIndex = 0;
  const stop = after ? after.index + after[0].trimEnd().length : text.length;
  return { start: before, end: Math.max(end, text.slice(0, Math.max(stop, before)).trimEnd().length) };
}
