import type { Frames } from './frames.js';
import type { Group } from './verb-groups.js';
import type { WordClass } from './word-classes.js';

const OPENERS = new Set<WordClass>(['relative', 'subordinator']);

/** Takes a word outside the verb groups: it may open a clause, or end those above the main one. */
export function openAt(frames: Frames, index: number, next: Group | undefined): void {
  const { sentence } = frames;
  if (sentence.words.hidden[index - sentence.words.first]) return;
  const kind = sentence.kind(index) as WordClass;
  if (kind === 'semicolon' || (kind === 'colon' && frames.top().verbs.length > 0 && !namesSource(frames, index))) {
    if (kind === 'semicolon') frames.close(1, index);
    return;
  }
  // "A to Help B: the Prime Minister": behind the colon of a headline stands who says so.
  if (kind === 'colon' && sentence.words.headline && namesSource(frames, index)) {
    frames.close(0, index);
    frames.open('main', index, null);
    frames.from = index + 1;
    frames.behindGroup = false;
    return;
  }
  if (kind === 'comma' && isContact(frames)) {
    frames.close(frames.height - 1, index);
    return;
  }
  if (kind === 'that') openThat(frames, index, next);
  else if (OPENERS.has(kind)) openSubordinate(frames, index, kind, next);
  else if (kind === 'as') openAs(frames, index, next);
  else if (kind === 'preposition' && joinsClause(frames, index, next))
    openSubordinate(frames, index, 'subordinator', next);
  else if (kind === 'subject-pronoun' || kind === 'determiner') openContact(frames, index, next);
}

/** "among the measures I have proposed,": a relative clause without a pronoun goes no farther than its comma. */
function isContact(frames: Frames): boolean {
  const { kind, first, subject, verbs } = frames.top();
  return (
    kind === 'relative' &&
    subject?.first === first &&
    verbs.length > 0 &&
    frames.sentence.kind(first) === 'subject-pronoun'
  );
}

function openThat(frames: Frames, index: number, next: Group | undefined): void {
  const { sentence } = frames;
  if (!next) return;
  const previous = sentence.kind(index - 1);
  if (previous === 'coordinator' || previous === 'comma') {
    const sibling = frames.findHeight(({ kind }) => kind === 'that');
    if (sibling > 0 && frames.at(sibling)?.verbs.length !== 0) frames.close(sibling, frames.boundary(index));
  }
  const relative = previous === 'noun' && next.first === index + 1;
  frames.openBelow(relative ? 'relative' : 'that', index);
  frames.insideObject = false;
  frames.from = index + 1;
  frames.behindGroup = false;
}

function openSubordinate(frames: Frames, index: number, kind: WordClass, next: Group | undefined): void {
  const { sentence } = frames;
  const before = sentence.kind(index - 1);
  if (before === 'comma' && contrasts(frames, index, next)) {
    frames.close(0, index - 1);
    frames.open('main', index - 1, null);
    frames.from = index + 1;
    frames.behindGroup = false;
    return;
  }
  if (before === 'comma' && next && isConsequence(frames, index)) {
    frames.close(0, index - 1);
    frames.open('main', index - 1, null);
    frames.from = index + 3;
    frames.behindGroup = false;
    return;
  }
  // "under which", "some of whom": the preposition belongs to the relative clause.
  const first = kind === 'relative' && before === 'preposition' ? index - 1 : index;
  // "Where others put up barriers, we will join forces": in front of the main clause no noun stands before it.
  const relative = kind === 'relative' && index !== sentence.firstWord();
  frames.openBelow(relative ? 'relative' : 'adverbial', first);
  frames.from = index + 1;
  frames.behindGroup = false;
}

/** True where nothing but an actor stands behind the colon of a headline. */
function namesSource({ sentence }: Frames, colon: number): boolean {
  if (!sentence.words.headline) return false;
  let i = colon + 1;
  while (i < sentence.words.last && (sentence.marks.endsActor(i) || sentence.kind(i) === 'determiner')) i++;
  return i > colon + 1 && i >= sentence.words.last;
}

