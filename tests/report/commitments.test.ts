import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { calendar } from '../../src/report/commitments/ics.js';
import { type Commitment, createLedger, type LedgerOptions } from '../../src/report/commitments/ledger.js';
import { csvLedger, htmlLedger, markdownLedger, plainLedger } from '../../src/report/commitments/render.js';
import type { Dataset } from '../../src/report/dataset.js';
import { createComparer } from '../../src/report/similarity/index.js';
import { ACCOUNTS, datasetOf, HOSTILE, type Release } from './accounts.js';

const SHARED = resolve(import.meta.dirname, '../../../shared/releases');
const dataset = datasetOf([...ACCOUNTS, HOSTILE]);

function ledger(asOf: string, options: Partial<LedgerOptions> = {}, of: Dataset = dataset): Commitment[] {
  return createLedger(of, createComparer(of), { asOf, dueDays: 30, ...options });
}

function find(commitments: readonly Commitment[], words: string): Commitment {
  const found = commitments.find(({ first }) => first.content?.text.includes(words));
  if (!found) throw new Error(`nothing about "${words}"`);
  return found;
}

describe('the ledger of commitments', () => {
  it('tells where a commitment was said first, also said, and weakened', () => {
    const { events, deadline, first } = find(ledger('2024-12-15'), 'fishing vessels');
    expect(first.document).toBe('host');
    expect(deadline?.latest).toBe('2025-06-30');
    expect(events.map(({ kind, document, note }) => [kind, document, note])).toEqual([
      ['said', 'host', ''],
      ['also', 'guest', ''],
      ['weakened', 'later', 'deadline moved from 2024-12-31 to 2025-06-30'],
    ]);
  });

  it('tells that the same parties met again and said nothing of it', () => {
    const { events } = find(ledger('2024-12-15'), 'training of inspectors');
    expect(events.map(({ kind, document, note }) => [kind, document, note])).toEqual([
      ['said', 'guest', ''],
      ['unmentioned', 'later', 'the same parties meet again'],
    ]);
  });

  it.each([
    ['2024-06-01', 'training of inspectors', 'due'],
    ['2024-07-01', 'training of inspectors', 'overdue'],
    ['2024-04-01', 'training of inspectors', 'open'],
    ['2024-06-30', 'training of inspectors', 'due'],
    ['2024-12-15', 'wine and timber', 'undated'],
    ['2024-06-01', 'fishing vessels', 'open'],
  ])('as of %s, "%s" is %s', (asOf, words, status) => {
    expect(find(ledger(asOf), words).status).toBe(status);
  });

  it('knows nothing of what was said later', () => {
    expect(ledger('2024-03-03')).toEqual([]);
    const { events, deadline } = find(ledger('2024-09-01'), 'fishing vessels');
    expect([events.length, deadline?.latest]).toEqual([2, '2024-12-31']);
  });

  it('keeps to a country', () => {
    expect(ledger('2024-12-15', { country: 'CAN' }).map(({ first }) => first.document)).toEqual(['other']);
    expect(ledger('2024-12-15', { country: 'FRA' })).toEqual([]);
  });

  it('takes no denied act and no mere talk for a commitment', () => {
    const acts = new Set(ledger('2024-12-15').map(({ first }) => first.act));
    expect([...acts].sort()).toEqual(['agree']);
  });
});

