import { hash } from 'node:crypto';
import type { Statement } from '../../core/document.js';
import type { Span } from '../../core/span.js';

const LENGTH = 10;

/** White space that is not one blank. */
const WIDE = /\s\s|[^\S ]/;

const singleBlanks = (words: string): string => (WIDE.test(words) ? words.replace(/\s+/g, ' ') : words);

/**
 * Ids of the statements of a document: a hash of the cue, its sentence and (for list items) the content. They do not
 * change when other releases are added, rules are reordered, or another place of the same release is edited.
 *
 * @param sentenceOf the sentence of a statement's cue
 */
export function statementIds(
  document: string,
  text: string,
  statements: readonly Statement[],
  sentenceOf: (statement: Statement) => Span,
): string[] {
  const seen = new Map<string, number>();
  // Statements of one sentence follow one another.
  let last: Span | undefined;
  let words = '';
  const quoted = (sentence: Span): string => {
    if (sentence.start !== last?.start || sentence.end !== last.end) {
      words = JSON.stringify(singleBlanks(text.slice(sentence.start, sentence.end)));
      last = sentence;
    }
    return words;
  };
  return statements.map((statement) => {
    const { cue, content } = statement;
    const sentence = sentenceOf(statement);
    const listed =
      content && (content.start < sentence.start || content.end > sentence.end)
        ? JSON.stringify(text.slice(content.start, content.end))
        : '""';
    const parts = `[${quoted(sentence)},${cue.start - sentence.start},${cue.end - cue.start},${listed}]`;
    const id = hash('sha256', parts, 'hex').slice(0, LENGTH);
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return count === 1 ? `${document}#${id}` : `${document}#${id}-${count}`;
  });
}
