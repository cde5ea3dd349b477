import type { Token } from '../../core/document.js';
import type { Parse, TokenRange } from '../../core/parse.js';

/**
 * True when an item of a list states something: a clause with its own verb, or words that open with a verb
 * ("Regularize the meeting", "to exchange data", "Strengthening ties"); a noun phrase does not.
 */
export function isProposition(
  tokens: readonly Token[],
  { first, last }: TokenRange,
  parse: Parse | undefined,
): boolean {
  const within = parse?.clauses.filter((clause) => clause.kind === 'main').flatMap(({ verbs }) => verbs) ?? [];
  if (within.some((verb) => verb.form === 'finite' && verb.first >= first && verb.first < last)) return true;
  let i = first;
  while (tokens[i]?.tag === 'ADV') i++;
  const opening = tokens[i];
  if (!opening) return false;
  if (opening.lower === 'to' && /^(?:VERB|ADV)$/.test(tokens[i + 1]?.tag ?? '')) return true;
  if (opening.lower === 'that') return true;
  const verbal = opening.tag === 'VERB' || opening.tag === 'AUX';
  // At the start of an item the tagger takes a capitalised verb for a name; an article or noun behind it gives it away.
  const disguised =
    (opening.tag === 'PROPN' || opening.tag === 'NOUN') &&
    /^(?:DET|ADJ|PRON)$/.test(tokens[i + 1]?.tag ?? '') &&
    !/s$/.test(opening.lower);
  return verbal || disguised;
}
