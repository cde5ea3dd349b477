import { CodePointMap } from '../../core/code-points.js';
import { overlap, type Span } from '../../core/span.js';
import type { Format, Release } from './format.js';
import { FEATURES, LAYERS, type Layer, type Mark, toMarks } from './marks.js';
import { escapeText, escapeValue } from './webanno-tsv-escapes.js';
import { readTsv } from './webanno-tsv-read.js';

const PREFIX = 'webanno.custom.';
const TOKEN = /[\p{L}\p{N}\p{M}]+|\S/gu;

/** A mark with offsets in UTF-16 units. */
interface Placed extends Span {
  readonly mark: Mark;
}

/** A line of the table: a token, or a part of one, with the marks that lie on it. */
interface Row extends Span {
  readonly id: string;
  readonly marks: readonly Placed[];
}

/**
 * WebAnno TSV 3.3, as INCEpTION reads and writes it: `ID.tsv`. Each kind of mark is a span layer `webanno.custom.…`
 * with its features, whose spans anchor to characters and may overlap, stack and cross sentences. A paragraph of the
 * release stands where the format has a sentence. Offsets count UTF-16 units; escapes are INCEpTION's.
 */
export const webannoTsv: Format = {
  name: 'webanno-tsv',
  title: 'WebAnno TSV 3',
  extensions: ['.tsv'],
  holdsHeader: false,
  lacks: {},
  write: (releases) => releases.map((release) => ({ name: `${release.gold.document}.tsv`, content: toTsv(release) })),
  read: (files, textOf) =>
    files.map(({ name, content }) => {
      const document = name.replace(/\.tsv$/, '');
      return { document, header: null, entities: null, ...readTsv(content, name, textOf(document)) };
    }),
};

/** Columns of a layer; statements carry their id as a feature, for the links of the other layers. */
function columnsOf(layer: Layer): readonly string[] {
  return layer === 'Statement' ? [...FEATURES.Statement, 'identifier'].sort() : FEATURES[layer];
}

function toTsv({ gold, text }: Release): string {
  const map = new CodePointMap(text);
  const placed = toMarks(gold).map((mark) => ({ mark, start: map.toUtf16(mark.start), end: map.toUtf16(mark.end) }));
  const paragraphs = paragraphsOf(text);
  const rows = paragraphs.map((paragraph, index) => rowsOf(text, paragraph, index + 1, placed));
  const numbers = disambiguation(rows.flat());
  const body = paragraphs.map(({ start, end }, index) => {
    const lines = text.slice(start, end).split('\n');
    return [
      '',
      ...lines.map((line) => `#Text=${escapeText(line)}`),
      ...(rows[index] ?? []).map((row) => {
        const cells = LAYERS.flatMap((layer) => cellsOf(layer, row, numbers));
        return [row.id, `${row.start}-${row.end}`, text.slice(row.start, row.end), ...cells, ''].join('\t');
      }),
    ].join('\n');
  });
  const header = LAYERS.map((layer) => `#T_SP=${PREFIX}${layer}|${columnsOf(layer).join('|')}`);
  return `${['#FORMAT=WebAnno TSV 3.3', ...header, '', ...body].join('\n')}\n`;
}

/** Stretches between blank lines, without white space at either end. */
function paragraphsOf(text: string): Span[] {
  return [...text.matchAll(/\S(?:[^\n]*\S)?(?:[^\S\n]*\n[^\S\n]*\S(?:[^\n]*\S)?)*/gu)].map(
    ({ index, 0: { length } }) => ({
      start: index,
      end: index + length,
    }),
  );
}

function rowsOf(text: string, paragraph: Span, number: number, placed: readonly Placed[]): Row[] {
  const near = placed.filter((mark) => overlap(mark, paragraph) > 0);
  return [...text.slice(paragraph.start, paragraph.end).matchAll(TOKEN)].flatMap(({ index, 0: word }, i) => {
    const token = { start: paragraph.start + index, end: paragraph.start + index + word.length };
    return tokenRows(
      token,
      `${number}-${i + 1}`,
      near.filter((mark) => overlap(mark, token) > 0),
    );
  });
}

/** The row of a token with the marks that cover it, and rows for the parts that other marks cover. */
function tokenRows(token: Span, id: string, marks: readonly Placed[]): Row[] {
  const parts = new Map<string, { start: number; end: number; marks: Placed[] }>();
  const whole: Placed[] = [];
  for (const mark of marks) {
    const start = Math.max(mark.start, token.start);
    const end = Math.min(mark.end, token.end);
    if (start === token.start && end === token.end) whole.push(mark);
    else {
      const part = parts.get(`${start} ${end}`) ?? { start, end, marks: [] };
      parts.set(`${start} ${end}`, part);
      part.marks.push(mark);
    }
  }
  const subTokens = [...parts.values()].sort((a, b) => a.start - b.start || b.end - a.end);
  return [{ ...token, id, marks: whole }, ...subTokens.map((part, i) => ({ ...part, id: `${id}.${i + 1}` }))];
}

/** Numbers for marks that rows alone would not tell apart: those on several rows, or stacked on another of their layer. */
function disambiguation(rows: readonly Row[]): ReadonlyMap<Mark, number> {
  const rowCount = new Map<Mark, number>();
  const stacked = new Set<Mark>();
  for (const { marks } of rows) {
    for (const { mark } of marks) {
      rowCount.set(mark, (rowCount.get(mark) ?? 0) + 1);
      if (marks.some((other) => other.mark !== mark && other.mark.layer === mark.layer)) stacked.add(mark);
    }
  }
  const unclear = [...rowCount.keys()].filter((mark) => stacked.has(mark) || (rowCount.get(mark) ?? 0) > 1);
  return new Map(unclear.map((mark, index) => [mark, index + 1]));
}

function cellsOf(layer: Layer, { marks }: Row, numbers: ReadonlyMap<Mark, number>): string[] {
  const own = marks.filter(({ mark }) => mark.layer === layer);
  return columnsOf(layer).map((column) => {
    if (own.length === 0) return '_';
    return own
      .map(({ mark }) => {
        const value = column === 'identifier' ? mark.id : mark.features[column];
        const number = numbers.get(mark);
        return `${value === undefined ? '*' : escapeValue(value)}${number === undefined ? '' : `[${number}]`}`;
      })
      .join('|');
  });
}
