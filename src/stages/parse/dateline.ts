import type { Token } from '../../core/document.js';

/** "GENEVA —", "COLUMBUS, Ohio (Heartland Wire) —", "Geneva, 3 May (Agency) –": what an agency puts before its first sentence. */
const DATELINE =
  /^(?:\p{Lu}{2}[\p{Lu}.'-]+(?: \p{Lu}[\p{Lu}.'-]+){0,3}(?:, [\p{L}\d.,/ ]{1,30})?(?: ?\([^()]{2,40}\))?|\p{Lu}[\p{L}.'-]+(?: \p{Lu}[\p{L}.'-]+){0,2}, [\p{L}\d., ]{0,30}\([^()]{2,40}\)) ?(?:--|[\u2013\u2014]|- )(?= ?\p{Lu})/u;
/** Characters in which a dateline ends. */
const LONGEST = 110;

/** The first token of a sentence behind its dateline. */
export function behindDateline(view: string, tokens: readonly Token[], first: number, last: number): number {
  const start = tokens[first]?.start ?? 0;
  const found = DATELINE.exec(view.slice(start, start + LONGEST));
  if (!found) return first;
  let i = first;
  while (i < last && (tokens[i] as Token).start < start + found[0].length) i++;
  return i < last ? i : first;
}
