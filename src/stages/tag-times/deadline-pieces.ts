import type { TimeExpression } from '../../core/document.js';
import { BREAK, type Lexed, type Lexeme, OTHER } from './codes.js';

/** A lexeme, or a whole time expression in its place. */
export interface Piece extends Lexeme {
  readonly time?: TimeExpression;
}

const AHEAD = /\b(?:next|coming|upcoming|following|ensuing|remaining|ahead|to come|first)\b/i;
/** Dates that need no preposition ("later this year"); days need none either. */
const ADVERB = /^(?:(?:later|early|late) )?(?:this|next)\b/i;
const BEHIND = /\b(?:past|last|previous|preceding|recent)\b/i;

/** The character of a time expression in patterns of deadlines; spans that lie behind have none. */
function codeOf({ type, value }: TimeExpression, text: string): string {
  if (type === 'SET') return 'S';
  if (type !== 'DURATION') {
    if (value.length < 4) return 'N';
    return ADVERB.test(text) || /^\d{4}-\d\d-\d\d/.test(value) ? 'A' : 'T';
  }
  if (BEHIND.test(text)) return OTHER;
  return AHEAD.test(text) ? 'F' : 'P';
}

/** The lexemes with each time expression as one. */
export function withTimes(
  { lexemes }: Lexed,
  times: readonly TimeExpression[],
  view: string,
): Lexed & { readonly lexemes: Piece[] } {
  const pieces: Piece[] = [];
  let at = 0;
  for (const lexeme of lexemes) {
    while (at < times.length && (times[at] as TimeExpression).end <= lexeme.start) at++;
    const time = times[at];
    if (!time || lexeme.start < time.start || lexeme.code === BREAK) pieces.push(lexeme);
    else if (lexeme.start === time.start) {
      pieces.push({
        start: time.start,
        end: time.end,
        lower: '',
        code: codeOf(time, view.slice(time.start, time.end)),
        time,
      });
    }
  }
  return { lexemes: pieces, codes: pieces.map(({ code }) => code).join('') };
}
