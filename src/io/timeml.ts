import type { TimeExpression } from '../core/document.js';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Characters that XML 1.0 does not allow at all. */
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign).replace(FORBIDDEN, '\uFFFD');
}

function tag(id: number, time: Pick<TimeExpression, 'type' | 'value' | 'mod'>, words: string, role = ''): string {
  const mod = time.mod === null ? '' : ` mod="${time.mod}"`;
  return `<TIMEX3 tid="t${id}" type="${time.type}" value="${escaped(time.value)}"${mod}${role}>${escaped(words)}</TIMEX3>`;
}

/**
 * A text with its time expressions as TimeML 1.2.1 inline annotation, as temporal benchmarks exchange it.
 *
 * @param times in the order of the text, none overlapping
 */
export function timeml(id: string, date: string | null, text: string, times: readonly TimeExpression[]): string {
  const creation = 'functionInDocument="CREATION_TIME" temporalFunction="false"';
  const dct = date === null ? '' : tag(0, { type: 'DATE', value: date, mod: null }, date, ` ${creation}`);
  let body = '';
  let cursor = 0;
  for (const [index, time] of times.entries()) {
    body += escaped(text.slice(cursor, time.start));
    body += tag(index + 1, time, text.slice(time.start, time.end));
    cursor = time.end;
  }
  body += escaped(text.slice(cursor));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">',
    `<DOCID>${escaped(id)}</DOCID>`,
    `<DCT>${dct}</DCT>`,
    `<TEXT>${body}</TEXT>`,
    '</TimeML>',
    '',
  ].join('\n');
}
