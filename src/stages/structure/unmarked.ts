import type { Block } from './blocks.js';
import type { Label } from './lines.js';

/** An item whose bullet was lost on the way from the page. */
const LOST: Label = { type: 'bullet', text: '', length: 0 };
const INTRODUCES = /:["')]*$/;
const OPENS_SMALL = /^\p{Ll}/u;
const GOES_ON = /;(?: (?:and|or))?$/;

/**
 * Items without a bullet: "They affirmed their intention to: / advance A; / support B; and / cooperate on C." Blocks
 * that begin with a small letter behind a block that ends in a colon, each but the last ending in a semicolon.
 */
export function withUnmarkedItems(view: string, blocks: readonly Block[]): Block[] {
  let open = false;
  return blocks.map((block) => {
    const text = view.slice(block.start, block.end).trimEnd();
    if (block.label || block.heading > 0) {
      open = INTRODUCES.test(text);
      return block;
    }
    const item = open && OPENS_SMALL.test(text);
    open = item ? GOES_ON.test(text) : INTRODUCES.test(text);
    return item ? { ...block, label: LOST } : block;
  });
}
