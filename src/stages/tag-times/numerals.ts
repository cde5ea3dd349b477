import { type LexedBuilder, OTHER } from './codes.js';
import type { Vocabulary } from './vocabulary.js';

/** What begins with a digit or an apostrophe, most special first. */
const NUMERAL = new RegExp(
  [
    '(?<iso>\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}(?::?\\d{2}){0,2}Z?)?(?![\\w-]))',
    '(?<isoMonth>(?:19|20)\\d{2}-(?:0[1-9]|1[0-2])(?![\\w-]))',
    '(?<numeric>\\d{1,2}([./])\\d{1,2}\\4\\d{4}(?!\\w))',
    '(?<clock12>\\d{1,2}(?:[:.]\\d{2})?\\s?(?:[ap]\\.\\s?m\\.?|[ap]m\\b))',
    '(?<clock>\\d{1,2}:\\d{2}(?::\\d{2})?(?!\\w))',
    "(?<decade>\\d{3}0'?s\\b)",
    "(?<shortDecade>'?\\d0'?s\\b)",
    '(?<ordinal>\\d+\\u2060*(?:st|nd|rd|th)\\b)',
    '(?<glued>[1-4][QH]\\b)',
    '(?<number>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+\\.\\d+|\\d+(?![\\p{L}\\d_]))',
    "(?<shortYear>'\\d{2}\\b)",
    "(?<possessive>'s\\b)",
    "(?<apostrophe>')",
    '(?<word>\\d[\\p{L}\\p{M}\\p{N}_]*)',
  ].join('|'),
  'iuy',
);

const SHAPE_OF_GROUP: Readonly<Record<string, string>> = {
  iso: 'I',
  isoMonth: 'K',
  numeric: 'J',
  clock12: 'C',
  clock: 'c',
  decade: 'D',
  shortDecade: 'E',
  shortYear: 'Y',
  possessive: 's',
  apostrophe: "'",
  word: 'w',
};

function numberShape(text: string): string {
  if (text.includes('.')) return 'f';
  if (text.includes(',') || text.length > 4) return 'm';
  const value = Number(text);
  if (text.length === 4) return value >= 1000 && value <= 2199 ? 'y' : 'm';
  if (text.length === 3 || value === 0) return 'm';
  if (text.startsWith('0')) return 'z';
  return value <= 31 ? 'd' : 't';
}

/** Signs behind which a run of digits is a plain number, whatever follows. */
const ENDS_NUMBER = new Set([...')];"?!']);

/** Where a run of digits ends, if what follows cannot belong to the number; else null. */
function plainNumberEnd(view: string, start: number): number | null {
  let end = start;
  for (let code = view.charCodeAt(end); code >= 48 && code <= 57; code = view.charCodeAt(end)) end++;
  if (end === start) return null;
  const next = view.charAt(end);
  if (ENDS_NUMBER.has(next)) return end;
  const beyond = view.charAt(end + 1);
  if (next === ',' || next === '.') return beyond === ' ' ? end : null;
  return next === ' ' && beyond !== 'a' && beyond !== 'p' && beyond !== 'A' && beyond !== 'P' ? end : null;
}

/** Adds the lexeme that begins with a digit or an apostrophe, and returns where it ends. */
export function numeral(view: string, start: number, vocabulary: Vocabulary, builder: LexedBuilder): number {
  const plain = plainNumberEnd(view, start);
  if (plain !== null) {
    builder.add(start, plain, numberShape(view.slice(start, plain)).charCodeAt(0));
    return plain;
  }
  NUMERAL.lastIndex = start;
  const groups = NUMERAL.exec(view)?.groups ?? {};
  for (const [name, text] of Object.entries(groups)) {
    if (text === undefined) continue;
    builder.add(start, start + text.length, numeralCode(name, text, vocabulary).charCodeAt(0));
    return start + text.length;
  }
  builder.add(start, start + 1, OTHER.charCodeAt(0));
  return start + 1;
}

function numeralCode(group: string, text: string, vocabulary: Vocabulary): string {
  if (group === 'number') return numberShape(text);
  if (group === 'ordinal') return Number.parseInt(text, 10) <= 31 ? 'o' : 'p';
  if (group === 'glued') return vocabulary.code(text) ?? 'w';
  return SHAPE_OF_GROUP[group] ?? OTHER;
}
