import type { Layers } from '../core/layers.js';
import type { Span } from '../core/span.js';
import type { Stage } from '../core/stage.js';

const OPENING = '\u201C\u201E\u00AB';
const CLOSING = '\u201D\u00BB';
/** Shorter stretches between quotation marks are names and irony, not speech, unless a comma or full stop ends them. */
const SHORTEST_QUOTATION = 18;

/** True for a mark that opens a block or sentence. */
function opens(text: string, block: Span, mark: number): boolean {
  return mark <= block.start || /[.!?"\u201D]\s$/.test(text.slice(Math.max(block.start, mark - 2), mark));
}

/** Quotations of one block: what stands between its quotation marks, the marks left out. */
function quotationsIn(text: string, block: Span): Span[] {
  const found: Span[] = [];
  let open = -1;
  for (let i = block.start; i < block.end; i++) {
    const mark = text.charAt(i);
    const straight = mark === '"';
    if (open < 0 && (straight || OPENING.includes(mark))) open = i + 1;
    else if (open >= 0 && (straight || CLOSING.includes(mark))) {
      // '"No," she said': a word alone is speech where a sentence opens with it.
      const said =
        /[,.!?]/.test(text.charAt(i - 1)) && (text.slice(open, i).includes(' ') || opens(text, block, open - 1));
      if (said || i - open >= SHORTEST_QUOTATION) found.push({ start: open, end: i });
      open = -1;
    }
  }
  // A quotation of several paragraphs is closed only in the last one.
  if (open >= 0 && block.end - open >= SHORTEST_QUOTATION) found.push({ start: open, end: block.end });
  return found;
}

/** Stage `tag-quotes`: the quotations of each segment, without their marks. */
export function createTagQuotes(): Stage<Layers, 'segments', 'quotes'> {
  return {
    name: 'tag-quotes',
    requires: ['segments'],
    provides: ['quotes'],
    run: ({ text, segments }) => ({ quotes: segments.flatMap((segment) => quotationsIn(text, segment)) }),
  };
}
