import { bestFrame } from './attachment.js';
import { type Frames, waits } from './frames.js';
import { freshSubject, holdsComma, type Lead, skipBack } from './lead.js';
import type { Group } from './verb-groups.js';

/** Verbs that a bare predicate follows: "remain committed". */
const COPULAS = new Set([
  'remain',
  'remains',
  'remained',
  'stand',
  'stands',
  'stood',
  'feel',
  'feels',
  'felt',
  'become',
  'became',
  'becomes',
  'seem',
  'seems',
  'remaining',
]);

/** A bare past participle that modifies a noun or opens an adverbial, and is no finite verb. */
export function isReduced(frames: Frames, group: Group, lead: Lead, next: Group | undefined, object: boolean): boolean {
  const { sentence } = frames;
  if (frames.top().kind === 'as' && frames.top().verbs.length === 0) return false;
  if (group.shape === 'participle') return true;
  // "Several papers, aimed at closer ties, …"
  if (sentence.lower(group.head) === 'aimed' && sentence.lower(group.last) === 'at') return true;
  const act = sentence.hints.isAct(sentence.lower(group.head));
  if (lead.kind === 'verb')
    return COPULAS.has(sentence.lower(frames.from - 1)) || !(frames.top().kind === 'relative' || act);
  if (lead.kind === 'start') {
    const after = sentence.lower(group.last);
    return !act || /^(?:by|about|whether|if|how|why)$/.test(after) || (after === 'in' && !sentence.performs(group));
  }
  const top = frames.top();
  if (hasAgent(frames, group) || isBetweenDashes(frames, group, lead)) return true;
  if (lead.kind === 'coordinator') return bestFrame(frames, group, lead.index) === null;
  if (lead.kind === 'comma') {
    const waiting = top.verbs.length === 0 || (top.kind === 'participial' && frames.opening?.verbs.length === 0);
    // "Recognizing our ties, built over decades, we …"
    if (!act && top.kind === 'participial' && frames.height === 2 && frames.opening?.verbs.length === 0) return true;
    if (waiting && sentence.lower(group.last) !== 'by') return false;
    if (isDated(frames, group)) return true;
    // "X, who took part, explained …": behind the relative clause the main one still lacks its verb.
    const main = frames.at(0);
    if (top.kind === 'relative' && main?.verbs.length === 0 && act && sentence.lower(group.last) !== 'by') return false;
    return !act || sentence.lower(group.last) === 'by' || bestFrame(frames, group, lead.index) === null;
  }
  const before = sentence.kind(group.first - 1);
  if (sentence.kind(skipBack(frames, group.first)) === 'subject-pronoun') return false;
  // "Recalling the talks held in June": the noun is the object of a participle or infinitive, no subject.
  if (object && !holdsComma(frames, group.first) && !freshSubject(frames, group)) return true;
  if (isUnmarkedContent(frames, group)) return false;
  // "Mr. X asked why the tapes had been erased"
  if (act && /^(?:why|whether|how|what|if)$/.test(sentence.lower(group.last))) return false;
  // "mourn the patients, staff and others killed": no new clause begins so beside a verb of another tense.
  if (!act && group.shape === 'ed' && top.kind === 'main' && isNonPast(top.verbs.at(-1)?.tense)) return true;
  const vacant = frames.findHeight(waits) >= 0;
  if (!vacant && !freshSubject(frames, group)) return true;
  if (top.kind === 'relative' && top.verbs.length === 0) return false;
  const follower = sentence.kind(group.last);
  const open =
    follower === 'preposition' ||
    follower === 'adverb' ||
    follower === 'to' ||
    follower === 'comma' ||
    follower === undefined;
  const settled =
    next !== undefined && isSurelyFinite(frames, next) && !hasSubjectBetween(frames, group.last, next.first);
  // "A poll released on Thursday", "a person briefed on the call said": no verb with its object.
  const told = next !== undefined && sentence.hints.isQuoting(sentence.lower(next.head));
  const governs = /^(?:on|upon)$/.test(sentence.lower(group.last)) && !sentence.marks.isTime(group.last + 1);
  const prefers = act && governs && !told;
  return Boolean(before !== 'adverb' && open && settled && !prefers);
}

