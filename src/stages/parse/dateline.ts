import type { Token } from '../../core/document.js';

/** Tokens in which a dateline ends. */
const LONGEST = 16;
/** "GENEVA", "ST. LOUIS", and no "U.S.". */
const CAPITALS = /^\p{Lu}{2}[\p{Lu}.' -]+$/u;
const CAPITAL = /^ *\p{Lu}/u;

/** "GENEVA", "COLUMBUS, Ohio (Heartland Wire)", "Geneva, 3 May (Agency)": what an agency puts before a dash. */
function isDateline(head: string): boolean {
  const place = head.split(/[,(]/, 1)[0]?.trim() ?? '';
  if (CAPITALS.test(place)) return true;
  return head.endsWith(')') && head.includes(',') && CAPITAL.test(place) && place.split(' ').length <= 3;
}

/** The first token of a sentence behind its dateline. */
export function behindDateline(view: string, tokens: readonly Token[], first: number, last: number): number {
  const end = Math.min(last - 1, first + LONGEST);
  for (let i = first + 1; i < end; i++) {
    const { lower, start } = tokens[i] as Token;
    if (!/^(?:\u2014|\u2013|--?)$/.test(lower) || (tokens[i - 1] as Token).end === start) continue;
    let next = i + 1;
    while (next < end && tokens[next]?.lower === '-') next++;
    const head = view.slice((tokens[first] as Token).start, start).trim();
    const opens = CAPITAL.test(view.slice((tokens[next] as Token).start, (tokens[next] as Token).start + 1));
    return opens && isDateline(head) ? next : first;
  }
  return first;
}
