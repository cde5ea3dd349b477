/** Elements whose text is no part of a release. */
const SKIPPED = new Set(
  'SCRIPT STYLE TEMPLATE NOSCRIPT NAV FOOTER ASIDE FORM BUTTON SELECT INPUT TEXTAREA IFRAME OBJECT SVG CANVAS HEAD DIALOG'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'ADDRESS ARTICLE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE HEADER HGROUP HR HTML MAIN P PRE SECTION SUMMARY TBODY TD TFOOT TH THEAD TR TABLE'.split(
    ' ',
  ),
);
const NESTED_BLOCKS = 'p, ul, ol, table, h1, h2, h3, h4, h5, h6, blockquote';

/** Blocks of text as they grow; a tight block follows the one before it without a blank line. */
class Blocks {
  readonly #done: { text: string; tight: boolean }[] = [];
  #open = '';
  #prefix = '';
  #tight = false;

  add(words: string): void {
    this.#open += words;
  }

  /** Ends the block at hand; the next one starts with `prefix`. */
  next(prefix = '', tight = false): void {
    const text = this.#open
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .trim();
    if (text !== '') {
      this.#done.push({ text: this.#prefix + text, tight: this.#tight });
      this.#prefix = '';
      this.#tight = false;
    }
    this.#open = '';
    if (prefix !== '' || tight) {
      this.#prefix = prefix;
      this.#tight = tight;
    }
  }

  toString(): string {
    this.next();
    return this.#done.map(({ text, tight }, at) => (at === 0 ? '' : tight ? '\n' : '\n\n') + text).join('');
  }
}

function marker(item: Element, list: Element, position: number): string {
  if (list.tagName !== 'OL') return '- ';
  const number = Number(item.getAttribute('value') ?? '') || Number(list.getAttribute('start') ?? 1) + position;
  const type = list.getAttribute('type') ?? '1';
  const letter = String.fromCharCode((type === 'A' ? 64 : 96) + number);
  return /^[aA]$/.test(type) && number <= 26 ? `(${letter}) ` : `${number}. `;
}

function walkList(list: Element, blocks: Blocks, depth: number): void {
  [...list.children].forEach((item, position) => {
    blocks.next('  '.repeat(depth) + marker(item, list, position), depth > 0 || position > 0);
    walk(item, blocks, depth + 1);
  });
  blocks.next();
}

/** True for a table that only lays out a page: its cells hold blocks, or each row holds one cell. */
function isLayout(table: Element): boolean {
  const rows = [...table.querySelectorAll('tr')];
  return table.querySelector(NESTED_BLOCKS) !== null || rows.every((row) => row.children.length < 2);
}

function walkTable(table: Element, blocks: Blocks): void {
  [...table.querySelectorAll('tr')].forEach((row, position) => {
    blocks.next('', position > 0);
    const cells = [...row.children].map((cell) => (cell.textContent ?? '').replace(/\s+/g, ' ').trim());
    blocks.add(cells.join(' | '));
  });
  blocks.next();
}

function isHidden(element: Element): boolean {
  return element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true';
}

function walkBlock(element: Element, tag: string, blocks: Blocks, depth: number): void {
  const heading = /^H([1-6])$/.exec(tag);
  const block = heading !== null || BLOCKS.has(tag);
  if (block) blocks.next(heading ? `${'#'.repeat(Number(heading[1]))} ` : '');
  walk(element, blocks, depth);
  if (block) blocks.next();
}

function walkElement(element: Element, blocks: Blocks, depth: number): void {
  const tag = element.tagName.toUpperCase();
  if (SKIPPED.has(tag) || isHidden(element)) return;
  if (tag === 'BR') blocks.add('\n');
  else if (tag === 'UL' || tag === 'OL') walkList(element, blocks, depth);
  else if (tag === 'TABLE' && !isLayout(element)) walkTable(element, blocks);
  else walkBlock(element, tag, blocks, depth);
}

function walk(parent: Node, blocks: Blocks, depth: number): void {
  for (const node of parent.childNodes) {
    if (node.nodeType === 3) {
      const preformatted = (node.parentElement?.closest('pre') ?? null) !== null;
      const words = node.nodeValue ?? '';
      blocks.add(preformatted ? words : words.replace(/\s+/g, ' '));
    } else if (node.nodeType === 1) {
      walkElement(node as Element, blocks, depth);
    }
  }
}

/**
 * The text of an element as a reader sees it: one blank line between blocks, `#` before headings, `- ` or `1. ` before
 * items, ` | ` between cells of a table. Navigation, forms and hidden parts are left out.
 */
export function htmlText(root: Element): string {
  const blocks = new Blocks();
  walk(root, blocks, 0);
  return blocks.toString();
}
