import type { Token } from '../../core/document.js';
import { spellingOf } from '../../core/spelling.js';
import { normalWord } from '../../core/view.js';

/** A word longer than this is cut: very long unbroken strings are no language and slow every later step. */
const LONGEST_WORD = 200;

const LETTERS = '[\\p{L}\\p{M}\\p{N}_\\u2060]';
/** "U.S.", "e.g.", "D.C.": single letters with dots. */
const DOTTED = '\\p{L}(?:\\.\\p{L})+(?![\\p{L}\\p{M}])\\.?';
const NUMBER = `\\p{N}{1,${LONGEST_WORD}}(?:[.,]\\p{N}+)+(?:\\p{L}{1,2})?`;
const PLAIN = `${LETTERS}{1,${LONGEST_WORD}}`;
const PART = `(?:${DOTTED}|${NUMBER}|${PLAIN})`;
const TOKEN = new RegExp(`${PART}(?:[-'&/+]${PART}){0,12}|\\.{2,}|[^\\s]`, 'gu');

/** What is written onto a word but is a word of its own: "Korea's", "I've", "don't". */
const CLITIC = /(?:'(?:s|ve|re|ll|d|m)|(?<=\p{L}{2})n't)$/iu;

/** Splits what one match joins: "Korea's" is two tokens, and a slash or "&" between long words parts them. */
function addWord(tokens: Token[], view: string, start: number, end: number): void {
  const suffix = end - start > 2 ? (CLITIC.exec(view.slice(start, end))?.[0].length ?? 0) : 0;
  const border = end - suffix;
  const slash = view.slice(start, border).search(/\/(?=\p{L}{3})/u);
  if (slash > 2) {
    addWord(tokens, view, start, start + slash);
    add(tokens, view, start + slash, start + slash + 1);
    addWord(tokens, view, start + slash + 1, border);
  } else {
    add(tokens, view, start, border);
  }
  if (suffix > 0) add(tokens, view, border, end);
}

function add(tokens: Token[], view: string, start: number, end: number): void {
  const spelling = spellingOf(view.slice(start, end));
  tokens.push({ start, end, lower: spelling.lower, spelling, tag: 'X' });
}

/** Abbreviations by kind, lower case without the last dot. */
export type Abbreviations = ReadonlyMap<string, 'before-name' | 'before-number' | 'inside'>;

function keepsDot(lower: string, view: string, end: number, abbreviations: Abbreviations): boolean {
  if (view.charAt(end) !== '.' || lower.endsWith('.')) return false;
  if (/^\p{L}$/u.test(lower)) return /^\.[\s,)]*\p{Lu}/u.test(view.slice(end, end + 4)) || view.charAt(end + 1) === ',';
  const kind = abbreviations.get(lower);
  if (kind === undefined) return false;
  const next = view.slice(end + 1, end + 6).trimStart();
  if (kind === 'before-number') return /^(?:[\d(]|\p{Lu}{1,3}[-/\d])/u.test(next);
  // A title or suffix keeps its dot whatever follows: "Mr. Lee", "Biden, Jr. spoke".
  return kind === 'inside' || kind === 'before-name';
}

/** Tokens of one stretch of the view, in UTF-16 offsets of the document. */
export function wordsOf(view: string, start: number, end: number, abbreviations: Abbreviations): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = start;
  for (let match = TOKEN.exec(view); match && match.index < end; match = TOKEN.exec(view)) {
    const stop = Math.min(end, match.index + match[0].length);
    if (!/[\p{L}\p{N}]/u.test(match[0])) {
      add(tokens, view, match.index, stop);
      continue;
    }
    if (keepsDot(normalWord(match[0]), view, stop, abbreviations)) {
      add(tokens, view, match.index, stop + 1);
      TOKEN.lastIndex = stop + 1;
    } else {
      addWord(tokens, view, match.index, stop);
    }
  }
  return tokens;
}
