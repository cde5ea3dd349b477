import type { SpanRecord } from '../../core/records.js';
import type { AnnotatedStatement } from '../annotation.js';
import { element, escapeHtml } from './markup.js';

/** A passage with the cue, speaker mention and content of one reading marked in it. */
export function markedPassage(passage: SpanRecord, statement: AnnotatedStatement): string {
  const characters = [...passage.text];
  const marks = [
    { name: 'content', span: statement.content },
    { name: 'mention', span: statement.speakerMention },
    { name: 'cue', span: statement.cue },
  ].flatMap(({ name, span }) =>
    span === null ? [] : [{ name, start: span.start - passage.start, end: span.end - passage.start }],
  );
  const inside = (offset: number): number => Math.min(Math.max(offset, 0), characters.length);
  const borders = [
    ...new Set([0, characters.length, ...marks.flatMap(({ start, end }) => [inside(start), inside(end)])]),
  ];
  borders.sort((a, b) => a - b);
  return borders
    .slice(0, -1)
    .map((start, index) => {
      const end = borders[index + 1] ?? characters.length;
      const names = marks.filter((mark) => mark.start <= start && end <= mark.end).map(({ name }) => name);
      const text = escapeHtml(characters.slice(start, end).join(''));
      return names.length === 0 ? text : element('span', { class: names.join(' '), title: names.join(', ') }, text);
    })
    .join('');
}