describe('what later releases make of a commitment', () => {
  const meeting = (id: string, date: string, said: string): Release => [
    id,
    `Norway-Kenya Talks

${date}
Ministry of Foreign Affairs of Norway

On ${date}, Foreign Minister Espen Barth Eide of Norway held a meeting with Foreign Minister Musalia Mudavadi of Kenya in Oslo.

The two Ministers ${said}.
`,
  ];
  const promise = meeting(
    'promise',
    'March 4, 2024',
    'agreed to train inspectors of fishing vessels in the port of Lamu',
  );
  const kinds = (...later: Release[]): string[][] => {
    const of = datasetOf([promise, ...later]);
    return find(ledger('2025-12-31', {}, of), 'inspectors')
      .events.slice(1)
      .map(({ kind, document }) => [kind, document]);
  };

  it.each<[string, string, string]>([
    ['agreed to train inspectors of fishing vessels in the port of Lamu', 'repeated', 'the same words'],
    ['discussed the training of inspectors of fishing vessels in the port of Lamu', 'repeated', 'the same matter'],
    ['pledged to train inspectors of fishing vessels in Lamu by June 30, 2025', 'strengthened', 'a day'],
    ['reaffirmed their commitment to inspectors who board foreign vessels at the port', 'reworded', 'near to it'],
    ['welcomed the vessels that left the port of Lamu with timber', 'dropped', 'the matter without it'],
    ['condemned the coup in Niger', 'unmentioned', 'nothing of the matter'],
  ])('who "%s" have it %s: %s', (said, kind) => {
    expect(kinds(meeting('later', 'October 10, 2024', said))).toEqual([[kind, 'later']]);
  });

  it('is nothing in another account of the same meeting', () => {
    expect(kinds(meeting('other', 'March 6, 2024', 'condemned the coup in Niger'))).toEqual([]);
  });

  it('is told of the first that leaves it out, unless it comes back', () => {
    const silent = meeting('silent', 'June 4, 2024', 'condemned the coup in Niger');
    const again = meeting('silent-2', 'July 4, 2024', 'condemned the coup in Mali');
    expect(kinds(silent, again)).toEqual([['unmentioned', 'silent']]);
    const back = meeting(
      'back',
      'October 10, 2024',
      'agreed to train inspectors of fishing vessels in the port of Lamu',
    );
    expect(kinds(silent, again, back)).toEqual([['repeated', 'back']]);
  });

  it('is nothing where one of the parties meets others', () => {
    const [id, text] = meeting(
      'others',
      'October 10, 2024',
      'welcomed the vessels that left the port of Lamu with timber',
    );
    expect(kinds([id, text.replaceAll('Norway', 'Chile').replace('Espen Barth Eide', 'Alberto van Klaveren')])).toEqual(
      [],
    );
  });
});

describe('formats of the ledger', () => {
  const commitments = ledger('2024-12-15');

  it('are a table, CSV and Markdown with a row each', () => {
    expect(plainLedger(commitments, '2024-12-15', 120)).toContain(
      '4 commitments: 1 overdue, 1 due, 1 open, 1 without date',
    );
    expect(csvLedger(commitments).trim().split('\r\n')).toHaveLength(5);
    expect(markdownLedger(commitments, '2024-12-15').trim().split('\n')).toHaveLength(2 + 2 + 4);
  });

  it('let no cell run in a spreadsheet, and no text become markup', () => {
    expect(csvLedger(commitments)).toContain(`"'=HYPERLINK`);
    expect(markdownLedger(commitments, '2024-12-15')).not.toMatch(/(^|[^\\])<img/);
    expect(htmlLedger(commitments, '2024-12-15')).not.toContain('<img');
  });

  it('are a calendar as RFC 5545 has it', () => {
    const text = calendar(commitments);
    const lines = text.split('\r\n');
    expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(text.replaceAll('\r\n', '').includes('\n')).toBe(false);
    const unfolded = text.replaceAll('\r\n ', '').split('\r\n');
    expect(unfolded.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(3);
    expect(unfolded).toContain('DTSTART;VALUE=DATE:20250630');
    expect(unfolded).toContain('DTEND;VALUE=DATE:20250701');
    expect(unfolded.filter((line) => line.startsWith('UID:')).length).toBe(
      new Set(unfolded.filter((line) => line.startsWith('UID:'))).size,
    );
    expect(unfolded.find((line) => line.startsWith('SUMMARY:'))).toMatch(/^SUMMARY:(?:[^\\;,]|\\[\\;,])+$/);
    expect(calendar(commitments)).toBe(text);
  });
});

describe.skipIf(!existsSync(SHARED))('the missile-warning data of 2023', () => {
  it('was promised in June within the year, and reaffirmed in November', () => {
    const files = readdirSync(SHARED).filter((name) => /^00[0-4]_.*\.txt$/.test(name));
    const real = datasetOf(files.map((name) => [name.slice(0, 3), readFileSync(join(SHARED, name), 'utf8')] as const));
    const { first, deadline, events, status } = find(ledger('2023-12-01', {}, real), 'missile warning data');
    expect([first.date, deadline?.latest, status]).toEqual(['2023-06-03', '2023-12-31', 'due']);
    expect(events.some(({ document, kind }) => document === '002' && kind === 'repeated')).toBe(true);
    expect(events.some(({ document, kind }) => document === '004' && kind === 'also')).toBe(true);
  });
});
