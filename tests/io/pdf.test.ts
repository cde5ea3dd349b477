import { describe, expect, it } from 'vitest';
import { pdfReader } from '../../src/io/readers/pdf.js';
import { makePdf, type Run } from './make-pdf.js';

function column(left: number, top: number, lines: readonly string[]): Run[] {
  return lines.map((text, at) => [left, top - 13 * at, text] as const);
}

async function textOf(...pages: readonly (readonly Run[])[]): Promise<string> {
  return (await pdfReader.read(makePdf(pages))).text;
}

describe('text of a PDF', () => {
  it('joins wrapped lines and mends words parted at the end of a line', async () => {
    const lines = [
      'The two Ministers agreed to strengthen their de-',
      'fence cooperation, to uphold the principle of self-',
      'determination and to keep the North-',
      'South dialogue.',
    ];
    expect(await textOf(column(72, 600, lines))).toBe(
      'The two Ministers agreed to strengthen their defence cooperation, to uphold the principle of self-determination and to keep the North-South dialogue.',
    );
  });

  it('parts paragraphs at wide steps, indents, headings and items', async () => {
    const runs: Run[] = [
      [72, 620, 'Joint Statement', 16],
      ...column(72, 590, ['The Ministers met in Oslo.', 'They agreed on the following.']),
      ...column(72, 540, ['(1) Trade will be kept open.', '(2) Talks will go on.']),
    ];
    expect(await textOf(runs)).toBe(
      'Joint Statement\n\nThe Ministers met in Oslo. They agreed on the following.\n\n(1) Trade will be kept open.\n\n(2) Talks will go on.',
    );
  });

  it('reads columns one after the other, below a title over both', async () => {
    const left = ['Alpha one of the left column', 'alpha two of the left column', 'alpha three of the left column.'];
    const right = ['Beta one of the right column', 'beta two of the right column', 'beta three of the right column.'];
    const title: Run = [120, 660, 'Statement of the Ministers on all questions of the day and of the year'];
    const rows = [0, 1, 2].flatMap((at): Run[] => [
      [320, 600 - 13 * at, right[at] ?? ''],
      [60, 600 - 13 * at, left[at] ?? ''],
    ]);
    const text = await textOf([title, ...rows]);
    expect(text).toBe(`${title[2]}\n\n${left.join(' ')}\n\n${right.join(' ')}`);
  });

  it('keeps the cells of a table in their rows', async () => {
    const text = await textOf([
      ...column(72, 600, ['The Ministers agreed on these dates for the work to come.']),
      [72, 560, 'Survey'],
      [300, 560, 'May'],
      [72, 547, 'Report'],
      [300, 547, 'June'],
    ]);
    expect(text).toContain('Survey | May');
    expect(text).toContain('Report | June');
  });

  it('takes out running heads and page numbers, and goes on over the page', async () => {
    const page = (number: number, words: string): Run[] => [
      [72, 760, 'Ministry of Foreign Affairs - Press Release 12'],
      ...column(72, 600, [words]),
      [300, 30, `Page ${number} of 3`],
    ];
    const text = await textOf(
      page(1, 'The Ministers agreed to go on with'),
      page(2, 'their talks.'),
      page(3, 'They thanked the host.'),
    );
    expect(text).toBe('The Ministers agreed to go on with their talks.\n\nThey thanked the host.');
  });

  it('keeps a line at the edge that is said once', async () => {
    const text = await textOf([[72, 770, 'Joint Statement'], ...column(72, 600, ['The Ministers met.'])]);
    expect(text).toBe('Joint Statement\n\nThe Ministers met.');
  });
});

describe('metadata of a PDF', () => {
  const undated = [column(72, 600, ['The Ministers met and agreed to go on.'])];
  const dated = [column(72, 600, ['Oslo, 4 June 2023', 'The Ministers met and agreed to go on.'])];
  const CreationDate = 'D:20240502101500Z';
  it.each([
    [
      'title and day',
      undated,
      { Title: 'Talks in Oslo', CreationDate },
      { title: 'Talks in Oslo', date: '2024-05-02' },
    ],
    ['no day against the text', dated, { CreationDate }, {}],
    ['no file name as title', undated, { Title: 'Microsoft Word - final_v2.docx' }, {}],
  ])('gives %s', async (_, pages, info, metadata) => {
    expect((await pdfReader.read(makePdf(pages, info))).metadata).toEqual(metadata);
  });
});

describe('a PDF that is refused', () => {
  it.each([
    ['a scan', makePdf(['picture', 'picture']), 'scanned'],
    ['a broken file', Buffer.from('%PDF-1.7\nnothing'), 'format'],
    ['no PDF', Buffer.from('The Ministers met.'), 'format'],
    ['an empty file', new Uint8Array(), 'empty'],
  ])('%s', async (_, bytes, reason) => {
    await expect(pdfReader.read(bytes)).rejects.toMatchObject({ name: 'InputFailure', reason });
  });
});
