import { CodePointMap } from '../../core/code-points.js';
import type { DocumentRecord, StatementRecord } from '../../core/records.js';
import type { Dataset } from '../dataset.js';
import { type Html, h, join, text as shown } from '../html/markup.js';
import { statementsLink } from '../html/parts.js';
import { type Piece, piecesOf } from './spans.js';

/** Name of a statement within the page of its release. */
export function anchorOf({ id }: Pick<StatementRecord, 'id'>): string {
  return `s-${id.slice(id.lastIndexOf('#') + 1)}`;
}

function classesOf(piece: Piece, statements: readonly StatementRecord[]): string {
  const first = piece.cues[0];
  const lanes = piece.contents.map(({ statement, lane }) => `l${lane}-${statements[statement]?.actClass}`);
  return [
    'p',
    ...new Set(lanes),
    ...(piece.mentions.length > 0 ? ['mention'] : []),
    ...(piece.times.length > 0 ? ['time'] : []),
    ...(piece.deadlines.length > 0 ? ['deadline'] : []),
    ...(first === undefined ? [] : ['cue', statements[first]?.actClass ?? '']),
  ].join(' ');
}

function titleOf({ deadlines, times }: Piece): string | null {
  const notes = [...deadlines.map((note) => `deadline ${note}`), ...times.map((note) => `time ${note}`)];
  return notes.length > 0 ? notes.join('; ') : null;
}

function labels(piece: Piece, statements: readonly StatementRecord[]): Html {
  const acts = [...new Set(piece.begins.map((at) => statements[at]?.act ?? ''))];
  return join(acts.map((act) => h('span', { class: 'label' }, act)));
}

function pieceHtml(
  piece: Piece,
  content: string,
  statements: readonly StatementRecord[],
  document: DocumentRecord,
  dataset: Dataset,
): Html {
  const numbers = [...new Set([...piece.cues, ...piece.mentions, ...piece.contents.map(({ statement }) => statement)])];
  const actor = piece.actors.length === 1 ? piece.actors[0] : undefined;
  const inner = shown(content);
  if (numbers.length === 0 && piece.times.length === 0 && piece.deadlines.length === 0 && actor === undefined)
    return inner;
  const attributes = {
    class: classesOf(piece, statements),
    title: titleOf(piece),
    'data-s': numbers.length > 0 ? numbers.join(' ') : null,
  };
  const cue = statements[piece.cues[0] ?? -1];
  if (cue) return h('a', { ...attributes, href: `#${anchorOf(cue)}` }, inner, labels(piece, statements));
  if (actor === undefined) return h('span', attributes, inner);
  // The same links stand in the list of actors, so that they need no second stop of the keyboard.
  const href = statementsLink('../', { actor: dataset.linked(document.id, actor) });
  return h('a', { ...attributes, class: `${attributes.class} actor`, href, tabindex: -1 }, inner);
}

/** Ranges of the text as paragraphs, each with its kind; words between segments are paragraphs too. */
function blocksOf(text: string, { segments }: DocumentRecord): { start: number; end: number; kind: string }[] {
  const map = new CodePointMap(text);
  const blocks: { start: number; end: number; kind: string }[] = [];
  let done = 0;
  const rest = (end: number): void => {
    if (text.slice(done, end).trim() !== '') blocks.push({ start: done, end, kind: 'furniture' });
  };
  const ordered = [...segments].sort((a, b) => a.span.start - b.span.start);
  for (const { kind, span } of ordered) {
    const [start, end] = [Math.max(map.toUtf16(span.start), done), map.toUtf16(span.end)];
    if (end <= start) continue;
    rest(start);
    blocks.push({ start, end, kind });
    done = end;
  }
  rest(text.length);
  return blocks;
}

/** The text of a release with cues, speakers, contents, times, deadlines and actors marked. */
export function releaseText(
  text: string,
  document: DocumentRecord,
  statements: readonly StatementRecord[],
  dataset: Dataset,
): Html {
  const pieces = piecesOf(text, document, statements);
  const blocks = blocksOf(text, document).map(({ start, end, kind }) => {
    const inside = pieces.filter((piece) => piece.start < end && piece.end > start);
    const parts = inside.map((piece) => {
      const words = text.slice(Math.max(piece.start, start), Math.min(piece.end, end));
      return pieceHtml(piece, words, statements, document, dataset);
    });
    return h('p', { class: kind }, parts);
  });
  return h('article', { class: 'text', lang: document.language, 'aria-label': 'Text of the release' }, blocks);
}
