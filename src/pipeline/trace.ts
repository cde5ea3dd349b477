import { CodePointMap } from '../core/code-points.js';
import type { Diagnostic } from '../core/diagnostics.js';
import type { Sentence, SourceDocument } from '../core/document.js';
import type { Layers } from '../core/layers.js';
import type { RejectRecord } from '../core/records.js';
import { overlap, type Span } from '../core/span.js';
import type { Engine } from './engine.js';

/** A layer as one sentence sees it. */
export interface LayerView {
  readonly layer: keyof Layers;
  readonly items: readonly unknown[];
}

export interface StageView {
  readonly stage: string;
  readonly layers: readonly LayerView[];
  readonly findings: readonly Diagnostic[];
}

export interface SentenceTrace {
  readonly sentence: Sentence;
  /** Words of the sentence's tokens. */
  readonly words: readonly string[];
  readonly stages: readonly StageView[];
}

/** Which sentences to trace: those that hold a code point offset or some words; all when neither is given. */
export interface TraceQuery {
  readonly at?: number;
  readonly match?: string;
}

export interface Trace {
  readonly sentences: readonly SentenceTrace[];
  readonly rejects: readonly RejectRecord[];
}

interface Step {
  readonly stage: string;
  readonly provides: readonly (keyof Layers)[];
  readonly findings: readonly Diagnostic[];
}

function isSpan(value: unknown): value is Span {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value;
}

/** Where an item of a layer stands: its own span, or that of its cue. */
function placeOf(item: unknown): Span | null {
  if (isSpan(item)) return item;
  return typeof item === 'object' && item !== null && 'cue' in item && isSpan(item.cue) ? item.cue : null;
}

function touches(sentence: Span, item: unknown): boolean {
  const place = placeOf(item);
  return place === null || overlap(sentence, place) > 0;
}

function recordsWithin(records: Layers['records'], sentence: Span, map: CodePointMap): unknown[] {
  const start = map.toCodePoints(sentence.start);
  const end = map.toCodePoints(sentence.end);
  return records.statements.filter(({ cue }) => cue.start < end && cue.end > start);
}

/** Entities that the sentence mentions. */
function entitiesWithin(layers: Partial<Layers>, sentence: Span): unknown[] {
  const ids = new Set(layers.mentions?.filter((item) => touches(sentence, item)).flatMap((item) => item.entities));
  return (layers.entities ?? []).filter(({ id }) => ids.has(id));
}

function itemsOf(layer: keyof Layers, layers: Partial<Layers>, index: number, map: CodePointMap): readonly unknown[] {
  const sentence = layers.sentences?.[index] as Sentence;
  const value = layers[layer];
  if (layer === 'view') return [layers.view?.slice(sentence.start, sentence.end)];
  if (layer === 'parses') return layers.parses?.[index]?.clauses ?? [];
  if (layer === 'speaking') return (layers.speaking ?? []).filter((_, at) => touches(sentence, layers.cues?.[at]));
  if (layer === 'records') return layers.records ? recordsWithin(layers.records, sentence, map) : [];
  if (layer === 'entities') return entitiesWithin(layers, sentence);
  return Array.isArray(value) ? value.filter((item) => touches(sentence, item)) : [value];
}

function chosen(
  document: SourceDocument,
  sentences: readonly Sentence[],
  query: TraceQuery,
  map: CodePointMap,
): number[] {
  const holds = (sentence: Sentence): boolean => {
    const at = query.at === undefined ? null : map.toUtf16(query.at);
    if (at !== null && (at < sentence.start || at >= sentence.end)) return false;
    return query.match === undefined || document.text.slice(sentence.start, sentence.end).includes(query.match);
  };
  return sentences.flatMap((sentence, index) => (holds(sentence) ? [index] : []));
}

/**
 * What each stage saw and made of some sentences of a document.
 *
 * @returns no sentence when none fits the query or the document was rejected
 */
export function trace(engine: Engine, document: SourceDocument, query: TraceQuery): Trace {
  const map = new CodePointMap(document.text);
  const steps: Step[] = [];
  let layers: Readonly<Partial<Layers>> = {};
  const { rejects } = engine.process(document, (stage, sofar, findings) => {
    layers = sofar;
    steps.push({ stage: stage.name, provides: stage.provides, findings });
  });
  const sentences = layers.sentences ?? [];
  const traced = chosen(document, sentences, query, map).map((index) => {
    const sentence = sentences[index] as Sentence;
    const stages = steps.map(({ stage, provides, findings }) => ({
      stage,
      layers: provides.map((layer) => ({ layer, items: itemsOf(layer, layers, index, map) })),
      findings: findings.filter(({ span }) => span === undefined || overlap(sentence, span) > 0),
    }));
    const tokens = layers.tokens?.slice(sentence.first, sentence.last) ?? [];
    return { sentence, words: tokens.map(({ start, end }) => document.text.slice(start, end)), stages };
  });
  return { sentences: traced, rejects };
}
