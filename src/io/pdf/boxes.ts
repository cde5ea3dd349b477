/** A run of text on a page; y grows upwards, units are points. */
export interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Baseline. */
  readonly y: number;
  /** Height of the letters. */
  readonly size: number;
}

/** Boxes on one baseline, as one piece of text. */
export type Line = Box;

/** Space between two runs, in letter heights: under the first they touch, over the second they are apart. */
const TOUCHING = 0.15;
const APART = 1.6;
/** Runs whose baselines differ by less than this share of the letters' height stand in one row. */
const SAME_ROW = 0.5;

function joined(line: Line, box: Box): Line {
  const size = Math.max(line.size, box.size);
  const touches = box.left - line.right < size * TOUCHING || /\s$/.test(line.text) || /^\s/.test(box.text);
  return {
    ...line,
    text: `${line.text}${touches ? '' : ' '}${box.text}`,
    right: Math.max(line.right, box.right),
    size,
  };
}

/**
 * Joins runs that stand side by side into pieces of lines; a wide space parts the cells of a table and columns.
 *
 * @returns pieces from top to bottom, and from left to right in a row
 */
export function piecesOf(boxes: readonly Box[]): Line[] {
  const rows: Box[][] = [];
  for (const box of [...boxes].sort((a, b) => b.y - a.y)) {
    const first = rows.at(-1)?.[0];
    if (first && first.y - box.y < SAME_ROW * Math.max(first.size, box.size)) rows.at(-1)?.push(box);
    else rows.push([box]);
  }
  return rows.flatMap((row) => {
    const pieces: Line[] = [];
    for (const box of row.sort((a, b) => a.left - b.left)) {
      const before = pieces.at(-1);
      if (before && box.left - before.right < APART * Math.max(before.size, box.size)) {
        pieces[pieces.length - 1] = joined(before, box);
      } else {
        pieces.push(box);
      }
    }
    return pieces;
  });
}

/** Puts pieces of one row side by side, as cells. */
export function rowsOf(pieces: readonly Line[]): Line[] {
  const rows: Line[] = [];
  for (const piece of pieces) {
    const before = rows.at(-1);
    if (before && Math.abs(before.y - piece.y) < SAME_ROW * Math.max(before.size, piece.size)) {
      rows[rows.length - 1] = { ...before, text: `${before.text.trim()} | ${piece.text.trim()}`, right: piece.right };
    } else {
      rows.push(piece);
    }
  }
  return rows;
}
