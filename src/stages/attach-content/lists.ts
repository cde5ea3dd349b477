import type { Cue, Segment, Sentence, Token } from '../../core/document.js';
import type { Parse, TokenRange } from '../../core/parse.js';
import { trimContent } from './content.js';
import { isProposition } from './propositions.js';

/** A list item that states a proposition without an act of its own: the introducing cue performs it. */
export interface ListedContent {
  /** Index of the introducing cue. */
  readonly cue: number;
  readonly content: TokenRange;
  readonly sentence: number;
}

const INTRODUCES =
  /\b(?:as follows|the following(?! (?:joint )?(?:statement|text|declaration))|these (?:points|measures|steps|areas)|below)\b/i;

/** The cue of a segment that introduces its list: one before "as follows" or the like, else the last. */
function introducing(view: string, cues: readonly Cue[], indexes: readonly number[], segment: Segment): number | null {
  const marked = indexes.find((index) => {
    const cue = cues[index] as Cue;
    const next = indexes.map((i) => cues[i] as Cue).find((other) => other.start > cue.end);
    return INTRODUCES.test(view.slice(cue.end, Math.min(next?.start ?? segment.end, segment.end)));
  });
  if (marked !== undefined) return marked;
  return view.slice(segment.start, segment.end).trimEnd().endsWith(':') ? (indexes.at(-1) ?? null) : null;
}

/** Finds the contents that list items add to the act which introduces the list. */
export function listedContents(
  view: string,
  tokens: readonly Token[],
  segments: readonly Segment[],
  sentences: readonly Sentence[],
  parses: readonly Parse[],
  cues: readonly Cue[],
): ListedContent[] {
  const bySegment = new Map<number, number[]>();
  for (const [index, cue] of cues.entries()) {
    const segment = sentences[cue.sentence]?.segment ?? -1;
    bySegment.set(segment, [...(bySegment.get(segment) ?? []), index]);
  }
  /** A heading item without an act of its own ("(a) measurement of flows:") passes on what introduces it. */
  const introducerOf = (index: number): number => {
    const above = segments[index]?.parent;
    return bySegment.has(index) || above === null || above === undefined ? index : introducerOf(above);
  };
  return sentences.flatMap((sentence, s) => {
    const segment = segments[sentence.segment] as Segment;
    if (segment.kind !== 'listItem' || segment.parent === null || bySegment.has(sentence.segment)) return [];
    const opens = sentences[s - 1]?.segment !== sentence.segment;
    const introducer = introducerOf(segment.parent);
    const intro = segments[introducer] as Segment;
    const infinitives = /\bto:\s*$/.test(view.slice(intro.start, intro.end));
    if (!opens || !(infinitives || isProposition(tokens, sentence, parses[s]))) return [];
    const cue = introducing(view, cues, bySegment.get(introducer) ?? [], intro);
    if (cue === null) return [];
    const content = trimContent(tokens, { first: sentence.first, last: sentence.last }, true);
    return content ? [{ cue, content, sentence: s }] : [];
  });
}
