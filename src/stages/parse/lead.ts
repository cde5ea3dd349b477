import type { Frames } from './frames.js';
import { SKIPPED } from './sentence.js';
import type { Group } from './verb-groups.js';
import type { WordClass } from './word-classes.js';

/** A kind of token, and where it stands; the group itself where no comma or coordinator leads it. */
export interface Lead {
  readonly kind: 'none' | 'comma' | 'coordinator' | 'verb' | 'start';
  readonly index: number;
}

/** What stands right before a group, adverbs aside: nothing, a comma or a coordinator (then no subject is stated). */
export function leadOf(frames: Frames, group: Group): Lead {
  const { sentence } = frames;
  let i = group.first - 1;
  while (
    i >= frames.from &&
    (SKIPPED.has(sentence.kind(i) as WordClass) ||
      (sentence.words.hidden[i - sentence.words.first] && sentence.kind(i) !== 'noun'))
  )
    i--;
  if (i < frames.from) {
    if (frames.from === sentence.words.first) return { kind: 'start', index: group.first };
    return { kind: frames.top().verbs.length === 0 ? 'none' : 'verb', index: group.first };
  }
  const kind = sentence.kind(i);
  if (kind === 'coordinator' || kind === 'semicolon') return { kind: 'coordinator', index: i };
  if (kind === 'comma' || kind === 'dash') {
    const insertion = insertionBefore(frames, i);
    return insertion === null ? { kind: 'comma', index: i } : { kind: 'coordinator', index: insertion };
  }
  const joined = coordinatorBefore(frames, i);
  if (joined !== null) return { kind: 'coordinator', index: joined };
  return { kind: 'none', index: group.first };
}

const TURN = /^(?:regard|context|respect|connection|spirit|end|basis|time|result|purpose|addition|particular)$/;
const TURN_WORDS = 4;

/** "and in this regard agreed": the coordinator before a turn of speech without commas. */
function coordinatorBefore({ sentence, from }: Frames, last: number): number | null {
  if (!TURN.test(sentence.lower(last))) return null;
  for (let i = last - 1; i > Math.max(from, last - TURN_WORDS); i--) {
    if (sentence.kind(i) === 'coordinator')
      return sentence.kind(i + 1) === 'preposition' || sentence.kind(i + 1) === 'to' ? i : null;
  }
  return null;
}

/** "and, in this regard, welcomed": the coordinator before an adverbial between commas. */
function insertionBefore(frames: Frames, comma: number): number | null {
  const { sentence } = frames;
  // "and, if asked, extend": a short clause of its own between the commas.
  const { kind: inserted, first } = frames.top();
  if (inserted === 'adverbial' && first < comma && sentence.kind(first - 1) === 'comma') {
    if (sentence.kind(first - 2) === 'coordinator') return first - 2;
  }
  for (let i = comma - 1; i >= frames.from; i--) {
    if (sentence.kind(i) === 'comma') return sentence.kind(i - 1) === 'coordinator' ? i - 1 : null;
  }
  // "and in this regard, welcomed"
  for (let i = comma - 1; i >= Math.max(frames.from, comma - 7); i--) {
    if (sentence.kind(i) === 'coordinator' && (sentence.kind(i + 1) === 'preposition' || sentence.kind(i + 1) === 'to'))
      return i;
  }
  return null;
}

/** The last token before an index that is no adverb, not before the token the stretch begins with. */
export function skipBack(frames: Frames, index: number): number {
  const { sentence } = frames;
  let i = index - 1;
  while (i > frames.from && SKIPPED.has(sentence.kind(i) as WordClass)) i--;
  return i;
}

/** Likewise, but lies before the stretch when it holds nothing but adverbs. */
export function skipAdverbsBack(frames: Frames, index: number): number {
  const { sentence } = frames;
  let i = index - 1;
  while (i >= frames.from && SKIPPED.has(sentence.kind(i) as WordClass)) i--;
  return i;
}

export function holdsComma(frames: Frames, last: number): boolean {
  const { sentence } = frames;
  for (let i = frames.from; i < last; i++) if (sentence.kind(i) === 'comma') return true;
  return false;
}

/** True when a comma or coordinator and then a noun phrase stand before the group: a clause of its own. */
export function freshSubject(frames: Frames, group: Group): boolean {
  const { sentence } = frames;
  const subject = frames.subject(frames.from, group.first);
  if (!subject) return false;
  let behind = subject.first - 1;
  while (sentence.kind(behind) === 'quote' || sentence.kind(behind) === 'adverb') behind--;
  const before = sentence.kind(behind);
  return (
    (before === 'comma' || before === 'coordinator' || before === 'semicolon' || before === 'colon') &&
    sentence.isActorLike(subject)
  );
}

/** True when a comma or coordinator sets a subject that starts at `first` apart from what precedes. */
export function isSeparate(frames: Frames, first: number): boolean {
  const { sentence } = frames;
  for (let i = first - 1; i >= frames.from; i--) {
    const kind = sentence.kind(i);
    if (kind === 'comma' || kind === 'coordinator' || kind === 'semicolon' || kind === 'colon' || kind === 'dash')
      return true;
    if (!SKIPPED.has(kind as WordClass) && kind !== 'preposition' && !sentence.marks.isTime(i)) break;
  }
  return frames.from === first && sentence.kind(first - 1) === 'semicolon';
}
