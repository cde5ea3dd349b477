import type { CodePointMap } from '../core/code-points.js';
import type { Span } from '../core/span.js';
import type { LayerView, SentenceTrace } from '../pipeline/trace.js';

const LONGEST = 160;
/** Layers whose items are words or numbers that follow from the text; shown on one line. */
const RUNNING = new Set(['tokens']);

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSpan(value: unknown): value is Span {
  return isObject(value) && typeof value.start === 'number' && typeof value.end === 'number';
}

function clipped(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

/** A span in code points, with its words. */
function spanText({ start, end }: Span, map: CodePointMap): string {
  return `${map.toCodePoints(start)}–${map.toCodePoints(end)} ${JSON.stringify(clipped(map.text.slice(start, end)))}`;
}

function valueText(value: unknown, map: CodePointMap): string {
  if (isSpan(value)) return `[${spanText(value, map)}]`;
  return typeof value === 'string' ? value : clipped(JSON.stringify(value) ?? '');
}

function fields(item: Readonly<Record<string, unknown>>, map: CodePointMap): string {
  const shown = Object.entries(item).filter(
    ([key, value]) => !['start', 'end', 'text'].includes(key) && value !== null,
  );
  return shown.map(([key, value]) => `${key}=${valueText(value, map)}`).join(' ');
}

/** Records have code points already, so their spans stand as they are. */
function itemText(layer: string, item: unknown, map: CodePointMap): string {
  if (!isObject(item)) return valueText(item, map);
  if (layer === 'records')
    return Object.entries(item)
      .map(([key, value]) => `${key}=${clipped(JSON.stringify(value) ?? '')}`)
      .join('\n        ');
  return isSpan(item) ? `${spanText(item, map)} ${fields(item, map)}` : fields(item, map);
}

function tokenText(item: unknown, map: CodePointMap): string {
  if (!isSpan(item) || !('tag' in item)) return '';
  return `${map.text.slice(item.start, item.end)}/${String(item.tag)}`;
}

function layerText({ layer, items }: LayerView, map: CodePointMap): string[] {
  if (items.length === 0) return [`  ${layer}: none`];
  if (RUNNING.has(layer)) return [`  ${layer}: ${items.map((item) => tokenText(item, map)).join(' ')}`];
  return [`  ${layer}:`, ...items.map((item) => `    - ${itemText(layer, item, map)}`)];
}

/**
 * The trace of a sentence for people. Offsets are code points, as in records.
 *
 * @param map of the document's text
 */
export function traceText({ sentence, stages }: SentenceTrace, map: CodePointMap): string {
  const lines = stages.flatMap(({ stage, layers, findings }) => [
    stage,
    ...layers.flatMap((layer) => layerText(layer, map)),
    ...findings.map(({ severity, rule, message }) => `  ${severity} ${rule}: ${message}`),
  ]);
  return [`sentence ${spanText(sentence, map)}`, ...lines, ''].join('\n');
}
