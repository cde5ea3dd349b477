import type { Segment, Sentence, Token } from '../../core/document.js';
import type { Layers } from '../../core/layers.js';
import type { Stage } from '../../core/stage.js';
import type { LexiconEntry, Resources } from '../../resources/lexicons.js';
import { sentenceEnds } from './sentences.js';
import { tag } from './tagger.js';
import { type Abbreviations, wordsOf } from './words.js';

interface AbbreviationEntry extends LexiconEntry {
  readonly kind: 'before-name' | 'before-number' | 'inside';
  readonly forms: readonly string[];
}

/** "RECALLING", "RESOLVES": verbs in capitals, which the tagger would take for names. */
const SHOUTED = /(?<![\p{L}-])\p{Lu}{3,}(?:ING|ED|ES|S)(?![\p{L}-])/gu;

/** A rule of signs, such as "*****": the tagger takes time in the square of its length, and it has no tag to find. */
const RULE = /([^\p{L}\p{N}\s])\1{15,}/gu;

/** The view as the tagger reads it: a line break behind each segment, so that none runs into the next. */
function taggable(view: string, segments: readonly Segment[]): string {
  let out = '';
  let cursor = 0;
  for (const { body, end } of segments) {
    out += `${' '.repeat(body - cursor)}${view.slice(body, end)}`;
    cursor = end;
    if (cursor < view.length) {
      out += '\n';
      cursor++;
    }
  }
  const whole = out.padEnd(view.length, ' ').replace(SHOUTED, (word) => word.toLowerCase());
  return whole.replace(RULE, (signs) => ' '.repeat(signs.length));
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
  return {
    name: 'tokenize',
    requires: ['view', 'segments'],
    provides: ['tokens', 'sentences'],
    run({ view, segments }) {
      const tokens: Token[] = [];
      const sentences: Sentence[] = [];
      for (const [segment, { body, end, kind }] of segments.entries()) {
        if (kind === 'furniture') continue;
        const words = wordsOf(view, body, end, abbreviations);
        let first = 0;
        for (const last of sentenceEnds(view, words)) {
          const span = { start: (words[first] as Token).start, end: (words[last - 1] as Token).end };
          sentences.push({ ...span, segment, first: tokens.length + first, last: tokens.length + last });
          first = last;
        }
        for (const word of words) tokens.push(word);
      }
      tag(taggable(view, segments), tokens);
      return { tokens, sentences };
    },
  };
}
