import type { Span } from '../../core/span.js';
import type { Label, Line } from './lines.js';

/** One or more lines that belong together: a paragraph, a heading, an item. */
export interface Block extends Span {
  /** Where the words begin, behind a label. */
  readonly body: number;
  readonly label: Label | null;
  readonly indent: number;
  readonly heading: number;
  /** True when the next block follows without an empty line. */
  readonly tight: boolean;
}

/** Widest line that can come from wrapping by an editor or mail program. */
const WIDEST_WRAP = 160;
const OPEN_END =
  /(?:^|[\s(])(?:and|or|of|the|a|an|in|on|to|for|with|by|at|from|between|among|into|as|that|which|their|its|our|his|her|under|towards?|including|such as|,)$/i;
const TERMINAL = /[.!?:;…]["')\]]*$/;

/** Width at which the text was wrapped, or null when lines are paragraphs. */
function wrapWidth(lines: readonly Line[]): number | null {
  let widest = 0;
  for (const line of lines) widest = Math.max(widest, line.to - line.start);
  return widest > 45 && widest <= WIDEST_WRAP ? widest : null;
}

function firstWordLength(view: string, line: Line): number {
  const space = view.indexOf(' ', line.from);
  return (space < 0 || space > line.to ? line.to : space) - line.from;
}

function continues(view: string, line: Line, next: Line, width: number | null, gap: boolean): boolean {
  if (next.label || next.heading || line.heading) return false;
  const end = view.slice(Math.max(line.from, line.to - 24), line.to);
  const lowerCase = /^[\p{Ll}(]/u.test(view.slice(next.from, next.from + 2));
  // "to support the fund; and": the last item but one of a list.
  if (gap && /;\s+(?:and|or)$/.test(end)) return false;
  if (OPEN_END.test(end)) return !gap || !end.endsWith(',') || lowerCase;
  if (gap) return false;
  if (lowerCase && !TERMINAL.test(end)) return true;
  if (width === null) return false;
  return line.to - line.start + 1 + firstWordLength(view, next) > width - 4;
}

/** Joins wrapped lines into blocks, also across an empty line that tears a sentence after a function word. */
export function blocksOf(view: string, lines: readonly Line[]): Block[] {
  const width = wrapWidth(lines);
  const blocks: Block[] = [];
  let open: { first: Line; last: Line } | null = null;
  let gap = false;
  const close = (tight: boolean) => {
    if (!open) return;
    const { first, last } = open;
    const body = first.from + (first.label?.length ?? 0);
    const { label, indent, heading } = first;
    blocks.push({ start: first.from, end: last.to, body, label, indent, heading, tight });
    open = null;
  };
  for (const line of lines) {
    if (line.blank) {
      gap = true;
      continue;
    }
    if (open && continues(view, (open as { last: Line }).last, line, width, gap)) {
      open = { first: (open as { first: Line }).first, last: line };
    } else {
      close(!gap);
      open = { first: line, last: line };
    }
    gap = false;
  }
  close(false);
  return blocks;
}
