import type { Line } from './boxes.js';

/** A step down of more than so many usual steps begins a paragraph. */
const WIDE_STEP = 1.35;
/** In letter heights, for a text with too few lines to know its usual step. */
const WIDEST_STEP = 2.6;
/** A line that reaches so far, as a share of the widest, is full. */
const FULL = 0.85;
/** Letters that differ by more than this share are of another paragraph: headings. */
const OTHER_SIZE = 1.12;
/** An indent, in letter heights. */
const INDENT = [1, 6] as const;
const ITEM = /^(?:[•●▪◦‣·*]|[-–—]\s|\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]\s)/iu;
const ENDED = /[.!?:;]["'”’)\]]{0,3}$/u;
/** First parts that keep their hyphen at the end of a line, with what follows them. */
const KEEPS_HYPHEN = /(?:^|[\s(-])(?:self|non|anti|vice|ex|cross|counter|mid|well|long|high|low|short|all|so)-$/iu;
const BROKEN = /\p{Ll}{2}-$/u;
const SOFT_HYPHEN = '\u00ad';

/** Joins two lines of one paragraph; a word that was parted at the end of the line is made whole. */
export function mended(before: string, next: string): string {
  if (before.endsWith(SOFT_HYPHEN)) return before.slice(0, -1) + next;
  if (BROKEN.test(before.slice(-40)) && /^\p{Ll}/u.test(next)) {
    return KEEPS_HYPHEN.test(before.slice(-40)) ? before + next : before.slice(0, -1) + next;
  }
  return /[-/]$/.test(before) && /^\p{L}/u.test(next) ? before + next : `${before} ${next}`;
}

function usualStep(lines: readonly Line[]): number {
  const steps = lines
    .slice(1)
    .map((line, at) => (lines[at]?.y ?? 0) - line.y)
    .filter((step) => step > 0)
    .sort((a, b) => a - b);
  return steps[steps.length >> 1] ?? Number.POSITIVE_INFINITY;
}

function begins(line: Line, before: Line, step: number): boolean {
  const down = before.y - line.y;
  const larger = Math.max(line.size, before.size) / Math.max(1, Math.min(line.size, before.size));
  const indent = (line.left - before.left) / line.size;
  return (
    down > step * WIDE_STEP ||
    down > line.size * WIDEST_STEP ||
    larger > OTHER_SIZE ||
    ITEM.test(line.text) ||
    (ENDED.test(before.text.trim()) && indent > INDENT[0] && indent < INDENT[1])
  );
}

/** True where a paragraph goes on over the end of a column or page: it has not ended, and its last line is full. */
function goesOn(before: string, isFull: boolean, next: string): boolean {
  return !ENDED.test(before) && !ITEM.test(next) && (isFull || /^\p{Ll}/u.test(next));
}

/**
 * Lines in reading order as paragraphs: wrapped lines joined, parted words mended, a blank line between paragraphs.
 *
 * @param pages lines of each page
 */
export function paragraphsOf(pages: readonly (readonly Line[])[]): string {
  const lines = pages.flat();
  const step = usualStep(lines);
  const full = FULL * lines.reduce((widest, { right }) => Math.max(widest, right), 0);
  const firsts = new Set(pages.map(([first]) => first));
  const paragraphs: string[] = [];
  let before: Line | undefined;
  for (const line of lines) {
    const text = line.text.trim().replace(/\s+/g, ' ');
    if (text === '') continue;
    const last = paragraphs.at(-1);
    const moved = firsts.has(line) || (before !== undefined && line.y > before.y);
    const joins = before && (moved ? goesOn(last ?? '', before.right >= full, text) : !begins(line, before, step));
    if (last === undefined || !joins) paragraphs.push(text);
    else paragraphs[paragraphs.length - 1] = mended(last, text);
    before = line;
  }
  return paragraphs.map((text) => text.replaceAll(SOFT_HYPHEN, '').replace(/^[•●▪◦‣·]\s?/u, '- ')).join('\n\n');
}
