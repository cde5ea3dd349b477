import type { ReleaseMetadata } from '../../core/document.js';
import { zipMembers } from '../archive/zip.js';
import { InputFailure } from '../failure.js';
import { refuseMonsters } from '../html/limits.js';
import { htmlText } from '../html/text.js';
import { metadataOf } from '../metadata.js';
import type { Reader, Reading } from './reader.js';

/** Bytes that one part of a document may unpack to; pictures included. */
const PART_BYTES = 50_000_000;
const CORE = 'docProps/core.xml';
const TITLE = /<dc:title>([^<]{1,500})<\/dc:title>/;

function broken(error: unknown): InputFailure {
  const message = error instanceof Error ? error.message : String(error);
  return new InputFailure('format', `The DOCX file is broken: ${message}.`, 'Save it again, or as text.');
}

/** Unpacks all parts once, held to the limits, before the library unpacks them without any. */
async function checked(bytes: Uint8Array): Promise<ReleaseMetadata> {
  let metadata: ReleaseMetadata = {};
  const limits = { memberBytes: PART_BYTES, archiveBytes: bytes.length };
  for await (const { name, bytes: part } of zipMembers(bytes, limits)) {
    if (part instanceof InputFailure) throw part;
    if (name === CORE) metadata = metadataOf({ title: TITLE.exec(Buffer.from(part).toString('utf8'))?.[1] });
  }
  return metadata;
}

/** Word puts paragraphs into all cells; a page does so only where a table serves the layout. */
function unwrapCells(document: Document): void {
  for (const paragraph of document.querySelectorAll('td > p, th > p')) {
    paragraph.replaceWith(...paragraph.childNodes, document.createTextNode(' '));
  }
}

async function textOf(bytes: Uint8Array): Promise<string> {
  const [{ default: mammoth }, { JSDOM }] = await Promise.all([import('mammoth'), import('jsdom')]);
  const convertImage = mammoth.images.imgElement(async () => ({ src: '' }));
  const { value } = await mammoth
    .convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage, externalFileAccess: false })
    .catch((error: unknown) => {
      throw broken(error);
    });
  await refuseMonsters(value);
  const { window } = new JSDOM(value);
  try {
    unwrapCells(window.document);
    return htmlText(window.document.body);
  } finally {
    window.close();
  }
}

/** DOCX: headings, lists and tables as text; pictures, comments and changes taken back are left out. */
export const docxReader: Reader = {
  format: 'docx',
  verbatim: false,
  async read(bytes): Promise<Reading> {
    if (bytes.length === 0) throw new InputFailure('empty', 'The file is empty.', 'Save the release again.');
    const metadata = await checked(bytes);
    const text = await textOf(bytes);
    if (text.trim() === '')
      throw new InputFailure('no-text', 'The document holds no text.', 'Save the release as text.');
    return { text, metadata };
  },
};
