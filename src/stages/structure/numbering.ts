import type { Segment } from '../../core/document.js';
import type { Block } from './blocks.js';
import type { Label } from './lines.js';

interface Level {
  readonly type: Label['type'];
  readonly indent: number;
  readonly text: string;
  readonly segment: number;
}

export interface Numbering {
  heading(block: Block): string;
  block(block: Block, segments: readonly Segment[]): { path: string; parent: number | null };
}

/** What introduces a list anywhere, beside a colon at the end. */
const INTRODUCES = /\b(?:as follows|the following|these (?:points|measures|steps|areas)|the below)\b/i;

/** "(i)" after "(h)" is a letter, elsewhere a Roman number. */
function typeOf(label: Label, levels: readonly Level[]): Label['type'] {
  if (label.type !== 'roman-paren') return label.type;
  const letter = label.text.replace(/[().]/g, '');
  const before = String.fromCharCode(letter.charCodeAt(0) - 1);
  const top = levels.at(-1);
  const follows = top?.type === 'alpha-paren' && top.text.replace(/[()]/g, '') === before;
  return follows && letter.length === 1 ? 'alpha-paren' : 'roman-paren';
}

/** Numbers blocks in order: paths like `5.(2)`, and for each item the segment that introduces it. */
export function createNumbering(view: string): Numbering {
  let levels: Level[] = [];
  let headings = 0;
  let paragraphs = 0;
  let bullets = 0;

  function introducer(segments: readonly Segment[]): number | null {
    const above = levels.at(-1);
    if (above) return above.segment;
    const last = segments.at(-1);
    if (!last || (last.kind !== 'paragraph' && last.kind !== 'heading')) return null;
    const text = view.slice(last.body, last.end);
    return text.trimEnd().endsWith(':') || INTRODUCES.test(text) ? segments.length - 1 : null;
  }

  return {
    heading(block) {
      levels = [];
      headings++;
      return block.label?.text ? `h${headings}:${block.label.text}` : `h${headings}`;
    },
    block(block, segments) {
      const label = block.label;
      if (!label) {
        levels = [];
        paragraphs++;
        return { path: `p${paragraphs}`, parent: null };
      }
      const type = typeOf(label, levels);
      const same = levels.findIndex((level) => level.type === type && Math.abs(level.indent - block.indent) < 2);
      let parent: number | null;
      if (same >= 0) {
        parent = segments[(levels[same] as Level).segment]?.parent ?? null;
        levels = levels.slice(0, same);
      } else {
        parent = introducer(segments);
        bullets = 0;
      }
      const text = label.text || `•${++bullets}`;
      levels = [...levels, { type, indent: block.indent, text, segment: segments.length }];
      const lead = segments[parent ?? -1]?.kind === 'paragraph' ? `${segments[parent ?? -1]?.path}.` : '';
      return { path: lead + levels.map((level) => level.text).join(''), parent };
    },
  };
}
