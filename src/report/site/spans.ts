import { CodePointMap } from '../../core/code-points.js';
import type { ActClass, DocumentRecord, StatementRecord } from '../../core/records.js';

/** Lanes below the line in which contents that overlap are drawn; deeper ones share the last. */
const LANES = 4;

/** A range of the text, in UTF-16, with what it is. */
interface Mark {
  readonly start: number;
  readonly end: number;
  readonly kind: 'cue' | 'mention' | 'content' | 'time' | 'deadline' | 'actor';
  /** Index of the statement; -1 for a mark of the release. */
  readonly statement: number;
  readonly note: string;
  lane: number;
}

/** A stretch of text over which nothing changes. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly cues: readonly number[];
  readonly mentions: readonly number[];
  readonly contents: readonly { readonly statement: number; readonly lane: number }[];
  /** Values of times and deadlines here. */
  readonly times: readonly string[];
  readonly deadlines: readonly string[];
  /** Entities named here, as the release calls them. */
  readonly actors: readonly string[];
  /** Statements whose cue begins here. */
  readonly begins: readonly number[];
}

export interface Highlighted {
  readonly statement: StatementRecord;
  readonly actClass: ActClass;
}

function deadlineNote({ relation, earliest, latest }: DocumentRecord['deadlines'][number]): string {
  const bounds = earliest === null && latest === null ? 'no day given' : `${earliest ?? '…'} to ${latest ?? '…'}`;
  return `${relation}: ${bounds}`;
}

function marksOf(text: string, document: DocumentRecord, statements: readonly StatementRecord[]): Mark[] {
  const map = new CodePointMap(text);
  const marks: Mark[] = [];
  const add = (
    span: { readonly start: number; readonly end: number } | null,
    kind: Mark['kind'],
    statement: number,
    note = '',
  ): void => {
    if (span === null || span.end <= span.start) return;
    marks.push({ start: map.toUtf16(span.start), end: map.toUtf16(span.end), kind, statement, note, lane: 0 });
  };
  statements.forEach(({ cue, speakerMention, content }, at) => {
    add(content, 'content', at);
    add(speakerMention, 'mention', at);
    add(cue, 'cue', at);
  });
  for (const time of document.times) add(time, 'time', -1, `${time.value}${time.mod ? ` (${time.mod})` : ''}`);
  for (const deadline of document.deadlines) add(deadline, 'deadline', -1, deadlineNote(deadline));
  for (const { id, mentions } of document.entities) for (const mention of mentions) add(mention, 'actor', -1, id);
  return marks;
}

/** Gives each content the first lane that is free where it begins, the longer one first. */
function layLanes(contents: readonly Mark[]): void {
  const ends: number[] = Array.from({ length: LANES }, () => -1);
  for (const mark of [...contents].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const free = ends.findIndex((end) => end <= mark.start);
    mark.lane = free < 0 ? LANES - 1 : free;
    ends[mark.lane] = Math.max(mark.end, ends[mark.lane] ?? 0);
  }
}

function pieceOf(start: number, end: number, marks: readonly Mark[]): Piece {
  const of = (kind: Mark['kind']): Mark[] => marks.filter((mark) => mark.kind === kind);
  const statements = (kind: Mark['kind']): number[] => of(kind).map(({ statement }) => statement);
  const notes = (kind: Mark['kind']): string[] => [...new Set(of(kind).map(({ note }) => note))];
  return {
    start,
    end,
    cues: statements('cue'),
    mentions: statements('mention'),
    contents: of('content').map(({ statement, lane }) => ({ statement, lane })),
    times: notes('time'),
    deadlines: notes('deadline'),
    actors: notes('actor'),
    begins: of('cue')
      .filter((mark) => mark.start === start)
      .map(({ statement }) => statement),
  };
}

/**
 * Cuts a text at every border of a span, so that spans may nest and overlap in any way.
 *
 * @returns pieces in order, without gaps, from the first character to the last
 */
export function piecesOf(text: string, document: DocumentRecord, statements: readonly StatementRecord[]): Piece[] {
  const marks = marksOf(text, document, statements);
  layLanes(marks.filter(({ kind }) => kind === 'content'));
  const segments = segmentBorders(text, document);
  const borders = new Set([0, text.length, ...segments, ...marks.flatMap(({ start, end }) => [start, end])]);
  const sorted = [...borders].filter((at) => at >= 0 && at <= text.length).sort((a, b) => a - b);
  const starting = [...marks].sort((a, b) => a.start - b.start);
  const pieces: Piece[] = [];
  let active: Mark[] = [];
  let next = 0;
  for (let at = 0; at + 1 < sorted.length; at++) {
    const start = sorted[at] as number;
    for (; (starting[next]?.start ?? Number.POSITIVE_INFINITY) <= start; next++) active.push(starting[next] as Mark);
    active = active.filter((mark) => mark.end > start);
    pieces.push(pieceOf(start, sorted[at + 1] as number, active));
  }
  return pieces;
}

/** UTF-16 offsets at which segments begin and end. */
function segmentBorders(text: string, { segments }: DocumentRecord): number[] {
  const map = new CodePointMap(text);
  return segments.flatMap(({ span }) => [map.toUtf16(span.start), map.toUtf16(span.end)]);
}
