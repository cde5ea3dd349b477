import type { TimeExpression } from '../../core/document.js';
import { BREAK, type Lexed, LexedBuilder, OTHER } from './codes.js';

const AHEAD = /\b(?:next|coming|upcoming|following|ensuing|remaining|ahead|to come)\b/i;
/** Dates that need no preposition ("later this year"); days need none either. */
const ADVERB = /^(?:(?:later|early|late) )?(?:this|next)\b/i;
const BEHIND = /\b(?:past|last|previous|preceding|recent)\b/i;

const BREAK_CODE = BREAK.charCodeAt(0);

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
export function withTimes({ view, codes, starts, ends }: Lexed, times: readonly TimeExpression[]): Lexed {
  const pieces = new LexedBuilder(codes.length);
  let at = 0;
  for (let i = 0; i < codes.length; i++) {
    const start = starts[i] ?? 0;
    while (at < times.length && (times[at] as TimeExpression).end <= start) at++;
    const time = times[at];
    const code = codes[i] as number;
    if (!time || start < time.start || code === BREAK_CODE) pieces.add(start, ends[i] ?? start, code);
    else if (start === time.start) {
      pieces.add(start, time.end, codeOf(time, view.slice(start, time.end)).charCodeAt(0));
    }
  }
  return pieces.done(view);
}
