import type { CodePointMap } from '../core/code-points.js';
import type { Span } from '../core/span.js';
import type { LayerView, SentenceTrace } from '../pipeline/trace.js';

const LONGEST = 160;
/** Fields that say nothing to a reader: numbers of tokens, sentences and clauses. */
const SILENT = new Set(['start', 'end', 'text', 'first', 'last', 'head', 'boundary', 'sentence', 'clause', 'verb']);

type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSpan(value: unknown): value is Span {
  return isObject(value) && typeof value.start === 'number' && typeof value.end === 'number';
}

function isRange(value: unknown): value is { readonly first: number; readonly last: number } {
  return isObject(value) && typeof value.first === 'number' && typeof value.last === 'number';
}

function clipped(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

/** Puts the parts of one sentence into words. */
class Writer {
  readonly #map: CodePointMap;
  readonly #trace: SentenceTrace;

  constructor(trace: SentenceTrace, map: CodePointMap) {
    this.#trace = trace;
    this.#map = map;
  }

  /** A span in code points, with its words. */
  span({ start, end }: Span): string {
    const map = this.#map;
    return `${map.toCodePoints(start)}–${map.toCodePoints(end)} ${JSON.stringify(clipped(map.text.slice(start, end)))}`;
  }

  layer({ layer, items }: LayerView): string[] {
    if (items.length === 0) return [`  ${layer}: none`];
    if (layer === 'tokens') return [`  ${layer}: ${items.map((item) => this.#token(item)).join(' ')}`];
    return [`  ${layer}:`, ...items.map((item) => `    - ${layer === 'records' ? record(item) : this.#item(item)}`)];
  }

  #token(item: unknown): string {
    if (!isSpan(item) || !('tag' in item)) return '';
    return `${this.#map.text.slice(item.start, item.end)}/${String(item.tag)}`;
  }

  #item(item: unknown): string {
    if (!isObject(item)) return this.#value(item);
    return isSpan(item) ? `${this.span(item)} ${this.#fields(item)}`.trimEnd() : this.#fields(item);
  }

  #fields(item: Fields): string {
    const said = Object.entries(item).filter(([key, value]) => !SILENT.has(key) && value !== null && value !== false);
    return said.map(([key, value]) => (value === true ? key : `${key}=${this.#value(value)}`)).join(' ');
  }

  /** Token numbers become the words they stand for. */
  #range({ first, last }: { first: number; last: number }, item: Fields): string {
    const from = this.#trace.sentence.first;
    const words = this.#trace.words.slice(first - from, last - from).join(' ');
    return `${JSON.stringify(clipped(words))} ${this.#fields(item)}`.trimEnd();
  }

  #value(value: unknown): string {
    if (isSpan(value)) return `[${this.span(value)}]`;
    if (isRange(value)) return `[${this.#range(value, { ...value })}]`;
    if (Array.isArray(value)) return value.map((one) => this.#value(one)).join(', ');
    return typeof value === 'string' ? value : clipped(JSON.stringify(value) ?? '');
  }
}

/** Records have code points already, so their spans stand as they are. */
function record(item: unknown): string {
  const fields = Object.entries(isObject(item) ? item : {});
  return fields.map(([key, value]) => `${key}=${clipped(JSON.stringify(value) ?? '')}`).join('\n        ');
}

/**
 * The trace of a sentence for people. Offsets are code points, as in records.
 *
 * @param map of the document's text
 */
export function traceText(trace: SentenceTrace, map: CodePointMap): string {
  const writer = new Writer(trace, map);
  const lines = trace.stages.flatMap(({ stage, layers, findings }) => [
    stage,
    ...layers.flatMap((layer) => writer.layer(layer)),
    ...findings.map(({ severity, rule, message }) => `  ${severity} ${rule}: ${message}`),
  ]);
  return [`sentence ${writer.span(trace.sentence)}`, ...lines, ''].join('\n');
}
