import type { Span } from '../../core/span.js';

/** The label of a list item ("(1)", "5.", "b)", "-") as it stands in front of the words. */
export interface Label {
  /** Labels of one kind are on one level of nesting. */
  readonly type: 'bullet' | 'decimal' | 'decimal-paren' | 'alpha' | 'alpha-paren' | 'roman-paren' | 'multi';
  /** As it is written in a path: "5.", "(2)"; bullets have none. */
  readonly text: string;
  /** UTF-16 units of the line from its first visible character to the words. */
  readonly length: number;
}

export interface Line extends Span {
  /** The first character that is not blank; equals `end` on a blank line. */
  readonly from: number;
  /** The end without trailing blanks. */
  readonly to: number;
  readonly blank: boolean;
  readonly indent: number;
  /** Level of a Markdown heading, or 0. */
  readonly heading: number;
  readonly label: Label | null;
}

const LABELS: readonly (readonly [Label['type'], RegExp])[] = [
  ['multi', /^(\d{1,2}(?:\.\d{1,2}){1,3}\.?)\s+(?=\S)/u],
  ['decimal', /^(\d{1,3}\.)\s*(?=\p{Lu}|["'(])/u],
  ['decimal', /^(\d{1,3}\.)\s+(?=\S)/u],
  // "2 NOTING the progress …": a numbered preamble; a plain number before a word is no label.
  ['decimal', /^(\d{1,2})\s+(?=(?:WE|I),|(?:\p{Lu}{4,} )?\p{Lu}{2,}(?:ING|ED)\b)/u],
  ['decimal-paren', /^(\(?\d{1,3}\))\s*(?=\S)/u],
  ['roman-paren', /^(\(?(?:[ivx]{2,5}|[ivx])\))\s*(?=\S)/u],
  ['roman-paren', /^((?:[ivx]{2,5}|[iv])\.)\s+(?=\S)/u],
  ['alpha-paren', /^(\(?[a-z]\))\s*(?=\S)/u],
  ['alpha', /^([a-hj-z]\.)\s+(?=\S)/u],
];
const SECOND = /^(\([a-z\d]{1,3}\))\s+(?=\S)/u;
const BULLET = /^(?:[-*+•◦▪●○‣·–—□■◆◇▶▷►]|o(?=\s{2,}))\s+(?=\S)/u;
const HEADING = /^(#{1,6})\s+(?=\S)/;

function labelOf(words: string): Label | null {
  const bullet = BULLET.exec(words);
  if (bullet) {
    // "- 1. Words" is a numbered item behind a bullet: the number is the label.
    const inner = labelOf(words.slice(bullet[0].length));
    if (inner && inner.type !== 'bullet') return { ...inner, length: bullet[0].length + inner.length };
    return { type: 'bullet', text: '', length: bullet[0].length };
  }
  for (const [type, pattern] of LABELS) {
    const match = pattern.exec(words);
    if (!match) continue;
    // "1. (a) Words": two labels on one line are one.
    const inner = type === 'decimal' ? SECOND.exec(words.slice(match[0].length)) : null;
    const text = `${match[1]}${inner?.[1] ?? ''}`;
    return { type, text, length: match[0].length + (inner?.[0].length ?? 0) };
  }
  return null;
}

const BREAK = /\r\n|[\n\r\u2028\u2029\f\v\u0085]/g;
/** Headings, bullets and labels are told from the first characters of a line. */
const PEEK = 60;

/** Cuts a text into lines; breaks are read from the text, words from the view (same offsets). */
export function linesOf(text: string, view: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  const add = (end: number) => {
    let from = start;
    let to = end;
    while (from < to && view.charAt(from) === ' ') from++;
    while (to > from && view.charAt(to - 1) === ' ') to--;
    const heading = HEADING.exec(view.slice(from, Math.min(to, from + PEEK)))?.[0].length ?? 0;
    const hashes = heading ? view.slice(from, from + heading).trim().length : 0;
    const label = heading ? null : labelOf(`${view.slice(from, Math.min(to, from + PEEK))}`);
    lines.push({
      start,
      end,
      from: from + heading,
      to,
      blank: from === to,
      indent: from - start,
      heading: hashes,
      label,
    });
  };
  for (const match of text.matchAll(BREAK)) {
    add(match.index);
    start = match.index + match[0].length;
  }
  add(text.length);
  return lines;
}
