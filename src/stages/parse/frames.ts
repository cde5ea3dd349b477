import type { Clause, ClauseKind, TokenRange, VerbGroup } from '../../core/parse.js';
import { type Sentence, SKIPPED } from './sentence.js';
import { subjectIn } from './subject.js';
import type { Group } from './verb-groups.js';
import type { WordClass } from './word-classes.js';

/** A clause that is being built. */
export interface Frame {
  kind: ClauseKind;
  first: number;
  last: number;
  parent: number | null;
  subject: TokenRange | null;
  verbs: MutableGroup[];
}

type MutableGroup = { -readonly [K in keyof VerbGroup]: VerbGroup[K] } & { shape: Group['shape'] };

const BORDERS = new Set<WordClass>(['comma', 'semicolon', 'colon', 'dash']);

/** True for a clause that still waits for its verb. */
export const waits = (frame: Frame): boolean => frame.verbs.length === 0 && frame.kind !== 'participial';

/** The clauses of a sentence so far, the stack of those still open, and where in the sentence the parse stands. */
export class Frames {
  readonly #frames: Frame[] = [];
  readonly #stack: number[] = [];
  /** Groups inside content: infinitives and gerunds, kept for coordination. */
  infinitive: Group | null = null;
  gerund: Group | null = null;
  /** The last past participle that only modifies a noun. */
  reduced: Group | null = null;
  /** What precedes `from` is a verb group, not an opener or the start of the sentence. */
  behindGroup = false;
  /** The last group was a participle or infinitive: what follows it is its object. */
  insideObject = false;
  /** First token after the last verb group or clause opener. */
  from: number;

  constructor(readonly sentence: Sentence) {
    this.from = sentence.words.first;
    this.open('main', sentence.words.first, null);
  }

  /** The clause the sentence opens with. */
  get opening(): Frame | undefined {
    return this.#frames[0];
  }

  /** How many clauses are open. */
  get height(): number {
    return this.#stack.length;
  }

  /** The open clause at a height of the stack. */
  at(height: number): Frame | undefined {
    return this.#frames[this.#stack[height] as number];
  }

  top(): Frame {
    return this.#frames[this.#stack.at(-1) as number] as Frame;
  }

  /** Height of the innermost open clause that fits, -1 for none. */
  findHeight(fits: (frame: Frame, height: number) => boolean): number {
    return this.#stack.findLastIndex((i, height) => fits(this.#frames[i] as Frame, height));
  }

  open(kind: ClauseKind, first: number, parent: number | null): Frame {
    const frame: Frame = { kind, first, last: this.sentence.words.last, parent, subject: null, verbs: [] };
    this.#stack.push(this.#frames.push(frame) - 1);
    return frame;
  }

  /** Opens a clause that hangs on the innermost one. */
  openBelow(kind: ClauseKind, first: number): Frame {
    return this.open(kind, first, this.#stack.at(-1) ?? null);
  }

  /** Closes the clauses above a height of the stack, at the token where the next part of the sentence begins. */
  close(height: number, boundary: number): void {
    while (this.#stack.length > height) {
      const frame = this.#frames[this.#stack.pop() as number] as Frame;
      frame.last = boundary;
    }
    if (height > 0) {
      this.infinitive = null;
      this.gerund = null;
    }
  }

  /** The clause that still waits for its verb; "While in Brussels, X met": not the one before the comma. */
  vacant(subject: number): number {
    const height = this.findHeight(waits);
    const frame = this.at(height);
    const past =
      frame?.kind === 'adverbial' && this.sentence.kind(subject - 1) === 'comma' && subject - 1 > frame.first + 1;
    const below = past ? this.findHeight((other, at) => at < height && waits(other)) : -1;
    return below >= 0 ? below : height;
  }

  /** Where the part of the sentence before `index` ends: its comma and coordinator belong to the next part. */
  boundary(index: number): number {
    let i = index;
    // ", today we also embark": a time behind a comma opens the next part.
    let timed = i;
    while (timed > this.from && this.sentence.marks.isTime(timed - 1)) timed--;
    if (timed < i && this.sentence.kind(timed - 1) === 'comma') i = timed;
    while (i > this.from) {
      const kind = this.sentence.kind(i - 1) as WordClass;
      if (BORDERS.has(kind)) {
        i--;
        // "in Zambia and globally, and the Vice President announced": in front of the comma the other part goes on.
        break;
      }
      if (kind !== 'coordinator' && !SKIPPED.has(kind)) break;
      i--;
    }
    const turn = this.#turnBefore(i);
    if (turn !== null) return turn;
    // Adverbs without punctuation before them stay with what they follow.
    while (i < index && SKIPPED.has(this.sentence.kind(i) as WordClass)) i++;
    return i;
  }

  /** "…, and today, we are doing so": the coordinator before nothing but adverbs and times in front of a comma, or null. */
  #turnBefore(comma: number): number | null {
    // "in Zambia and globally, and the Vice President announced": there the other part goes on.
    if (this.sentence.kind(comma) !== 'comma' || this.sentence.kind(comma + 1) === 'coordinator') return null;
    let i = comma;
    while (i > this.from && (SKIPPED.has(this.sentence.kind(i - 1) as WordClass) || this.sentence.marks.isTime(i - 1)))
      i--;
    if (i === comma || this.sentence.kind(i - 1) !== 'coordinator' || i - 1 < this.from) return null;
    return this.sentence.kind(i - 2) === 'comma' ? i - 2 : i - 1;
  }

