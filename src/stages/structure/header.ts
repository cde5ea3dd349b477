import { findDay } from '../../core/calendar.js';
import type { ReleaseMetadata } from '../../core/document.js';
import type { Span } from '../../core/span.js';
import type { Block } from './blocks.js';
import type { Boilerplate } from './boilerplate.js';

type Kind = 'title' | 'dateline' | 'issuer' | 'furniture';

/** What a block at the top or foot of a release is, before segments are made. */
export interface Heads {
  readonly title: Span | null;
  /** Blocks that are no prose: index to kind. */
  readonly kinds: ReadonlyMap<number, Kind>;
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
/** A whole sentence ("The Council noted the report.") is no issuer's line, though it opens like one. */
const SENTENCE = /[\p{Ll}\d]{2}[.!?]["')]*$/u;
/** "Recalling its resolution 72/100 of 8 December 2017,": what goes on in the next line is no date line. */
const UNFINISHED = /[,;:]$/;
/** "Resolution adopted by the General Assembly on 18 December 2024": a title that holds the date. */
const ADOPTED = /^(?:resolution|declaration|decision|statement)\b.*\b(?:adopted|issued|made) (?:by|at)\b/i;
const DATE_LABEL = /\b(?:date|published|issued|posted|updated|released|on)\b:?|[-–—|,:()/]/gi;

/** Letters and digits of ASCII. */
function isPlain(code: number): boolean {
  const lower = code | 32;
  return (lower >= 97 && lower <= 122) || (code >= 48 && code <= 57);
}

/** How many of the words between blanks have a letter or digit. */
function words(text: string): number {
  let count = 0;
  for (let start = 0; start < text.length; ) {
    const blank = text.indexOf(' ', start);
    const end = blank < 0 ? text.length : blank;
    if (end > start && (isPlain(text.charCodeAt(start)) || /[\p{L}\p{N}]/u.test(text.slice(start, end)))) count++;
    start = end + 1;
  }
  return count;
}

/** A line with a date and little else: the date, and what is left of the line (an issuer, a place). */
function dateline(view: string, block: Block): { date: string; span: Span; rest: Span | null } | null {
  const line = view.slice(block.start, block.end);
  if (line.length > 160 || UNFINISHED.test(line.trimEnd())) return null;
  const day = findDay(line);
  if (!day) return null;
  const before = line.slice(0, day.start).replace(DATE_LABEL, ' ').trim();
  const after = line.slice(day.end).replace(DATE_LABEL, ' ').trim();
  if (ADOPTED.test(before) || words(before) + words(after) > DATELINE_WORDS || (PROSE.test(line) && words(before) > 3))
    return null;
  const rest = after.length > before.length ? after : before;
  const at = rest === '' ? -1 : line.indexOf(rest);
  return {
    date: rest === '' ? day.iso : dayFirst(line.slice(day.start, day.end), rest, day.iso),
    span: { start: block.start + day.start, end: block.start + day.end },
    rest: at < 0 ? null : { start: block.start + at, end: block.start + at + rest.length },
  };
}

/** "Nouakchott, 08/11/2023": beside a place or issuer outside America the day stands first. */
function dayFirst(written: string, rest: string, iso: string): string {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(written) ?? [];
  if (year === '' || Number(month) > 12 || /\b(?:washington|new york|u\.?s\.?|united states)\b/i.test(rest)) return iso;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function isProse(view: string, block: Block): boolean {
  const text = view.slice(block.start, block.end);
  if (block.heading) return false;
  return words(text) >= PROSE_WORDS || (PROSE.test(text) && words(text) > 6);
}

/** A title cut off by a list page ("Defense Mini...") gives way to the full one after it. */
function isCutShort(title: string, next: string): boolean {
  const cut = title.replace(/(?<!\s)\s*(?:\.{3}|…)$/, '');
  return cut !== title && next.startsWith(cut.slice(0, 30));
}

/** Most words of a line that goes on the issuer's line above it ("Ministry of Foreign Affairs / Norway"). */
const ISSUER_WORDS = 5;
/** A first title line with no more words than this goes on in the line below it. */
const SHORT_TITLE = 3;
/** "JOINT COMMUNIQUE / ON THE OCCASION OF THE VISIT …": a line that cannot stand without the one above it. */
const GOES_ON = /^(?:on|of|between|by|at|following|after|from)\b/i;
const FOOTNOTE_MARK = /(?<!\s)\s*(?:\[\d{1,2}\]|(?<!\*)\*+)$/;

/** Collects what the blocks at the top and foot of a release say. */
class HeadReader {
  readonly kinds = new Map<number, Kind>();
  readonly candidates: number[] = [];
  date: string | null = null;
  dateSpan: Span | null = null;
  issuer: Span | null = null;
  #issuerBlock = -2;

  constructor(
    private readonly view: string,
    private readonly blocks: readonly Block[],
    private readonly boilerplate: Boilerplate,
  ) {}

  slice(span: Span): string {
    return this.view.slice(span.start, span.end);
  }

  top(): void {
    for (const [index, block] of this.blocks.slice(0, HEAD_BLOCKS).entries()) {
      if (this.#note(index, block, false)) continue;
      const long = words(this.slice(block)) >= PROSE_WORDS && PROSE.test(this.slice(block));
      // Below a date line the first sentence is no title: there is none.
      const opened = this.candidates.length > 0 || this.date !== null;
      if (isProse(this.view, block) && (opened || long)) break;
      this.candidates.push(index);
    }
  }

  foot(): void {
    const top = Math.min(HEAD_BLOCKS, this.blocks.length);
    for (let index = this.blocks.length - 1; index >= Math.max(top, this.blocks.length - 6); index--) {
      const block = this.blocks[index] as Block;
      if (isProse(this.view, block) || !this.#note(index, block, true)) break;
    }
  }

  /** Notes a block that is no prose; false for all others. */
  #note(index: number, block: Block, foot: boolean): boolean {
    const known = this.boilerplate(this.slice(block));
    const kind = known === 'issuer' && SENTENCE.test(this.slice(block)) ? null : known;
    if (kind === 'furniture') {
      this.kinds.set(index, 'furniture');
      return true;
    }
    const day = block.heading || block.label ? null : dateline(this.view, block);
    if (day) {
      this.kinds.set(index, 'dateline');
      this.date ??= day.date;
      this.dateSpan ??= day.span;
      if (!this.issuer && day.rest && this.boilerplate(this.slice(day.rest)) === 'issuer') this.issuer = day.rest;
      return true;
    }
    const goesOn =
      this.#issuerBlock === index - 1 && this.blocks[index - 1]?.tight && words(this.slice(block)) <= ISSUER_WORDS;
    if (foot || block.heading || !(kind === 'issuer' || (goesOn && this.candidates.length === 0))) return false;
    this.kinds.set(index, 'issuer');
    const adjacent = this.issuer && this.#issuerBlock === index - 1;
    this.issuer = adjacent ? { start: this.issuer?.start ?? block.start, end: block.end } : (this.issuer ?? block);
    this.#issuerBlock = index;
    return true;
  }
}

/** Reads what the first and last blocks say of the release: title, date line, issuer, furniture. */
export function readHeads(
  view: string,
  blocks: readonly Block[],
  boilerplate: Boilerplate,
  metadata: ReleaseMetadata,
): Heads {
  const reader = new HeadReader(view, blocks, boilerplate);
  reader.top();
  reader.foot();
  const { kinds, candidates, date, dateSpan, issuer } = reader;
  const slice = (block: Span) => reader.slice(block);
  // A headline about an office looks like an issuer's line; where no other title stands, it is the title.
  const lone = candidates.length === 0 && kinds.get(0) === 'issuer' ? [0] : candidates;
  const index = pickTitle(lone, blocks, slice, metadata.title);
  if (index === null) return { title: null, kinds, date, dateSpan, issuer };
  const block = blocks[index] as Block;
  kinds.set(index, 'title');
  for (const other of candidates) {
    if (other < index && isCutShort(slice(blocks[other] as Block), slice(block))) kinds.set(other, 'furniture');
  }
  let end = block.end;
  const next = blocks[index + 1];
  const short = words(slice(block)) <= SHORT_TITLE;
  if (next && short && candidates.includes(index + 1) && (block.tight || GOES_ON.test(slice(next)))) {
    kinds.set(index + 1, 'title');
    end = next.end;
  }
  const mark = FOOTNOTE_MARK.exec(view.slice(block.body, end))?.[0].length ?? 0;
  return { title: { start: block.body, end: end - mark }, kinds, date, dateSpan, issuer };
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
