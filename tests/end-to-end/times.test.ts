import { describe, expect, it } from 'vitest';
import { communique, RELEASE, rows } from './communique.js';

const lines = [
  { id: 'a', text: '😀 He left on Tuesday and is now away.', date: '2013-03-22' },
  { id: 'b', text: 'They met on May 31.' },
];
const input = lines.map((line) => JSON.stringify(line)).join('\n');

describe('communique times', () => {
  it('writes one line a document, offsets in code points', () => {
    const { code, stdout } = communique(['times', '-'], input);
    expect(code).toBe(0);
    expect(rows(stdout)).toEqual([
      { id: 'a', timexes: [{ start: 13, end: 20, text: 'Tuesday', type: 'DATE', value: '2013-03-19', mod: null }] },
      { id: 'b', timexes: [{ start: 12, end: 18, text: 'May 31', type: 'DATE', value: 'XXXX-05-31', mod: null }] },
    ]);
  });

  it('annotates all of TIMEX3, with the day the command line gives', () => {
    const { stdout } = communique(['times', '--timex', 'all', '--date', '2024-06-02', '-'], input);
    const values = rows(stdout).map(({ timexes }) => (timexes as { value: string }[]).map(({ value }) => value));
    expect(values).toEqual([['2013-03-19', 'PRESENT_REF'], ['2024-05-31']]);
  });

  it('writes TimeML of a release', () => {
    const { code, stdout } = communique(['times', '--format', 'timeml', '-'], RELEASE);
    expect(code).toBe(0);
    expect(stdout).toContain('value="2023" mod="END">the end of this year</TIMEX3>');
  });

  it('goes on behind a line that is no document, and says so', () => {
    const { code, stdout, stderr } = communique(['times', '-'], `{"id":"x"}\n${input}`);
    expect(code).toBe(1);
    expect(rows(stdout)).toHaveLength(2);
    expect(rows(stderr)[0]).toMatchObject({ reason: 'invalid-input' });
  });

  it.each([
    [['times', '--date', 'soon', '-'], '--date: "soon" is no day'],
    [['times', '--fiscal-year', '13', '-'], 'month'],
    [['times', 'no-such-file.txt'], 'no-such-file.txt'],
  ])('refuses %j', (args, message) => {
    const { code, stderr } = communique(args, input);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