  /** The subject in a stretch before a verb group. */
  subject(first: number, last: number): TokenRange | null {
    let start = first;
    // "Security of supply: Countries expressed …": a label is no part of the subject.
    for (let i = first; i < last; i++) {
      const kind = this.sentence.kind(i);
      // "those who support the attacks: The Minister is …": behind a verb what stands before the colon is its object.
      const object = this.behindGroup && start === first;
      const label = kind === 'colon' && (object || !this.sentence.isActorLike({ first: start, last: i }));
      if (kind === 'semicolon' || label) start = i + 1;
    }
    // Behind another verb group the front of the stretch belongs to that group.
    const continued = this.behindGroup && start === first && !(first < this.from && this.#opensWithNoun(first, last));
    return subjectIn(this.sentence.words, start, last, this.sentence.marks, continued);
  }

  /** "Tom Doe, the mayor of Lima, who has waited, said": no verb stands before the first comma. */
  #opensWithNoun(first: number, last: number): boolean {
    for (let i = first; i < last; i++) {
      const kind = this.sentence.kind(i) as WordClass;
      if (kind === 'comma' && !this.sentence.isHidden(i)) return i > first;
      if (kind === 'verb' || kind === 'to' || kind === 'be' || kind === 'have') return false;
    }
    return false;
  }

  /** Adds a verb group to a clause. */
  add(frame: Frame, group: Group, boundary: number, form: VerbGroup['form'] = 'finite'): void {
    const { first, last, head, negated, shape } = group;
    // "will fulfill … and work": a bare verb shares the auxiliary of the verb it is coordinated with.
    const before = frame.verbs.at(-1);
    const shared = before?.tense;
    const participle = (shape === 'ed' || shape === 'participle') && before?.passive === true && shared !== 'past';
    const passive = group.passive || participle;
    const bare = (shape === 'base' || shape === 'ing') && (shared === 'future' || shared === 'modal');
    const tense = shared && (bare || participle) ? shared : group.tense;
    frame.verbs.push({
      first,
      last,
      head,
      form,
      tense,
      passive,
      negated,
      boundary,
      end: this.sentence.words.last,
      shape,
    });
    if (form === 'finite') {
      this.infinitive = null;
      this.gerund = null;
    }
  }

  /** Sets where each verb's part ends: at the next verb of the clause, at a participial act, or with the clause. */
  finish(): Clause[] {
    const speaks = (frame: Frame) =>
      frame.verbs.some((verb) => this.sentence.speaks(verb) || verb.form === 'past-participle');
    return this.#frames.map((frame, index) => {
      const children = this.#frames.filter(
        (child) => child.kind === 'participial' && child.parent === index && speaks(child),
      );
      const verbs = frame.verbs.map(({ shape: _, ...verb }, i) => {
        const next = frame.verbs[i + 1]?.boundary ?? frame.last;
        const child = children.find((candidate) => candidate.first >= verb.last);
        return { ...verb, end: Math.max(verb.last, Math.min(next, child?.first ?? next)) };
      });
      const { kind, first, last, parent, subject } = frame;
      return { kind, first, last, parent, subject, verbs };
    });
  }
}