/** ", which is why we commit": what follows is said in its own right. */
const isConsequence = ({ sentence }: Frames, index: number): boolean =>
  sentence.lower(index) === 'which' && sentence.lower(index + 1) === 'is' && sentence.lower(index + 2) === 'why';

/** "before those borders were drawn", "faster than the models foresaw": no preposition before a clause. */
function joinsClause(frames: Frames, index: number, next: Group | undefined): boolean {
  const { sentence } = frames;
  if (!next || !/^(?:before|after|until|since|than)$/.test(sentence.lower(index))) return false;
  const met = next.shape === 'ed' && isActorBetween(frames, index + 1, next.first);
  if (next.shape !== 'finite' && next.shape !== 'past' && !met) return false;
  for (let i = index + 1; i < next.first; i++) {
    const kind = sentence.kind(i);
    if (kind === 'comma' || kind === 'relative' || kind === 'that' || kind === 'preposition') return false;
  }
  return next.first > index + 1;
}

/** "since their leaders met": an actor right before the verb. */
function isActorBetween(frames: Frames, first: number, last: number): boolean {
  const subject = frames.subject(first, last);
  return subject !== null && subject.last === last && frames.sentence.isActorLike(subject);
}

/** ", while his host expressed the wish": an act of an actor of its own stands beside the main clause, not below it. */
function contrasts(frames: Frames, index: number, next: Group | undefined): boolean {
  const { sentence } = frames;
  if (!next || !/^(?:while|whereas)$/.test(sentence.lower(index)) || frames.opening?.verbs.length === 0) return false;
  const subject = frames.subject(index + 1, next.first);
  const finite = next.shape !== 'infinitive' && next.shape !== 'ing';
  return finite && sentence.performs(next) && subject !== null && sentence.isActorLike(subject);
}

/** "As agreed in June", "as the President has underscored"; "as" is a preposition elsewhere. */
function openAs(frames: Frames, index: number, next: Group | undefined): void {
  const { sentence } = frames;
  if (!next || next.shape === 'infinitive' || next.shape === 'ing') return;
  let start = index + 1;
  while (sentence.kind(start) === 'adverb') start++;
  const direct = next.first === start && (next.shape === 'ed' || next.shape === 'participle');
  let clause = false;
  if (sentence.marks.isActor(start) || sentence.kind(start) === 'subject-pronoun') {
    clause = true;
    for (let i = start; i < next.first; i++) if (sentence.kind(i) === 'comma') clause = false;
  }
  if (!direct && !clause) return;
  frames.openBelow('as', index);
  frames.from = index + 1;
  frames.behindGroup = false;
}

/** "Through the Task Force we will go on", "In this context we welcome": behind an adverbial the main clause begins. */
function opensMain(frames: Frames, index: number, next: Group): boolean {
  const { sentence } = frames;
  const first = sentence.kind(sentence.firstWord());
  if (frames.height > 1 || frames.top().verbs.length > 0 || (first !== 'preposition' && first !== 'as')) return false;
  if (next.first !== index + 1) return false;
  for (let i = sentence.words.first; i < index; i++) if (sentence.kind(i) === 'comma') return false;
  const act = sentence.performs(next) && (next.shape === 'base' || next.shape === 's');
  return act || (next.shape === 'finite' && (next.tense === 'future' || next.tense === 'perfect'));
}

/** "the commitment they made": a pronoun or determiner right behind a noun opens a relative clause without a pronoun. */
function openContact(frames: Frames, index: number, next: Group | undefined): void {
  const { sentence } = frames;
  const pronoun = sentence.kind(index) === 'subject-pronoun';
  if (
    !next ||
    sentence.kind(index - 1) !== 'noun' ||
    sentence.marks.isTime(index - 1) ||
    next.shape === 'infinitive' ||
    next.shape === 'ing'
  )
    return;
  if (!pronoun && !(sentence.lower(index) === 'the' && next.first - index <= 3 && frames.top().verbs.length > 0))
    return;
  if (sentence.lower(index) === 'that' || sentence.lower(index) === 'it') return;
  if (next.first - index > 4 || opensMain(frames, index, next)) return;
  frames.openBelow('relative', index);
  frames.from = index;
  frames.behindGroup = false;
}
