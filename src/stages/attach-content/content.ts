import type { Cue, Token } from '../../core/document.js';
import type { Clause, TokenRange } from '../../core/parse.js';
import type { Act } from '../../core/records.js';
import type { Span } from '../../core/span.js';

/** Acts whose passive has the addressee for its subject. */
const TELLING = new Set<Act>(['urge', 'demand', 'request', 'encourage', 'report', 'warn']);
/** Words between the cue and its content that belong to neither. */
const LINKS = new Set(['that', 'on', 'upon', 'to', 'of', 'for', 'over']);
const CLOSING = new Set([',', ';', ':', '.', '!', '?', '"', 'and', 'or', 'but', '—', '-', '...', 'while', "'"]);
const LEADING = new Set([',', ':', '—', '"', '-']);

const lowerAt = (tokens: readonly Token[], index: number): string => tokens[index]?.lower ?? '';

/** "as follows" and "on this occasion as follows": the content stands in the list. */
function announcesList(tokens: readonly Token[], range: TokenRange): boolean {
  for (let i = range.first; i < Math.min(range.last, range.first + 8); i++) {
    if (lowerAt(tokens, i) !== 'as' || !/^follow(?:s|ing)$/.test(lowerAt(tokens, i + 1))) continue;
    return i + 2 >= range.last || /^[;:,.]$/.test(lowerAt(tokens, i + 2));
  }
  return false;
}

const INSERTION = 8;

/** "stressed again that", "reminded, in this respect, that": what stands before the complementizer is no content. */
function behindInsertion(tokens: readonly Token[], first: number, last: number): number {
  const comma = lowerAt(tokens, first) === ',';
  for (let i = first; i < Math.min(last, first + INSERTION); i++) {
    const word = lowerAt(tokens, i);
    if (word === 'that' && (!comma || lowerAt(tokens, i - 1) === ',')) return i;
    if (!comma && tokens[i]?.tag !== 'ADV') return first;
  }
  return first;
}

/** "as a “blinking code red”": a closing mark whose opening one stands inside. */
function closesQuotation(tokens: readonly Token[], first: number, last: number): boolean {
  if (lowerAt(tokens, last - 1) !== '"' || CLOSING.has(lowerAt(tokens, last - 2))) return false;
  let marks = 0;
  for (let i = first; i < last; i++) if (lowerAt(tokens, i) === '"') marks++;
  return marks % 2 === 0 && lowerAt(tokens, first) !== '"';
}

/** The tokens of a content without links before it and punctuation behind it; null when nothing is left. */
export function trimContent(tokens: readonly Token[], range: TokenRange, linked: boolean): TokenRange | null {
  let { first, last } = range;
  while (last > first && CLOSING.has(lowerAt(tokens, last - 1)) && !closesQuotation(tokens, first, last)) last--;
  if (linked) first = behindInsertion(tokens, first, last);
  while (first < last && LEADING.has(lowerAt(tokens, first))) first++;
  // "We reject that charge": a pronoun, no link.
  const pointing = lowerAt(tokens, first) === 'that' && last - first === 2 && tokens[first + 1]?.tag === 'NOUN';
  // "spoke over the phone": how, not of what.
  const manner = lowerAt(tokens, first) === 'over' && /^(?:tele)?phone$/.test(lowerAt(tokens, first + 2));
  if (linked && first < last && !pointing && !manner && LINKS.has(lowerAt(tokens, first))) {
    first++;
    if (lowerAt(tokens, first) === ',') first++;
  }
  return first < last ? { first, last } : null;
}

/** "The agency will go on, stated Mr. Hara": what is said stands before the verb and its subject. */
function invertedContent(tokens: readonly Token[], cue: Cue, clause: Clause, { first }: TokenRange): TokenRange | null {
  const inverted =
    clause.kind === 'main' && !clause.subject && clause.first === cue.tokens.first && clause.first > first;
  if (!inverted || lowerAt(tokens, clause.first - 1) !== ',') return null;
  return trimContent(tokens, { first, last: clause.first - 1 }, false);
}

const HOLDER = 9;

/** "reaffirmed the commitment of both countries to the treaty": whose commitment it is stands before the content, as does a copula. */
function behindHolder(tokens: readonly Token[], { construction, governs }: Cue): TokenRange {
  // "Our aim is to begin": behind the copula.
  const copula = construction === 'adjective' && /^(?:is|are|was|were|remains?)$/.test(lowerAt(tokens, governs.first));
  if (copula) return { first: governs.first + 1, last: governs.last };
  if (construction !== 'light-verb' || lowerAt(tokens, governs.first) !== 'of') return governs;
  for (let i = governs.first + 1; i < Math.min(governs.last, governs.first + HOLDER); i++) {
    const word = lowerAt(tokens, i);
    if (word === 'to' || word === 'for') return { first: i, last: governs.last };
    if (!/^(?:DET|NOUN|PROPN|ADJ|NUM|CCONJ|PRON)$/.test(tokens[i]?.tag ?? '')) return governs;
  }
  return governs;
}

