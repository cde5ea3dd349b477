import { hash } from 'node:crypto';
import type { Statement } from '../../core/document.js';
import type { Span } from '../../core/span.js';

const LENGTH = 10;

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
  return statements.map((statement) => {
    const { cue, content } = statement;
    const sentence = sentenceOf(statement);
    const listed =
      content && (content.start < sentence.start || content.end > sentence.end)
        ? text.slice(content.start, content.end)
        : '';
    const words = [
      text.slice(sentence.start, sentence.end).replace(/\s+/g, ' '),
      cue.start - sentence.start,
      cue.end - cue.start,
      listed,
    ];
    const id = hash('sha256', JSON.stringify(words), 'hex').slice(0, LENGTH);
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return count === 1 ? `${document}#${id}` : `${document}#${id}-${count}`;
  });
}
