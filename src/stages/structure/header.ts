import { findDay } from '../../core/calendar.js';
import type { ReleaseMetadata } from '../../core/document.js';
import type { Span } from '../../core/span.js';
import type { Block } from './blocks.js';
import type { Boilerplate } from './boilerplate.js';

/** What a block at the top or foot of a release is, before segments are made. */
export interface Heads {
  readonly title: number | null;
  /** Blocks that are no prose: index to kind. */
  readonly kinds: ReadonlyMap<number, 'title' | 'dateline' | 'issuer' | 'furniture'>;
  readonly date: string | null;
  readonly dateSpan: Span | null;
  readonly issuer: Span | null;
}

/** Words that may stand on a date line beside the date without making it prose. */
const DATELINE_WORDS = 9;
/** A head has no more blocks than these before the prose begins. */
const HEAD_BLOCKS = 14;
/** Levels of Markdown headings that can be a release's title. */
const TITLE_LEVELS = new Set([1, 2, 3]);
const PROSE_WORDS = 28;
const PROSE = /[.!?]["')]*$/;
const DATE_LABEL = /\b(?:date|published|issued|posted|updated|released|on)\b:?|[-–—|,:()]/gi;

function words(text: string): number {
  return text.split(' ').filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** A line with a date and little else: the date, and what is left of the line (an issuer, a place). */
function dateline(view: string, block: Block): { date: string; span: Span; rest: Span | null } | null {
  const line = view.slice(block.start, block.end);
  if (line.length > 160) return null;
  const day = findDay(line);
  if (!day) return null;
  const before = line.slice(0, day.start).replace(DATE_LABEL, ' ').trim();
  const after = line.slice(day.end).replace(DATE_LABEL, ' ').trim();
  if (words(before) + words(after) > DATELINE_WORDS || (PROSE.test(line) && words(before) > 3)) return null;
  const rest = after.length > before.length ? after : before;
  const at = rest === '' ? -1 : line.indexOf(rest);
  return {
    date: day.iso,
    span: { start: block.start + day.start, end: block.start + day.end },
    rest: at < 0 ? null : { start: block.start + at, end: block.start + at + rest.length },
  };
}

function isProse(view: string, block: Block): boolean {
  const text = view.slice(block.start, block.end);
  if (block.heading) return false;
  return words(text) >= PROSE_WORDS || (PROSE.test(text) && words(text) > 6);
}

/** A title cut off by a list page ("Defense Mini...") gives way to the full one after it. */
function isCutShort(title: string, next: string): boolean {
  const cut = title.replace(/\s*(?:\.{3}|…)$/, '');
  return cut !== title && next.startsWith(cut.slice(0, 30));
}

/** Reads what the first and last blocks say of the release: title, date line, issuer, furniture. */
export function readHeads(
  view: string,
  blocks: readonly Block[],
  boilerplate: Boilerplate,
  metadata: ReleaseMetadata,
): Heads {
  const kinds = new Map<number, 'title' | 'dateline' | 'issuer' | 'furniture'>();
  const candidates: number[] = [];
  let date: string | null = null;
  let dateSpan: Span | null = null;
  let issuer: Span | null = null;
  const slice = (block: Span) => view.slice(block.start, block.end);

  const note = (index: number, block: Block, foot: boolean): boolean => {
    const kind = boilerplate(slice(block));
    if (kind === 'furniture') {
      kinds.set(index, 'furniture');
      return true;
    }
    const day = block.heading ? null : dateline(view, block);
    if (day) {
      kinds.set(index, 'dateline');
      if (!date) {
        date = day.date;
        dateSpan = day.span;
      }
      if (!issuer && day.rest && boilerplate(slice(day.rest)) === 'issuer') issuer = day.rest;
      return true;
    }
    if (!foot && kind === 'issuer' && !block.heading) {
      kinds.set(index, 'issuer');
      issuer ??= { start: block.start, end: block.end };
      return true;
    }
    return false;
  };

  const head = blocks.slice(0, HEAD_BLOCKS);
  for (const [index, block] of head.entries()) {
    if (!note(index, block, false)) {
      const long = words(slice(block)) >= PROSE_WORDS && PROSE.test(slice(block));
      if (isProse(view, block) && (candidates.length > 0 || long)) break;
      candidates.push(index);
    }
  }
  for (let index = blocks.length - 1; index >= Math.max(head.length, blocks.length - 6); index--) {
    const block = blocks[index] as Block;
    if (isProse(view, block) || !note(index, block, true)) break;
  }
  // A headline about an office looks like an issuer's line; where no other title stands, it is the title.
  const lone = candidates.length === 0 && kinds.get(0) === 'issuer' ? [0] : candidates;
  const title = pickTitle(lone, blocks, slice, metadata.title);
  if (title !== null) kinds.set(title, 'title');
  for (const index of candidates)
    if (title !== null && index < title && isCutShort(slice(blocks[index] as Block), slice(blocks[title] as Block)))
      kinds.set(index, 'furniture');
  return { title, kinds, date, dateSpan, issuer };
}

function pickTitle(
  candidates: readonly number[],
  blocks: readonly Block[],
  slice: (block: Span) => string,
  known: string | undefined,
): number | null {
  const same = candidates.find((index) => slice(blocks[index] as Block).trim() === known?.trim());
  if (same !== undefined) return same;
  const free = candidates.filter((index) => !(blocks[index] as Block).label);
  const heading = free.find((index) => TITLE_LEVELS.has((blocks[index] as Block).heading));
  const first = heading ?? free[0];
  if (first === undefined) return null;
  const next = free[free.indexOf(first) + 1];
  if (next !== undefined && isCutShort(slice(blocks[first] as Block), slice(blocks[next] as Block))) return next;
  return first;
}