/** The content of a cue as tokens: what it governs, or the subject of a passive. */
export function contentOf(
  tokens: readonly Token[],
  cue: Cue,
  clause: Clause,
  host: Clause | null,
  sentence: TokenRange,
): TokenRange | null {
  const verb = clause.verbs[cue.verb];
  if (cue.construction === 'passive' && clause.kind !== 'as' && verb && clause.subject) {
    // "X is urged to work", "X was briefed on the talks": the subject is told, what stands behind is said.
    const told = TELLING.has(cue.act) && /^(?:to|on|about|that|of)$/.test(lowerAt(tokens, cue.tokens.last));
    if (told) return trimContent(tokens, cue.governs, true);
    const impersonal =
      lowerAt(tokens, clause.subject.first) === 'it' && /^(?:that|to)$/.test(lowerAt(tokens, cue.tokens.last));
    if (!impersonal)
      return trimContent(tokens, { first: clause.subject.first, last: clause.verbs[0]?.first ?? verb.first }, false);
  }
  const told = invertedContent(tokens, cue, clause, sentence);
  if (told) return told;
  if (announcesList(tokens, cue.governs)) return null;
  const governed = trimContent(tokens, behindHolder(tokens, cue), true);
  if (governed && clause.kind === 'as' && !clause.subject && host) return upToComma(tokens, governed);
  // "As the Minister has underscored, the world cannot look away": what is said is the main clause.
  const bare = !governed || lowerAt(tokens, cue.governs.first) === ',';
  if (bare && clause.kind === 'as' && clause.subject && host)
    return trimContent(tokens, { first: cue.governs.first, last: host.last }, false);
  return governed;
}

/** "As stated in the Communiqué, together with our partners, we …": no farther than the comma, dates and places aside. */
function upToComma(tokens: readonly Token[], range: TokenRange): TokenRange {
  for (let i = range.first + 1; i < range.last - 1; i++) {
    if (lowerAt(tokens, i) !== ',') continue;
    const next = tokens[i + 1];
    if (next?.tag === 'PROPN' || next?.tag === 'NUM' || /^(?:on|in|at|and|which)$/.test(next?.lower ?? '')) continue;
    return { first: range.first, last: i };
  }
  return range;
}

export function spanOf(tokens: readonly Token[], range: TokenRange): Span {
  return { start: tokens[range.first]?.start ?? 0, end: tokens[range.last - 1]?.end ?? 0 };
}

/** "denounced and expressed concern over X": a cue with nothing behind it shares the content of the next. */
export function sharesNext(tokens: readonly Token[], cue: Cue, next: Cue | undefined): boolean {
  if (!next || next.sentence !== cue.sentence || next.clause !== cue.clause || next.start < cue.end) return false;
  for (let i = cue.tokens.last; i < next.tokens.first; i++) {
    const word = lowerAt(tokens, i);
    // "appreciates and continues to encourage"
    const linking = /^(?:and|or|,|also|further|to|continues?|continued)$/.test(word);
    if (!linking && !/ly$/.test(word)) return false;
  }
  return true;
}

/** "expressed our support and sympathy": the act of the second of two nouns in one cue, where it is another one. */
export function pairedAct(tokens: readonly Token[], cue: Cue, acts: ReadonlyMap<string, Act>): Act | null {
  const { last } = cue.tokens;
  if (cue.construction !== 'light-verb' || lowerAt(tokens, last - 2) !== 'and') return null;
  const act = acts.get(lowerAt(tokens, last - 1));
  return act && act !== cue.act && acts.has(lowerAt(tokens, last - 3)) ? act : null;
}

/** What joins a further object to the first, and what may stand before its noun. */
const JOINS = /^(?:and|as|well|,|also)$/;
const MODIFIES = /^(?:ADJ|PRON|DET|ADV|VERB)$/;
const COMPLEMENT = /^(?:for|to|of|at|over|about|with|that|in|on|towards?|against)$/;
const MODIFIERS = 4;

/** A second object of a light verb: its modifiers, its noun, and the contents of both objects. */
export interface SecondObject {
  readonly modifiers: TokenRange;
  readonly noun: number;
  readonly first: TokenRange;
  readonly second: TokenRange;
}

/**
 * "reaffirmed the commitment to A, as well as its commitment to B", "expressed support for A and respect for B": a
 * second noun of an act with a complement of its own; null where there is none.
 *
 * @param nouns nouns that make an act with the verb of the cue
 */
export function secondObject(
  tokens: readonly Token[],
  cue: Cue,
  nouns: Pick<ReadonlySet<string>, 'has'>,
): SecondObject | null {
  if (cue.construction !== 'light-verb') return null;
  const { first, last } = cue.governs;
  for (let i = first + 1; i < last - 1; i++) {
    if (!nouns.has(lowerAt(tokens, i)) || !COMPLEMENT.test(lowerAt(tokens, i + 1))) continue;
    let start = i;
    while (start > first && i - start < MODIFIERS && MODIFIES.test(tokens[start - 1]?.tag ?? '')) start--;
    let border = start;
    while (border > first && JOINS.test(lowerAt(tokens, border - 1))) border--;
    // "financial and diplomatic support to X": the coordinator joins the modifiers.
    const modifying = tokens[border - 1]?.tag === 'ADJ' || tokens[border - 2]?.tag === 'ADJ';
    if (
      (modifying && lowerAt(tokens, start) !== lowerAt(tokens, i)) ||
      border === start ||
      !/^(?:and|as|,)$/.test(lowerAt(tokens, border))
    )
      continue;
    const before = trimContent(tokens, { first, last: border }, true);
    const behind = trimContent(tokens, { first: i + 1, last }, true);
    return before && behind ? { modifiers: { first: start, last: i }, noun: i, first: before, second: behind } : null;
  }
  return null;
}
