import { findDay } from '../../core/calendar.js';
import type { Header, Segment } from '../../core/document.js';
import type { Layers } from '../../core/layers.js';
import type { Stage } from '../../core/stage.js';
import type { Resources } from '../../resources/lexicons.js';
import { type Block, blocksOf } from './blocks.js';
import { createBoilerplate } from './boilerplate.js';
import { readHeads } from './header.js';
import { linesOf } from './lines.js';
import { createNumbering } from './numbering.js';
import { withUnmarkedItems } from './unmarked.js';

const HEADING_WORDS = 14;
const FOOTNOTE = /^(?:\[\d{1,3}\]|\d{1,3}(?=\s?[A-Z])|\*{1,3})\s?/;
/** "JOINT STATEMENT WITH THE PRESIDENT Prime Minister X today …": a title run into the text. */
const RUN_IN_TITLE = /^(?:[\p{Lu}\d'&.,:-]+ ){3,}(?=\p{Lu}\p{Ll})/u;
/** How many paragraphs may name the day of a release. */
const DATED_PARAGRAPHS = 3;
/** Blocks that may name the day of a release without a date line. */
const DATED = new Set(['paragraph', 'listItem', 'title']);
/** More words than a date has. */
const PROSE = /^(?:\S+ +){5}\S/;

function isHeading(view: string, block: Block, next: Block | undefined): boolean {
  if (block.heading > 0) return true;
  if (!next || (next.label?.type === block.label?.type && block.label)) return false;
  const text = view.slice(block.body, block.end);
  const words = text.split(' ').filter(Boolean);
  if (words.length > HEADING_WORDS || /[.;,!?]["')]*$/.test(text) || /^["(]?\p{Ll}/u.test(text)) return false;
  if (next.label) return !block.label && !text.endsWith(':');
  const long = words.filter((word) => word.length > 3);
  const capital = long.filter((word) => /^["'(]*[\p{Lu}\d]/u.test(word));
  return capital.length >= long.length * 0.6 && (!text.endsWith(':') || words.length < 5);
}

/** Splits a run-in title of capitals from the paragraph behind it. */
function withoutRunIns(view: string, blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => {
    const run = RUN_IN_TITLE.exec(view.slice(block.body, block.end).slice(0, 300));
    const border = block.body + (run?.[0].length ?? 0);
    // "MEDIA RELEASE FA90 19 June 2002": a date line.
    if (!run || block.label || !PROSE.test(view.slice(border, block.end))) return [block];
    return [
      { ...block, end: border - 1, heading: 6 },
      { ...block, start: border, body: border, heading: 0 },
    ];
  });
}

/**
 * Stage `structure`: title, date line, issuer, headings, paragraphs, list items with their nesting, furniture.
 * Metadata handed over with the release wins over what the text says.
 */
export function createStructure(resources: Resources): Stage<Layers, 'view', 'segments' | 'header'> {
  const boilerplate = createBoilerplate(resources);
  return {
    name: 'structure',
    requires: ['view'],
    provides: ['segments', 'header'],
    run({ text, view, metadata }, report) {
      const blocks = withUnmarkedItems(view, withoutRunIns(view, blocksOf(view, linesOf(text, view))));
      const heads = readHeads(view, blocks, boilerplate, metadata);
      const segments: Segment[] = [];
      const number = createNumbering(view);
      let heading: string | null = null;
      for (const [index, block] of blocks.entries()) {
        const known =
          heads.kinds.get(index) ??
          (boilerplate(view.slice(block.start, block.end)) === 'furniture' ? 'furniture' : null);
        const { start, end, body } = block;
        if (known) {
          segments.push({ start, end, body, kind: known, path: known, heading: null, parent: null });
          continue;
        }
        if (isHeading(view, block, blocks[index + 1])) {
          heading = view.slice(body, end).trim();
          const path = number.heading(block);
          segments.push({ start, end, body, kind: 'heading', path, heading: null, parent: null });
          continue;
        }
        const kind = block.label ? 'listItem' : FOOTNOTE.test(view.slice(start, end)) ? 'footnote' : 'paragraph';
        const { path, parent } = number.block(block, segments);
        segments.push({ start, end, body, kind, path, heading, parent });
      }
      return { segments, header: header() };

      function header(): Header {
        const date = metadata.date ?? heads.date ?? firstBodyDay();
        if (!date) {
          report({
            severity: 'warning',
            rule: 'no-release-date',
            message: 'No release date: relative times stay unresolved. Give it by front matter or a .meta.json file.',
          });
        }
        return {
          title: heads.title,
          date: date ?? null,
          dateSpan: heads.dateSpan,
          issuer: heads.issuer,
        };
      }

      /** A release without a date line is dated by the first full date of its first paragraphs. */
      function firstBodyDay(): string | undefined {
        let paragraphs = 0;
        for (const segment of segments.filter(({ kind }) => DATED.has(kind))) {
          // Headlines and points in front of the prose do not count.
          if (segment.kind === 'paragraph' && ++paragraphs > DATED_PARAGRAPHS) return undefined;
          const day = findDay(view.slice(segment.start, segment.end));
          if (!day) continue;
          const span = { start: segment.start + day.start, end: segment.start + day.end };
          report({
            severity: 'info',
            rule: 'date-from-body',
            message: `Release date ${day.iso} taken from the text.`,
            span,
          });
          return day.iso;
        }
        return undefined;
      }
    },
  };
}
