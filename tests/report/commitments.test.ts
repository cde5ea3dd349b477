import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { calendar } from '../../src/report/commitments/ics.js';
import { type Commitment, createLedger, type LedgerOptions } from '../../src/report/commitments/ledger.js';
import { csvLedger, htmlLedger, markdownLedger, plainLedger } from '../../src/report/commitments/render.js';
import type { Dataset } from '../../src/report/dataset.js';
import { createComparer } from '../../src/report/similarity/index.js';
import { ACCOUNTS, datasetOf, HOSTILE } from './accounts.js';

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

  it('tells that a later release of the same circle says nothing of it', () => {
    const { events } = find(ledger('2024-12-15'), 'training of inspectors');
    expect(events.map(({ kind, document }) => [kind, document])).toEqual([
      ['said', 'guest'],
      ['dropped', 'later'],
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
