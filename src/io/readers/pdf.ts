import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { InputFailure } from '../failure.js';
import { type Box, piecesOf } from '../pdf/boxes.js';
import { inReadingOrder } from '../pdf/columns.js';
import { type Page, withoutFurniture } from '../pdf/furniture.js';
import { pdfMetadata } from '../pdf/metadata.js';
import { paragraphsOf } from '../pdf/paragraphs.js';
import type { Reader, Reading } from './reader.js';

const MOST_PAGES = 2000;
const MOST_LETTERS = 20_000_000;
/** Letters a page below which a PDF is a scan: a stamp or a file number are no release. */
const LEAST_LETTERS = 10;

type Pdf = typeof import('pdfjs-dist/legacy/build/pdf.mjs');
let loading: Promise<Pdf> | undefined;

/** The library says on standard output that it cannot draw without its optional canvas; nothing is drawn here. */
async function load(): Promise<Pdf> {
  const log = console.log;
  console.log = () => undefined;
  try {
    return await import('pdfjs-dist/legacy/build/pdf.mjs');
  } finally {
    console.log = log;
  }
}

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  loading ??= load();
  const { getDocument } = await loading;
  try {
    // A copy: the library takes the bytes away. No code of the file is made into functions, and nothing is fetched.
    const task = getDocument({
      data: new Uint8Array(bytes),
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      enableXfa: false,
      verbosity: 0,
    });
    return await task.promise;
  } catch (error) {
    const locked = error instanceof Error && error.name === 'PasswordException';
    const message = locked ? 'The PDF is locked with a password.' : `The PDF is broken: ${String(error)}.`;
    throw new InputFailure('format', message, locked ? 'Save it without a password.' : 'Save the release again.');
  }
}

function boxOf(item: object): Box[] {
  const { str, transform, width, height } = item as Readonly<Record<string, unknown>>;
  if (typeof str !== 'string' || str.trim() === '' || !Array.isArray(transform)) return [];
  const [, shear = 0, , scale = 0, left = 0, y = 0] = transform.map(Number);
  // Text that does not run from left to right is a stamp or a watermark.
  if (shear !== 0) return [];
  const size = Number(height) || Math.abs(scale);
  return [{ text: str, left, right: left + Number(width), y, size }];
}

async function pageOf(page: PDFPageProxy): Promise<Page> {
  const { items } = await page.getTextContent();
  const [, bottom = 0, , top = 0] = page.view;
  const lines = inReadingOrder(piecesOf(items.flatMap(boxOf)));
  page.cleanup();
  return { lines, bottom, height: top - bottom };
}

async function pagesOf(pdf: PDFDocumentProxy): Promise<Page[]> {
  if (pdf.numPages > MOST_PAGES) {
    throw new InputFailure('too-large', `The PDF has ${pdf.numPages} pages.`, `Split it into ${MOST_PAGES} at most.`);
  }
  const pages: Page[] = [];
  let letters = 0;
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pageOf(await pdf.getPage(number));
    letters += page.lines.reduce((sum, { text }) => sum + text.length, 0);
    if (letters > MOST_LETTERS) throw new InputFailure('too-large', 'The PDF holds too much text.', 'Split it.');
    pages.push(page);
  }
  if (letters < pdf.numPages * LEAST_LETTERS) {
    const message = `The PDF holds ${letters} letters on ${pdf.numPages} pages: it is a scan, or empty.`;
    throw new InputFailure('scanned', message, 'Give it a text layer (OCR), or save the release as text.');
  }
  return pages;
}

/** PDF: the text in reading order, with parted words, running heads and page numbers mended, and what the file says. */
export const pdfReader: Reader = {
  format: 'pdf',
  verbatim: false,
  async read(bytes): Promise<Reading> {
    if (bytes.length === 0) throw new InputFailure('empty', 'The file is empty.', 'Save the release again.');
    const pdf = await open(bytes);
    try {
      const text = paragraphsOf(withoutFurniture(await pagesOf(pdf)));
      const { info } = await pdf.getMetadata();
      return { text, metadata: pdfMetadata(info as Readonly<Record<string, unknown>>, text) };
    } catch (error) {
      if (error instanceof InputFailure) throw error;
      throw new InputFailure('format', `The PDF is broken: ${String(error)}.`, 'Save the release again.');
    } finally {
      await pdf.destroy();
    }
  },
};