/** "She said the Ministry believed that …": an act of an actor right behind a verb of saying. */
function isUnmarkedContent(frames: Frames, group: Group): boolean {
  const { sentence } = frames;
  const said = sentence.words.first < frames.from && sentence.performs({ head: frames.from - 1 });
  const subject = said ? frames.subject(frames.from, group.first) : null;
  const follower = sentence.kind(group.last);
  const governs = follower === 'that' || follower === 'to' || follower === 'determiner';
  return governs && sentence.performs(group) && subject?.first === frames.from && sentence.isActorLike(subject);
}

/** "endorsed unanimously by the Council", "called for in the deal": what was done, not who did it. */
function hasAgent(frames: Frames, group: Group): boolean {
  const { sentence } = frames;
  let i = group.last;
  while (sentence.kind(i) === 'adverb') i++;
  if (sentence.lower(i) === 'by' && sentence.marks.isActor(sentence.kind(i + 1) === 'determiner' ? i + 2 : i + 1))
    return true;
  return /^(?:for|on|upon|to)$/.test(sentence.lower(group.last)) && /^(?:in|by)$/.test(sentence.lower(group.last + 1));
}

const isNonPast = (tense: string | undefined): boolean => tense === 'present' || tense === 'future';

/** "The Task Force—established last year—began": what stands between two dashes. */
function isBetweenDashes({ sentence }: Frames, group: Group, lead: Lead): boolean {
  if (sentence.kind(lead.index) !== 'dash' || lead.index !== group.first - 1) return false;
  for (let i = group.last; i < sentence.words.last; i++) if (sentence.kind(i) === 'dash') return true;
  return false;
}

/** ", held in Maputo in March 2019,": a participle with nothing but a place and a time up to the next comma. */
function isDated(frames: Frames, group: Group): boolean {
  const { sentence } = frames;
  if (!/^(?:in|on|at|during|by)$/.test(sentence.lower(group.last))) return false;
  let dated = false;
  for (let i = group.last; i < Math.min(sentence.words.last, group.last + 9); i++) {
    if (sentence.marks.isTime(i)) dated = true;
    else if (sentence.kind(i) === 'comma' || sentence.kind(i) === 'stop' || sentence.kind(i) === 'semicolon')
      return dated;
    else if (sentence.kind(i) !== 'preposition' && sentence.kind(i) !== 'noun' && sentence.kind(i) !== 'determiner')
      return false;
  }
  return dated;
}

/** A later group that can only be a finite verb: with an auxiliary, or a past with an object of its own. */
function isSurelyFinite(frames: Frames, group: Group): boolean {
  const { sentence } = frames;
  if (group.shape === 'finite' || /^(?:said|says)$/.test(sentence.lower(group.head))) return true;
  const follower = sentence.kind(group.last);
  return (group.shape === 'ed' || group.shape === 'past') && (follower === 'determiner' || follower === 'that');
}

/** True when between two groups a noun phrase could be the subject of the second. */
function hasSubjectBetween(frames: Frames, first: number, last: number): boolean {
  const { sentence } = frames;
  for (let i = first; i < last; i++) {
    const kind = sentence.kind(i);
    if (
      kind === 'subject-pronoun' ||
      kind === 'relative' ||
      kind === 'that' ||
      kind === 'subordinator' ||
      kind === 'semicolon'
    )
      return true;
    if (
      (kind === 'coordinator' || kind === 'comma') &&
      (i + 1 === last || sentence.kind(i + 1) === 'adverb' || sentence.marks.isActor(i + 1))
    )
      return true;
  }
  return false;
}
