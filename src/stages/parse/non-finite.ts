import type { TokenRange } from '../../core/parse.js';
import type { Frames } from './frames.js';
import { type Lead, skipAdverbsBack } from './lead.js';
import type { Group } from './verb-groups.js';

export function takeInfinitive(frames: Frames, group: Group): void {
  const { sentence } = frames;
  frames.infinitive = group;
  const top = frames.top();
  const opens = top.kind === 'main' && top.verbs.length === 0 && frames.height === 1;
  if (opens && group.first === sentence.firstWord()) frames.add(top, group, group.first, 'infinitive');
  // "China to Support …": a headline says of an actor what he will do.
  else if (opens && sentence.words.headline && sentence.marks.endsActor(group.first - 1)) {
    top.subject = frames.subject(frames.from, group.first);
    frames.add(top, group, top.first, 'infinitive');
  }
}

export function takeParticiple(frames: Frames, group: Group): void {
  const { sentence } = frames;
  const before = skipAdverbsBack(frames, group.first);
  const kind = sentence.kind(before);
  const act = sentence.speaks(group);
  const top = frames.top();
  // "including strengthening ties, supporting growth and countering …": a list of gerunds goes on.
  // The tagger takes the first of them for a noun: "a pattern of abducting, exploiting and abusing".
  const listed = /ing$/.test(sentence.lower(before - 1)) && sentence.kind(before - 2) === 'preposition';
  if (kind === 'comma' && (frames.gerund !== null || listed) && (!act || isInRow(frames, group) || opensRow(frames))) {
    frames.gerund = group;
    return;
  }
  // "will be providing advice and supporting the efforts"
  const progressive = top.verbs.at(-1);
  if (kind === 'coordinator' && progressive?.form === 'finite' && sentence.lower(progressive.head).endsWith('ing')) {
    frames.add(top, group, frames.boundary(group.first));
    return;
  }
  if (kind === 'coordinator' || (kind === 'comma' && top.kind === 'participial')) {
    const at = frames.findHeight(({ kind, verbs }) => kind === 'participial' && verbs.at(-1)?.form === 'participle');
    const gerund = frames.gerund !== null && frames.gerund.first > (frames.at(at)?.verbs.at(-1)?.first ?? -1);
    if (at >= 0 && !(gerund && !act)) {
      const boundary = frames.boundary(group.first);
      frames.close(at + 1, boundary);
      frames.add(frames.top(), group, boundary, 'participle');
      return;
    }
    // "Consistent with the Principles and recalling the talks, we …"
    const opening = act && frames.height === 1 && top.verbs.length === 0 && frames.gerund === null;
    const apart = sentence.kind(before - 1) === 'comma' && act && frames.gerund === null;
    if (kind === 'coordinator' && !apart && !opening) {
      frames.gerund = group;
      return;
    }
  }
  const own = act ? absoluteSubject(frames, group) : null;
  if (own) {
    const boundary = frames.boundary(own.first - 1);
    frames.close(1, boundary);
    const frame = frames.openBelow('participial', boundary);
    frame.subject = own;
    frames.add(frame, group, boundary, 'participle');
    return;
  }
  if (top.kind === 'adverbial' && top.verbs.length === 0) {
    top.kind = 'participial';
    frames.add(top, group, top.first, 'participle');
    return;
  }
  // "In welcoming the report, she noted"
  const introduced = before === sentence.words.first && sentence.lower(before) === 'in' && act;
  const initial = (before < frames.from && frames.from === sentence.words.first) || introduced;
  if (
    initial ||
    kind === 'comma' ||
    kind === 'dash' ||
    kind === 'coordinator' ||
    (sentence.marks.isTime(before) && act)
  ) {
    // A participle that performs an act hangs on the clause of the speaker, any other stays where it is.
    const boundary = frames.boundary(group.first);
    if (act && !initial) frames.close(1, boundary);
    const frame = frames.openBelow('participial', boundary);
    frames.add(frame, group, boundary, 'participle');
    return;
  }
  frames.gerund = group;
}

/** "a resolution reaffirming the right, urging restraint, and calling for talks": the noun goes on speaking. */
function opensRow({ sentence, gerund }: Frames): boolean {
  return gerund !== null && sentence.kind(gerund.first - 1) === 'noun' && sentence.speaks(gerund);
}

/** "by cutting emissions, encouraging others, and working on policies": the row ends in a gerund that is no act. */
function isInRow({ sentence }: Frames, group: Group): boolean {
  for (let i = group.last; i < sentence.words.last; i++) {
    const kind = sentence.kind(i);
    if (kind === 'semicolon' || kind === 'that') return false;
    if (kind !== 'coordinator' || sentence.kind(i - 1) !== 'comma') continue;
    const next = sentence.kind(i + 1) === 'adverb' ? i + 2 : i + 1;
    return /.ing$/.test(sentence.lower(next)) && sentence.kind(next) === 'verb' && !sentence.performs({ head: next });
  }
  return false;
}

/** ", with Mr. Cole expressing support for the talks": a participle with an actor of its own. */
function absoluteSubject({ sentence, from }: Frames, group: Group): TokenRange | null {
  if (!sentence.marks.endsActor(group.first - 1)) return null;
  for (let i = group.first - 1; i > from; i--) {
    if (sentence.lower(i) === 'with' && sentence.kind(i - 1) === 'comma') {
      const first = i + 1;
      const named = sentence.marks.isActor(first) || sentence.marks.isActor(first + 1);
      return named ? { first, last: group.first } : null;
    }
    if (sentence.kind(i) === 'comma') return null;
  }
  return null;
}

/** "Deeply concerned at …, the Council": a past participle that opens the sentence; others only modify nouns. */
export function takePastParticiple(frames: Frames, group: Group, lead: Lead): void {
  const { sentence } = frames;
  const listed = sentence.kind(group.last) === 'comma' || sentence.kind(group.last) === 'coordinator';
  const attitude = lead.kind === 'comma' && sentence.words.isAttitude(sentence.lower(group.head)) && !listed;
  if (lead.kind !== 'start' && !attitude) {
    frames.reduced = group;
    return;
  }
  const boundary = frames.boundary(group.first);
  if (lead.kind === 'comma') frames.close(1, boundary);
  const frame = frames.openBelow('participial', boundary);
  frames.add(frame, group, boundary, 'past-participle');
}
