import type { Line } from './boxes.js';

/** Lines of one page and its height, in points. */
export interface Page {
  readonly lines: readonly Line[];
  readonly bottom: number;
  readonly height: number;
}

/** Share of the page, at its top and at its foot, where running heads and page numbers stand. */
const MARGIN = 0.12;
/** Share of the pages on which a line is repeated to be a running head. */
const REPEATED = 0.5;
const PAGE_NUMBER = /^[-–—[(\s]{0,3}(?:page\s{0,3})?\d{1,4}(?:\s{0,3}(?:of|\/)\s{0,3}\d{1,4})?[-–—\])\s]{0,3}$/iu;
/** A long line that stands only once in so few pages is text. */
const LONGEST = 160;

function inMargin({ y }: Line, { bottom, height }: Page): boolean {
  const at = (y - bottom) / height;
  return at < MARGIN || at > 1 - MARGIN;
}

/** The words of a line with its numbers blanked, so that "Page 3 of 7" is the same on all pages. */
function form({ text }: Line): string {
  return text.trim().replace(/\d+/g, '#').toLowerCase();
}

/** Takes out running heads, feet and page numbers: what stands near the edge of the page and is said on most pages. */
export function withoutFurniture(pages: readonly Page[]): readonly (readonly Line[])[] {
  const seen = new Map<string, number>();
  for (const page of pages) {
    const forms = new Set(page.lines.filter((line) => inMargin(line, page)).map(form));
    for (const one of forms) seen.set(one, (seen.get(one) ?? 0) + 1);
  }
  const least = Math.max(2, pages.length * REPEATED);
  const isFurniture = (line: Line, page: Page): boolean =>
    inMargin(line, page) &&
    line.text.length <= LONGEST &&
    (PAGE_NUMBER.test(line.text.trim()) || (seen.get(form(line)) ?? 0) >= least);
  return pages.map((page) => page.lines.filter((line) => !isFurniture(line, page)));
}
