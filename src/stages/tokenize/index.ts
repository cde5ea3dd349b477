import type { Sentence, Token } from '../../core/document.js';
import type { Layers } from '../../core/layers.js';
import type { Stage } from '../../core/stage.js';
import { actVerbs } from '../../resources/act-verbs.js';
import type { LexiconEntry, Resources } from '../../resources/lexicons.js';
import { Chunks, type Part, type Piece, piecesOf } from './chunks.js';
import { isInlineLabel } from './labels.js';
import { sentenceEnds } from './sentences.js';
import { Tagger } from './tagger.js';
import { type Abbreviations, wordsOf } from './words.js';

interface AbbreviationEntry extends LexiconEntry {
  readonly kind: 'before-name' | 'before-number' | 'inside';
  readonly forms: readonly string[];
}

const BLANK = 0x20;
/** Tokens of one segment after another, with their tags. */
class Reader {
  readonly tokens: Token[] = [];
  readonly #tagger = new Tagger();
  readonly #chunks: Chunks;
  /** Part of the tagger for each token of the segment, -1 for none. */
  #parts: number[] = [];

  constructor(
    readonly view: string,
    chunks: Chunks,
  ) {
    this.#chunks = chunks;
  }

  /** Adds the tokens of a segment. */
  segment(start: number, end: number): void {
    const first = this.tokens.length;
    this.#tagger.start();
    this.#parts = [];
    for (let at = start; at < end; ) {
      if (this.view.charCodeAt(at) === BLANK) {
        at++;
        continue;
      }
      const blank = this.view.indexOf(' ', at);
      // A segment may end within a chunk.
      const stop = blank < 0 || blank > end ? end : blank;
      if (isInlineLabel(this.view, this.tokens, { first, start: at, stop, end })) {
        at = stop;
        continue;
      }
      this.#chunk(at, stop, stop === blank);
      at = stop;
    }
    this.#tagger.run(this.#chunks.model);
    for (let i = first; i < this.tokens.length; i++) {
      const part = this.#parts[i - first] as number;
      if (part >= 0) (this.tokens[i] as Token).tag = this.#chunks.model.nameOf(this.#tagger.tagAt(part));
    }
  }

  #chunk(start: number, end: number, whole: boolean): void {
    const { parts, pieces } = this.#chunks.of(this.view.slice(start, end));
    if (pieces && whole) this.#add(start, parts, pieces);
    else this.#add(start, parts, piecesOf(wordsOf(this.view, start, end, this.#chunks.abbreviations), start, parts));
  }

  #add(at: number, parts: readonly Part[], pieces: readonly Piece[]): void {
    const offset = this.#tagger.add(parts);
    for (const { start, end, spelling, part } of pieces) {
      this.tokens.push({ start: at + start, end: at + end, lower: spelling.lower, spelling, tag: 'X' });
      this.#parts.push(part < 0 ? part : offset + part);
    }
  }
}

/**
 * Stage `tokenize`: words with part-of-speech tags, and sentences, none of which crosses a segment. Furniture and
 * labels are left out.
 */
export function createTokenize(resources: Resources): Stage<Layers, 'view' | 'segments', 'tokens' | 'sentences'> {
  const abbreviations: Abbreviations = new Map(
    resources
      .lexicon<AbbreviationEntry>('abbreviations')
      .flatMap(({ forms, kind }) => forms.map((form) => [form, kind] as const)),
  );
  const chunks = new Chunks(abbreviations, new Set(actVerbs(resources).keys()));
  return {
    name: 'tokenize',
    requires: ['view', 'segments'],
    provides: ['tokens', 'sentences'],
    run({ view, segments }) {
      chunks.tidy();
      const reader = new Reader(view, chunks);
      const { tokens } = reader;
      const sentences: Sentence[] = [];
      for (const [segment, { body, end, kind }] of segments.entries()) {
        if (kind === 'furniture') continue;
        let first = tokens.length;
        reader.segment(body, end);
        for (const last of sentenceEnds(view, tokens, first)) {
          const { start } = tokens[first] as Token;
          sentences.push({ start, end: (tokens[last - 1] as Token).end, segment, first, last });
          first = last;
        }
      }
      return { tokens, sentences };
    },
  };
}
