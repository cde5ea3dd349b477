import { describe, expect, it } from 'vitest';
import type { TimeExpression } from '../../src/core/document.js';
import { timeml } from '../../src/io/timeml.js';

const text = 'Smith & Co. said <on Tuesday> it "fell" in early 2012.';

function expression(words: string, value: string, mod: TimeExpression['mod']): TimeExpression {
  const start = text.indexOf(words);
  return { start, end: start + words.length, type: 'DATE', value, mod, rule: 'test' };
}

describe('TimeML', () => {
  const xml = timeml('a<b', '2013-03-22', text, [
    expression('Tuesday', '2013-03-19', null),
    expression('early 2012', '2012', 'START'),
  ]);

  it('numbers the tags, the day of the text first', () => {
    expect(xml).toContain('<TIMEX3 tid="t0" type="DATE" value="2013-03-22" functionInDocument="CREATION_TIME"');
    expect(xml).toContain('<TIMEX3 tid="t1" type="DATE" value="2013-03-19">Tuesday</TIMEX3>');
    expect(xml).toContain('<TIMEX3 tid="t2" type="DATE" value="2012" mod="START">early 2012</TIMEX3>');
  });

  it('keeps the text, escaped', () => {
    const body = /<TEXT>([\s\S]*)<\/TEXT>/.exec(xml)?.[1] ?? '';
    const plain = body
      .replace(/<[^>]+>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');
    expect(plain).toBe(text);
    expect(xml).toContain('<DOCID>a&lt;b</DOCID>');
  });

  it('leaves the day open where none is known', () => {
    expect(timeml('a', null, text, [])).toContain('<DCT></DCT>');
  });
});
