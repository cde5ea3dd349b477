import { type Line, rowsOf } from './boxes.js';

/** A gutter has at least so many lines on each side; fewer are a table or a signature block. */
const LEAST_LINES = 3;
/** Lines over the gutter (titles, wide paragraphs), as a share of all. */
const MOST_CROSSING = 0.4;
/** Mean letters of a line of prose in a column; cells of tables have fewer. */
const PROSE = 20;
const STEP = 3;

interface Sides {
  readonly left: readonly Line[];
  readonly right: readonly Line[];
  readonly crossing: number;
}

function sidesOf(lines: readonly Line[], x: number): Sides {
  const left = lines.filter((line) => line.right <= x);
  const right = lines.filter((line) => line.left >= x);
  return { left, right, crossing: lines.length - left.length - right.length };
}

function isProse(lines: readonly Line[]): boolean {
  const letters = lines.reduce((sum, { text }) => sum + text.length, 0);
  return lines.length >= LEAST_LINES && letters / lines.length >= PROSE;
}

/** Where a vertical gutter parts the lines into columns of prose; null when there is none. */
function gutter(lines: readonly Line[]): number | null {
  const from = Math.min(...lines.map(({ left }) => left));
  const to = Math.max(...lines.map(({ right }) => right));
  let best: { readonly x: number; readonly crossing: number } | null = null;
  for (let x = from + STEP; x < to; x += STEP) {
    const { left, right, crossing } = sidesOf(lines, x);
    if (crossing > lines.length * MOST_CROSSING || crossing >= (best?.crossing ?? Number.POSITIVE_INFINITY)) continue;
    if (isProse(left) && isProse(right)) best = { x, crossing };
  }
  return best?.x ?? null;
}

/**
 * Puts the pieces of a page into reading order: column by column, where lines over the whole width part the columns
 * above from those below; the cells of a row side by side.
 *
 * @param pieces from top to bottom
 */
export function inReadingOrder(pieces: readonly Line[]): Line[] {
  if (pieces.length === 0) return [];
  const x = gutter(pieces);
  if (x === null) return rowsOf(pieces);
  const ordered: Line[] = [];
  let band: Line[] = [];
  const flush = (): void => {
    const { left, right } = sidesOf(band, x);
    ordered.push(...inReadingOrder(left), ...inReadingOrder(right));
    band = [];
  };
  for (const piece of pieces) {
    if (piece.right <= x || piece.left >= x) {
      band.push(piece);
    } else {
      flush();
      ordered.push(piece);
    }
  }
  flush();
  return ordered;
}
