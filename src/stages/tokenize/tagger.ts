import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import type { Token } from '../../core/document.js';

// One instance a thread: a second winkNLP(model) would stop its patterns from matching.
const nlp = winkNLP(model, ['pos']);
const its = nlp.its;

/**
 * Gives each token the universal part-of-speech tag that wink-nlp gives to its last part ("Japan-ROK" is several
 * tokens to wink). Wink has no character offsets: its tokens are found again one after another in the text.
 *
 * @param text as long as the view and with the same offsets
 */
export function tag(text: string, tokens: readonly Token[]): void {
  const document = nlp.readDoc(text);
  const values = document.tokens().out(its.value) as string[];
  const tags = document.tokens().out(its.pos) as string[];
  let cursor = 0;
  let at = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as string;
    const start = text.indexOf(value, cursor);
    if (start < 0) continue;
    cursor = start + value.length;
    while (at < tokens.length && (tokens[at] as Token).end <= start) at++;
    const token = tokens[at];
    if (token && token.start < cursor && tags[i] !== 'SPACE') token.tag = tags[i] as string;
  }
}
