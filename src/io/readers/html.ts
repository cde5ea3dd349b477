import { byteOrderMark, decode, decodeAs } from '../decode.js';
import { InputFailure } from '../failure.js';
import { refuseMonsters } from '../html/limits.js';
import { htmlMetadata } from '../html/metadata.js';
import { htmlText } from '../html/text.js';
import type { Reader, Reading } from './reader.js';

const DECLARED = /<meta[^>]{0,200}charset\s{0,5}=\s{0,5}["']?([\w:.-]{2,40})/i;
const DECLARED_WITHIN = 4096;
/** Below this share of the page's own main element, what readability found is a part of the release only. */
const LEAST_SHARE = 0.5;

/** Decodes a page by byte-order mark, then by what it declares, then as UTF-8. */
function decodePage(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, DECLARED_WITHIN)).toString('latin1');
  const label = DECLARED.exec(head)?.[1]?.toLowerCase();
  if (byteOrderMark(bytes) || !label || /^utf-?(8|16)/.test(label)) return decode(bytes);
  try {
    new TextDecoder(label);
  } catch {
    throw new InputFailure('encoding', `The page declares the unknown encoding "${label}".`, 'Save it as UTF-8.');
  }
  return decodeAs(bytes, label);
}

function named(text: string, title: string | undefined): string {
  const start = text.slice(0, 2 * (title?.length ?? 0) + 20).replace(/\s+/g, ' ');
  return title && !start.includes(title) ? `# ${title}\n\n${text}` : text;
}

async function readPage(html: string): Promise<Reading> {
  await refuseMonsters(html);
  // Loaded here: a run without pages pays nothing for the HTML parser.
  const [{ JSDOM, VirtualConsole }, { Readability }] = await Promise.all([
    import('jsdom'),
    import('@mozilla/readability'),
  ]);
  const { window } = new JSDOM(html, { virtualConsole: new VirtualConsole() });
  const { document } = window;
  try {
    const metadata = htmlMetadata(document);
    const whole = htmlText(document.querySelector('main, [role=main], article') ?? document.body);
    const found = new Readability<Element>(document, {
      charThreshold: 0,
      serializer: (node) => node as Element,
    }).parse();
    const main = found?.content ? htmlText(found.content) : '';
    const text = main.length < whole.length * LEAST_SHARE ? whole : main;
    if (text.trim() === '') throw new InputFailure('no-text', 'The page holds no text.', 'Save the release as text.');
    return { text: named(text, metadata.title), metadata };
  } finally {
    window.close();
  }
}

/** HTML: the main content of the page as text, and what the page says of itself. */
export const htmlReader: Reader = {
  format: 'html',
  verbatim: false,
  async read(bytes) {
    return readPage(decodePage(bytes));
  },
};
