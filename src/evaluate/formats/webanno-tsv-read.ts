import { misshapen } from './format.js';
import { LAYERS, type Layer, type Mark } from './marks.js';
import { fromUtf16 } from './offsets.js';
import { unescapeText, unescapeValue } from './webanno-tsv-escapes.js';

interface Column {
  /** Null for layers that are not ours. */
  readonly layer: Layer | null;
  readonly feature: string;
}

interface Found {
  readonly layer: Layer;
  readonly features: Record<string, string>;
  start: number;
  end: number;
}

const UNIT = /^(\d+)-(\d+)(?:\.(\d+))?$/;
const CELL_PART = /^(.*?)(?:(?<!\\)\[(\d+)\])?$/s;

/**
 * Reads WebAnno TSV 3.
 *
 * @param place name of the file, for messages
 * @param text the release; without it, the paragraphs of the file are put together at their offsets
 * @throws UsageError naming a line that is not the format's, or where the release has other words
 */
export function readTsv(
  content: string,
  place: string,
  text: string | undefined,
): { readonly text: string; readonly marks: Mark[] } {
  const lines = content.split('\n');
  if (!/^#FORMAT=WebAnno TSV 3/.test(lines[0] ?? ''))
    throw misshapen(place, 'it does not begin with "#FORMAT=WebAnno TSV 3".');
  const columns = lines.filter((line) => /^#T_(SP|RL|CH)=/.test(line)).flatMap(readColumns);
  const found = new Map<string, Found>();
  const paragraphs: { start: number | null; lines: string[] }[] = [];
  lines.forEach((line, index) => {
    if (line.startsWith('#Text=')) {
      const last = paragraphs[paragraphs.length - 1];
      if (!last || last.start !== null) paragraphs.push({ start: null, lines: [] });
      paragraphs[paragraphs.length - 1]?.lines.push(unescapeText(line.slice('#Text='.length)));
    } else if (/^\d/.test(line)) {
      const paragraph = paragraphs[paragraphs.length - 1];
      const { start } = readRow(line, columns, `${place}:${index + 1}`, found);
      if (paragraph) paragraph.start ??= start;
    }
  });
  const whole = checkedText(paragraphs, text, place);
  return { text: whole, marks: toMarks([...found.values()], whole) };
}

function readColumns(line: string): Column[] {
  const [name = '', ...features] = line.replace(/^#T_..=/, '').split('|');
  const layer = LAYERS.find((known) => name === `webanno.custom.${known}`) ?? null;
  return features.map((feature) => ({ layer, feature }));
}

/** What stands between bars that no backslash escapes. */
function partsOf(cell: string): string[] {
  const parts = [''];
  for (const [piece] of cell.matchAll(/\\.|\||[^\\|]+|\\/gs)) {
    if (piece === '|') parts.push('');
    else parts.push(`${parts.pop()}${piece}`);
  }
  return parts;
}

function readRow(
  line: string,
  columns: readonly Column[],
  place: string,
  found: Map<string, Found>,
): { start: number } {
  const [unit = '', offsets = '', , ...cells] = line.split('\t');
  const [start = Number.NaN, end = Number.NaN] = offsets.split('-').map(Number);
  if (!UNIT.test(unit) || Number.isNaN(start) || Number.isNaN(end))
    throw misshapen(place, 'no token number and offsets found.');
  columns.forEach(({ layer, feature }, index) => {
    const cell = cells[index] ?? '_';
    if (layer === null || cell === '_' || cell === '') return;
    for (const part of partsOf(cell)) {
      const [, value = '', number] = CELL_PART.exec(part) ?? [];
      const key = `${layer} ${number ?? unit}`;
      const mark = found.get(key) ?? { layer, features: {}, start, end };
      found.set(key, mark);
      mark.start = Math.min(mark.start, start);
      mark.end = Math.max(mark.end, end);
      if (value !== '*') mark.features[feature] = unescapeValue(value);
    }
  });
  return { start };
}

/** The release's text; every paragraph of the file must stand in it at its offset. */
function checkedText(
  paragraphs: readonly { readonly start: number | null; readonly lines: readonly string[] }[],
  text: string | undefined,
  place: string,
): string {
  let built = '';
  for (const { start, lines } of paragraphs) {
    if (start === null) continue;
    const words = lines.join('\n');
    if (text === undefined) built = built.padEnd(start, '\n') + words;
    else if (!text.startsWith(words, start)) {
      throw misshapen(place, `the release does not have "${lines[0]?.slice(0, 40)}" at ${start}; the text is another.`);
    }
  }
  return text ?? built;
}

function toMarks(found: readonly Found[], text: string): Mark[] {
  const counts = new Map<Layer, number>();
  const marks = found.map(({ layer, features, start, end }): Mark => {
    const count = (counts.get(layer) ?? 0) + 1;
    counts.set(layer, count);
    const { identifier, ...rest } = features;
    return { id: identifier ?? `${layer.charAt(0).toLowerCase()}${count}`, layer, start, end, features: rest };
  });
  return fromUtf16(marks, text);
}
