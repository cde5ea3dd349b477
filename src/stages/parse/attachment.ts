import type { TokenRange, VerbGroup } from '../../core/parse.js';
import type { Frame, Frames } from './frames.js';
import type { Group } from './verb-groups.js';

/**
 * Height of the clause with whose verb a group without subject is coordinated; -1 when it goes on an infinitive,
 * null when nothing fits.
 */
export function bestFrame(frames: Frames, group: Group, lead: number): number | null {
  const { sentence } = frames;
  const word = sentence.lower(group.head);
  // Under "will" an act is one deed among others; "remain committed" says what "are committed" says.
  const willing = frames.height === 1 && frames.at(0)?.verbs.at(-1)?.tense === 'future';
  const act =
    (sentence.speaks(group) && !willing) ||
    word === 'continue' ||
    (word === 'remain' && sentence.words.isAttitude(sentence.lower(group.last)));
  const comma = sentence.kind(lead) === 'comma' || sentence.kind(lead - 1) === 'comma';
  let best: number | null = null;
  let bestScore = 0;
  if (group.shape === 'base' && frames.infinitive) {
    best = -1;
    bestScore = act && comma ? 1.5 : act || (comma && isAside(frames, frames.infinitive)) ? 2.5 : 4;
  }
  let depth = 0;
  for (let height = frames.height - 1; height >= 0; height--) {
    const frame = frames.at(height) as Frame;
    const verb = frame.verbs.at(-1);
    if (!verb) {
      // "and, if necessary, return": no clause that waits for a verb.
      if (frame.kind === 'adverbial' && isVerbless(frames, frame, lead)) continue;
      // "The Ministers, meeting in Rome, condemned": the verb of a clause that still waits for it.
      if (sentence.kind(lead) === 'comma' && frame.kind !== 'participial' && frame.first < lead) return null;
      continue;
    }
    // "Peru commits to adopt …; encourage …", "is committed to helping Peru meet its needs and build": no agreement.
    const single = verb.shape === 's' || /^(?:is|has|does|was)$/.test(sentence.lower(verb.first));
    if (single && group.shape === 'base') continue;
    // "ensure all nations, large and small, continue to have a voice": a row of verbs has a coordinator at its end.
    if (group.shape === 'base' && sentence.kind(lead) === 'comma' && !isRowAhead(frames, group)) continue;
    // "sees the talks, can meet": no modal goes with another verb without a coordinator.
    if (sentence.kind(lead) === 'comma' && group.tense === 'modal' && verb.tense !== 'modal') continue;
    // "agreed to find the facts, and consider the next steps": a bare form goes on the infinitive, where there is one.
    const lapse = act && comma && group.shape === 'base' && verb.tense === 'past' && !frames.infinitive;
    // "which have caused and continue to pose": right behind the first verb stands the second.
    const paired = verb.last === lead && sentence.kind(lead) === 'coordinator';
    const goesOn = paired && group.shape === 'base' && verb.tense === 'perfect';
    const form = agreement(verb, group) || (goesOn ? 2.5 : lapse ? 0.6 : 0);
    if (form > 0) {
      const speaks = sentence.hints.isAct(sentence.lower(verb.head));
      let score = form + (act && speaks ? 2 : 0) + (act && frame.kind === 'main' ? 1 : 0);
      score += comma && depth > 0 && frame.kind === 'main' ? 0.8 : 0;
      // "will open its ports, extend efforts to reform the grid, and assist with repairs"
      const row = frame.verbs.length > 1 && sentence.kind(verb.boundary) === 'comma';
      if (goesOn) score += 4;
      score += comma && row && group.shape === 'base' ? 1.5 : 0;
      // "while we accelerate the work, electrify heating and cut demand": the list goes on where it began.
      if (!act && depth === 0 && group.shape === 'base' && verb.tense === 'present') score += 0.5;
      // "are launching a forum that will use their skills and recommend solutions"
      const nearer = group.shape === 'base' && !comma && verb.tense !== 'present' && frame.kind === 'relative';
      if (nearer && depth === 0) score += 1;
      if (group.shape === 'base' && !comma && depth > 0 && sentence.lower(verb.head).endsWith('ing')) score -= 1.5;
      score -= depth * (act ? 0.3 : 1);
      if (score > bestScore) {
        best = height;
        bestScore = score;
      }
    }
    depth++;
  }
  return best;
}

