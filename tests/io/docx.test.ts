import { describe, expect, it } from 'vitest';
import { docxReader } from '../../src/io/readers/docx.js';
import { makeDocx, makeZip } from './make-zip.js';

function p(text: string, style = ''): string {
  const props = style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${props}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

describe('a DOCX file', () => {
  it('gives paragraphs and tables', async () => {
    const cell = (text: string): string => `<w:tc>${p(text)}</w:tc>`;
    const table = `<w:tbl><w:tr>${cell('Item')}${cell('By')}</w:tr><w:tr>${cell('Survey')}${cell('May')}</w:tr></w:tbl>`;
    const { text } = await docxReader.read(makeDocx(`${p('The Ministers met.')}${table}${p('They agreed.')}`));
    expect(text).toBe('The Ministers met.\n\nItem | By\nSurvey | May\n\nThey agreed.');
  });

  it('gives its title', async () => {
    const core = '<cp:coreProperties><dc:title>Talks in Oslo</dc:title></cp:coreProperties>';
    const bytes = makeDocx(p('The Ministers met.'), [{ name: 'docProps/core.xml', content: core }]);
    expect((await docxReader.read(bytes)).metadata).toEqual({ title: 'Talks in Oslo' });
  });

  it('expands no entities', async () => {
    const entity = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>';
    const bytes = makeZip([{ name: 'word/document.xml', content: `${entity}<d>&b;</d>` }]);
    await expect(docxReader.read(bytes)).rejects.toMatchObject({ reason: 'format' });
  });

  it.each([
    ['an empty file', new Uint8Array(), 'empty'],
    ['no ZIP archive', Buffer.from('The Ministers met.'), 'format'],
    ['a ZIP archive of something else', makeZip([{ name: 'a.txt', content: 'x' }]), 'format'],
    ['a document without words', makeDocx(p(' ')), 'no-text'],
    [
      'a part that unpacks to too much',
      makeDocx(p('x'), [{ name: 'b', content: Buffer.alloc(60_000_000) }]),
      'too-large',
    ],
    [
      'a part that is larger than it says',
      makeDocx(p('x'), [{ name: 'b', content: 'x'.repeat(99), size: 1 }]),
      'format',
    ],
  ])('is refused: %s', async (_, bytes, reason) => {
    await expect(docxReader.read(bytes)).rejects.toMatchObject({ name: 'InputFailure', reason });
  });
});