/** The clause beside which a new clause with its own subject stands: by tense, and speech acts of actors high up. */
export function clauseLevel(frames: Frames, group: Group, subject: TokenRange | null, boundary: number): number {
  const { sentence } = frames;
  const act = sentence.hints.isAct(sentence.lower(group.head)) || group.tense === 'future';
  const high = act && subject !== null && sentence.isActorLike(subject);
  let best = -1;
  let bestScore = -1;
  for (let height = frames.height - 1; height >= 0; height--) {
    const frame = frames.at(height) as Frame;
    const verb = frame.verbs.at(-1);
    if (!verb || frame.kind === 'participial') continue;
    let score = sameTense(verb, group) ? 2 : 0;
    if (high && frame.kind === 'main') score += 1.5;
    if (sentence.kind(boundary) === 'comma' && frame.kind === 'main') score += 0.5;
    score -= (frames.height - 1 - height) * 0.4;
    if (score > bestScore) {
      best = height;
      bestScore = score;
    }
  }
  return best;
}

/** "… as well as the actions countries can take": without a comma only an actor or an act opens a new main clause. */
export function opensClause(frames: Frames, group: Group, subject: TokenRange | null, boundary: number): boolean {
  const { sentence } = frames;
  if (sentence.kind(boundary) !== 'coordinator' || frames.top().kind !== 'main') return true;
  return sentence.performs(group) || (subject !== null && sentence.isActorLike(subject)) || group.tense !== 'modal';
}

/** True where a coordinator stands behind a group, as in a row of verbs. */
function isRowAhead({ sentence }: Frames, group: Group): boolean {
  for (let i = group.last; i < sentence.words.last; i++) if (sentence.kind(i) === 'coordinator') return true;
  return false;
}

/** "…, including by continuing to work towards a truce, and deliver aid": an infinitive in what is set off by a comma. */
function isAside({ sentence }: Frames, infinitive: Group): boolean {
  for (let i = infinitive.first; i > sentence.words.first; i--) {
    if (sentence.kind(i) === 'comma')
      return /^(?:including|notably|particularly|especially)$/.test(sentence.lower(i + 1));
  }
  return false;
}

/** "if necessary", "as appropriate", "where possible", between commas. */
function isVerbless({ sentence }: Frames, frame: Frame, lead: number): boolean {
  return lead - frame.first <= 3 && sentence.kind(frame.first - 1) === 'comma';
}

function sameTense(verb: VerbGroup, group: Group): boolean {
  const past = (tense: VerbGroup['tense']) => tense === 'past';
  return past(verb.tense) === past(group.tense);
}

/** How well a bare verb form agrees with the verb it is coordinated with, 0 for not at all. */
function agreement(verb: VerbGroup & { shape?: Group['shape'] }, group: Group): number {
  if (group.shape === 'finite') return sameTense(verb, group) ? 2.5 : 1.5;
  if (group.shape === 'ed' || group.shape === 'past' || group.shape === 'participle') {
    if (verb.form === 'past-participle') return 2;
    if (verb.tense === 'past' && !verb.passive && group.shape !== 'participle') return 3;
    if (verb.tense === 'perfect' && group.shape !== 'past') return 2.5;
    return verb.passive && group.shape !== 'past' ? 2 : 0;
  }
  if (group.shape === 'base') {
    if (verb.form === 'infinitive') return 3;
    return verb.tense === 'future' || verb.tense === 'modal' ? 3 : verb.tense === 'present' ? 2.5 : 0;
  }
  // "We share the belief that engaging openly creates …"
  if (group.shape === 's' && verb.shape === 'base') return 0;
  if (group.shape === 's')
    return verb.tense === 'present' || verb.tense === 'perfect' ? 3 : verb.tense === 'future' ? 0.5 : 0;
  return 0;
}
