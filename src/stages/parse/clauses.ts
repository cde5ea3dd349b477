import type { Clause, ClauseKind, TokenRange, VerbGroup } from '../../core/parse.js';
import { type Marks, subjectIn } from './subject.js';
import { COPULAS, type Group, type Words } from './verb-groups.js';
import type { WordClass } from './word-classes.js';

interface Frame {
  kind: ClauseKind;
  first: number;
  last: number;
  parent: number | null;
  subject: TokenRange | null;
  verbs: MutableGroup[];
}

type MutableGroup = { -readonly [K in keyof VerbGroup]: VerbGroup[K] } & { shape: Group['shape'] };

/** Tells whether a word is the main verb of a speech act, and how firmly. */
export interface ActHints {
  readonly isAct: (lower: string) => boolean;
  /** Often a plain action ("support", "address"): no evidence for a main clause. */
  readonly isPlain: (lower: string) => boolean;
  /** Speaks only before "that" or a quotation: "respond", "add". */
  readonly needsContent: (lower: string) => boolean;
  /** Head noun of unnamed actors: ministers, sides, hosts. */
  readonly isCollective: (lower: string) => boolean;
}

const PLURAL_SUBJECT = /^(?:.*s|they|we|i|people|women|men|both|all)$/;
const OPENERS = new Set<WordClass>(['relative', 'subordinator']);
const SKIPPED = new Set<WordClass>(['adverb', 'not', 'quote']);
const BORDERS = new Set<WordClass>(['comma', 'semicolon', 'colon', 'dash']);

/**
 * Builds the clauses of one sentence from left to right with a stack of open clauses. A verb group goes to the clause
 * that still lacks a verb, or is coordinated with a verb of the same form; clauses above that one are closed. The
 * method is that of a deterministic shift-reduce chunk parser, with the choice of the attachment made by verb form,
 * punctuation and whether the verbs are speech acts.
 */
export class ClauseBuilder {
  readonly #frames: Frame[] = [];
  #stack: number[] = [];
  /** Groups inside content: infinitives and gerunds, kept for coordination. */
  #infinitive: Group | null = null;
  #gerund: Group | null = null;
  /** What precedes `#from` is a verb group, not an opener or the start of the sentence. */
  #behindGroup = false;
  /** The last group was a participle or infinitive: what follows it is its object. */
  #insideObject = false;
  /** First token after the last verb group or clause opener. */
  #from: number;

  constructor(
    private readonly words: Words,
    private readonly marks: Marks,
    private readonly hints: ActHints,
  ) {
    this.#from = words.first;
    this.#open('main', words.first, null);
  }

  /** Takes the groups of the sentence and gives its clauses. */
  build(groups: readonly Group[]): Clause[] {
    let next = 0;
    for (let i = this.words.first; i < this.words.last; ) {
      const group = groups[next];
      if (group && group.first === i) {
        this.#take(group, groups[next + 1]);
        i = group.last;
        this.#from = i;
        this.#behindGroup = true;
        next++;
      } else {
        this.#token(i, group);
        i++;
      }
    }
    this.#close(0, this.words.last);
    return this.#finish();
  }

  #subject(first: number, last: number): TokenRange | null {
    let start = first;
    for (let i = first; i < last; i++) if (this.#kind(i) === 'semicolon') start = i + 1;
    // Behind another verb group the front of the stretch belongs to that group.
    const continued = this.#behindGroup && start === first;
    return subjectIn(this.words, start, last, this.marks, continued);
  }

  #kind(index: number): WordClass | undefined {
    return index < this.words.first || index >= this.words.last
      ? undefined
      : this.words.classes[index - this.words.first];
  }

  #lower(index: number): string {
    return this.words.tokens[index]?.lower ?? '';
  }

  #top(): Frame {
    return this.#frames[this.#stack.at(-1) as number] as Frame;
  }

  #open(kind: ClauseKind, first: number, parent: number | null): Frame {
    const frame: Frame = { kind, first, last: this.words.last, parent, subject: null, verbs: [] };
    this.#stack.push(this.#frames.push(frame) - 1);
    return frame;
  }

  /** Closes the clauses above a height of the stack, at the token where the next part of the sentence begins. */
  #close(height: number, boundary: number): void {
    while (this.#stack.length > height) {
      const frame = this.#frames[this.#stack.pop() as number] as Frame;
      frame.last = boundary;
    }
    if (height > 0) {
      this.#infinitive = null;
      this.#gerund = null;
    }
  }

  /** Where the part of the sentence before `index` ends: its comma and coordinator belong to the next part. */
  #boundary(index: number): number {
    let i = index;
    while (i > this.#from) {
      const kind = this.#kind(i - 1) as WordClass;
      if (BORDERS.has(kind)) {
        i--;
        // "in Zambia and globally, and the Vice President announced": in front of the comma the other part goes on.
        break;
      }
      if (kind !== 'coordinator' && !SKIPPED.has(kind)) break;
      i--;
    }
    // Adverbs without punctuation before them stay with what they follow.
    while (i < index && SKIPPED.has(this.#kind(i) as WordClass)) i++;
    return i;
  }

  #token(index: number, next: Group | undefined): void {
    if (this.words.hidden[index - this.words.first]) return;
    const kind = this.#kind(index) as WordClass;
    if (kind === 'semicolon' || (kind === 'colon' && this.#top().verbs.length > 0)) {
      if (kind === 'semicolon') this.#close(1, index);
      return;
    }
    if (kind === 'that') this.#that(index, next);
    else if (OPENERS.has(kind)) this.#subordinate(index, kind, next);
    else if (kind === 'as') this.#as(index, next);
    else if (kind === 'preposition' && this.#joinsClause(index, next)) this.#subordinate(index, 'subordinator', next);
    else if (kind === 'subject-pronoun' || kind === 'determiner') this.#contact(index, next);
  }

  #that(index: number, next: Group | undefined): void {
    if (!next) return;
    const previous = this.#kind(index - 1);
    if (previous === 'coordinator' || previous === 'comma') {
      const sibling = this.#stack.findLastIndex((i) => this.#frames[i]?.kind === 'that');
      if (sibling > 0 && (this.#frames[this.#stack[sibling] as number] as Frame).verbs.length > 0)
        this.#close(sibling, this.#boundary(index));
    }
    const relative = previous === 'noun' && next.first === index + 1;
    this.#open(relative ? 'relative' : 'that', index, this.#stack.at(-1) ?? null);
    this.#insideObject = false;
    this.#from = index + 1;
    this.#behindGroup = false;
  }

  #subordinate(index: number, kind: WordClass, next: Group | undefined): void {
    const before = this.#kind(index - 1);
    if (before === 'comma' && this.#contrasts(index, next)) {
      this.#close(0, index - 1);
      this.#open('main', index - 1, null);
      this.#from = index + 1;
      this.#behindGroup = false;
      return;
    }
    // "under which", "some of whom": the preposition belongs to the relative clause.
    const first = kind === 'relative' && before === 'preposition' ? index - 1 : index;
    // "Where others put up barriers, we will join forces": in front of the main clause no noun stands before it.
    const relative = kind === 'relative' && index !== this.#firstWord();
    this.#open(relative ? 'relative' : 'adverbial', first, this.#stack.at(-1) ?? null);
    this.#from = index + 1;
    this.#behindGroup = false;
  }

  /** "before those borders were drawn", "faster than the models foresaw": no preposition before a clause. */
  #joinsClause(index: number, next: Group | undefined): boolean {
    if (!next || !/^(?:before|after|until|since|than)$/.test(this.#lower(index))) return false;
    if (next.shape !== 'finite' && next.shape !== 'past') return false;
    for (let i = index + 1; i < next.first; i++) {
      const kind = this.#kind(i);
      if (kind === 'comma' || kind === 'relative' || kind === 'that' || kind === 'preposition') return false;
    }
    return next.first > index + 1;
  }

  /** ", while his host expressed the wish": an act of an actor of its own stands beside the main clause, not below it. */
  #contrasts(index: number, next: Group | undefined): boolean {
    if (!next || !/^(?:while|whereas)$/.test(this.#lower(index)) || this.#frames[0]?.verbs.length === 0) return false;
    const subject = this.#subject(index + 1, next.first);
    const finite = next.shape !== 'infinitive' && next.shape !== 'ing';
    return finite && this.#performs(next) && subject !== null && this.#isActorLike(subject);
  }

  /** "As agreed in June", "as the President has underscored"; "as" is a preposition elsewhere. */
  #as(index: number, next: Group | undefined): void {
    if (!next || next.shape === 'infinitive' || next.shape === 'ing') return;
    let start = index + 1;
    while (this.#kind(start) === 'adverb') start++;
    const direct = next.first === start && (next.shape === 'ed' || next.shape === 'participle');
    let clause = false;
    if (this.marks.isActor(start) || this.#kind(start) === 'subject-pronoun') {
      clause = true;
      for (let i = start; i < next.first; i++) if (this.#kind(i) === 'comma') clause = false;
    }
    if (!direct && !clause) return;
    this.#open('as', index, this.#stack.at(-1) ?? null);
    this.#from = index + 1;
    this.#behindGroup = false;
  }

  /** "the commitment they made": a pronoun or determiner right behind a noun opens a relative clause without a pronoun. */
  #contact(index: number, next: Group | undefined): void {
    const pronoun = this.#kind(index) === 'subject-pronoun';
    if (
      !next ||
      this.#kind(index - 1) !== 'noun' ||
      this.marks.isTime(index - 1) ||
      next.shape === 'infinitive' ||
      next.shape === 'ing'
    )
      return;
    if (!pronoun && !(this.#lower(index) === 'the' && next.first - index <= 3 && this.#top().verbs.length > 0)) return;
    if (this.#lower(index) === 'that' || this.#lower(index) === 'it') return;
    if (next.first - index > 4) return;
    this.#open('relative', index, this.#stack.at(-1) ?? null);
    this.#from = index;
    this.#behindGroup = false;
  }

  #take(group: Group, next: Group | undefined): void {
    if (this.#isInverted(group)) {
      this.#close(0, group.first - 1);
      this.#add(this.#open('main', group.first, null), group, group.first);
      return;
    }
    const lead = this.#lead(group);
    if (lead.kind === 'verb' && this.#endsContact(group)) return;
    // "We demand favours": a bare form right behind a verb is no second verb.
    if (lead.kind === 'verb' && (group.shape === 's' || group.shape === 'base')) return;
    const object = this.#insideObject;
    this.#insideObject = group.shape === 'infinitive' || group.shape === 'ing';
    if (group.shape === 'infinitive') {
      this.#takeInfinitive(group);
      return;
    }
    if (group.shape === 'ing') {
      this.#takeParticiple(group);
      return;
    }
    // "which they concluded were tests": what a verb of saying governs directly is its content.
    if (
      lead.kind === 'verb' &&
      group.shape === 'finite' &&
      this.#top().kind === 'relative' &&
      this.hints.isAct(this.#lower(this.#from - 1))
    )
      return;
    if ((group.shape === 'participle' || group.shape === 'ed') && this.#isReduced(group, lead, next, object)) {
      this.#takePastParticiple(group, lead);
      return;
    }
    if (lead.kind === 'none' || lead.kind === 'start') this.#takeWithSubject(group);
    else this.#takeCoordinated(group, lead.index);
  }

  /** "…," said the Minister: a verb of saying right behind a closing quotation mark, before its subject. */
  #isInverted(group: Group): boolean {
    const closed = this.#kind(group.first - 1) === 'quote' && this.#frames[0]?.verbs.length !== 0;
    if (!closed || group.shape === 'infinitive' || group.shape === 'ing' || !this.#performs(group)) return false;
    const next = this.#kind(group.last) === 'determiner' ? group.last + 1 : group.last;
    return this.marks.isActor(next) || this.hints.isCollective(this.#lower(next));
  }

  /** What stands right before a group, adverbs aside: nothing, a comma or a coordinator (then no subject is stated). */
  #lead(group: Group): { kind: 'none' | 'comma' | 'coordinator' | 'verb' | 'start'; index: number } {
    let i = group.first - 1;
    while (
      i >= this.#from &&
      (SKIPPED.has(this.#kind(i) as WordClass) || (this.words.hidden[i - this.words.first] && this.#kind(i) !== 'noun'))
    )
      i--;
    if (i < this.#from) {
      if (this.#from === this.words.first) return { kind: 'start', index: group.first };
      return { kind: this.#top().verbs.length === 0 ? 'none' : 'verb', index: group.first };
    }
    const kind = this.#kind(i);
    if (kind === 'coordinator' || kind === 'semicolon') return { kind: 'coordinator', index: i };
    if (kind === 'comma' || kind === 'dash') {
      const insertion = this.#insertion(i);
      return insertion === null ? { kind: 'comma', index: i } : { kind: 'coordinator', index: insertion };
    }
    return { kind: 'none', index: group.first };
  }

  /** "and, in this regard, welcomed": the coordinator before an adverbial between commas. */
  #insertion(comma: number): number | null {
    for (let i = comma - 1; i >= this.#from; i--) {
      if (this.#kind(i) === 'comma') return this.#kind(i - 1) === 'coordinator' ? i - 1 : null;
    }
    // "and in this regard, welcomed"
    for (let i = comma - 1; i >= Math.max(this.#from, comma - 7); i--) {
      if (this.#kind(i) === 'coordinator' && (this.#kind(i + 1) === 'preposition' || this.#kind(i + 1) === 'to'))
        return i;
    }
    return null;
  }

  /** "The plan we announce today delivers …": the verb of the clause in whose subject the relative clause stands. */
  #endsContact(group: Group): boolean {
    const top = this.#top();
    const height = this.#stack.length - 2;
    const host = this.#frames[this.#stack[height] as number];
    const waits = top.kind === 'relative' && top.verbs.length > 0 && host?.verbs.length === 0;
    if (!waits || host.kind === 'participial' || !(group.shape === 's' || group.shape === 'finite')) return false;
    this.#close(height + 1, group.first);
    host.subject = this.#subject(host.first, top.first);
    this.#add(host, group, group.first);
    return true;
  }

  /** A bare past participle that modifies a noun or opens an adverbial, and is no finite verb. */
  #isReduced(group: Group, lead: { kind: string; index: number }, next: Group | undefined, object: boolean): boolean {
    if (this.#top().kind === 'as' && this.#top().verbs.length === 0) return false;
    if (group.shape === 'participle') return true;
    const act = this.hints.isAct(this.#lower(group.head));
    if (lead.kind === 'verb')
      return COPULAS.has(this.#lower(this.#from - 1)) || !(this.#top().kind === 'relative' || act);
    if (lead.kind === 'start') {
      const after = this.#lower(group.last);
      return !act || /^(?:by|about|whether|if|how|why)$/.test(after) || (after === 'in' && !this.#performs(group));
    }
    const top = this.#top();
    if (this.#hasAgent(group)) return true;
    if (lead.kind === 'coordinator') return this.#bestFrame(group, lead.index) === null;
    if (lead.kind === 'comma') {
      const waiting = top.verbs.length === 0 || (top.kind === 'participial' && this.#frames[0]?.verbs.length === 0);
      if (waiting && this.#lower(group.last) !== 'by') return false;
      if (this.#isDated(group)) return true;
      // "X, who took part, explained …": behind the relative clause the main one still lacks its verb.
      const main = this.#frames[this.#stack[0] as number];
      if (top.kind === 'relative' && main?.verbs.length === 0 && act && this.#lower(group.last) !== 'by') return false;
      return !act || this.#lower(group.last) === 'by' || this.#bestFrame(group, lead.index) === null;
    }
    const before = this.#kind(group.first - 1);
    if (this.#kind(this.#skipBack(group.first)) === 'subject-pronoun') return false;
    // "Recalling the talks held in June": the noun is the object of a participle or infinitive, no subject.
    if (object && !this.#holdsComma(group.first) && !this.#freshSubject(group)) return true;
    if (this.#isUnmarkedContent(group)) return false;
    const vacant = this.#stack.some(
      (i) => (this.#frames[i] as Frame).verbs.length === 0 && this.#frames[i]?.kind !== 'participial',
    );
    if (!vacant && !this.#freshSubject(group)) return true;
    if (top.kind === 'relative' && top.verbs.length === 0) return false;
    const follower = this.#kind(group.last);
    const open =
      follower === 'preposition' ||
      follower === 'adverb' ||
      follower === 'to' ||
      follower === 'comma' ||
      follower === undefined;
    const settled =
      next !== undefined && this.#isSurelyFinite(next) && !this.#hasSubjectBetween(group.last, next.first);
    const prefers = act && (this.#lower(group.last) === 'on' || this.#lower(group.last) === 'upon');
    return Boolean(before !== 'adverb' && open && settled && !prefers);
  }

  /** "She said the Ministry believed that …": an act of an actor right behind a verb of saying. */
  #isUnmarkedContent(group: Group): boolean {
    const said = this.words.first < this.#from && this.#performs({ head: this.#from - 1 });
    const subject = said ? this.#subject(this.#from, group.first) : null;
    const follower = this.#kind(group.last);
    const governs = follower === 'that' || follower === 'to' || follower === 'determiner';
    return governs && this.#performs(group) && subject?.first === this.#from && this.#isActorLike(subject);
  }

  /** "endorsed unanimously by the Council", "called for in the deal": what was done, not who did it. */
  #hasAgent(group: Group): boolean {
    let i = group.last;
    while (this.#kind(i) === 'adverb') i++;
    if (this.#lower(i) === 'by' && this.marks.isActor(this.#kind(i + 1) === 'determiner' ? i + 2 : i + 1)) return true;
    return /^(?:for|on|upon|to)$/.test(this.#lower(group.last)) && /^(?:in|by)$/.test(this.#lower(group.last + 1));
  }

  /** ", held in Maputo in March 2019,": a participle with nothing but a place and a time up to the next comma. */
  #isDated(group: Group): boolean {
    if (!/^(?:in|on|at|during|by)$/.test(this.#lower(group.last))) return false;
    let dated = false;
    for (let i = group.last; i < Math.min(this.words.last, group.last + 9); i++) {
      if (this.marks.isTime(i)) dated = true;
      else if (this.#kind(i) === 'comma' || this.#kind(i) === 'stop' || this.#kind(i) === 'semicolon') return dated;
      else if (this.#kind(i) !== 'preposition' && this.#kind(i) !== 'noun' && this.#kind(i) !== 'determiner')
        return false;
    }
    return dated;
  }

  /** A later group that can only be a finite verb: with an auxiliary, or a past with an object of its own. */
  #isSurelyFinite(group: Group): boolean {
    if (group.shape === 'finite') return true;
    const follower = this.#kind(group.last);
    return (group.shape === 'ed' || group.shape === 'past') && (follower === 'determiner' || follower === 'that');
  }

  #holdsComma(last: number): boolean {
    for (let i = this.#from; i < last; i++) if (this.#kind(i) === 'comma') return true;
    return false;
  }

  #skipBack(index: number): number {
    let i = index - 1;
    while (i > this.#from && SKIPPED.has(this.#kind(i) as WordClass)) i--;
    return i;
  }

  /** True when a comma or coordinator and then a noun phrase stand before the group: a clause of its own. */
  #freshSubject(group: Group): boolean {
    const subject = this.#subject(this.#from, group.first);
    if (!subject) return false;
    let behind = subject.first - 1;
    while (this.#kind(behind) === 'quote' || this.#kind(behind) === 'adverb') behind--;
    const before = this.#kind(behind);
    return (
      (before === 'comma' || before === 'coordinator' || before === 'semicolon' || before === 'colon') &&
      this.#isActorLike(subject)
    );
  }

  #isActorLike(range: TokenRange): boolean {
    for (let i = range.first; i < range.last; i++) {
      if (this.marks.isActor(i) || this.hints.isCollective(this.#lower(i))) return true;
    }
    // "and all three agreed"
    const counted = this.#kind(range.first) === 'determiner' && this.#kind(range.last - 1) === 'number';
    return this.#kind(range.first) === 'subject-pronoun' || counted;
  }

  /** True when between two groups a noun phrase could be the subject of the second. */
  #hasSubjectBetween(first: number, last: number): boolean {
    for (let i = first; i < last; i++) {
      const kind = this.#kind(i);
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
        (i + 1 === last || this.#kind(i + 1) === 'adverb' || this.marks.isActor(i + 1))
      )
        return true;
    }
    return false;
  }

  /** A verb that is a speech act wherever it stands, and no plain action. */
  #performs(group: { readonly head: number }): boolean {
    const word = this.#lower(group.head);
    return this.hints.isAct(word) && !this.hints.isPlain(word);
  }

  #takeInfinitive(group: Group): void {
    this.#infinitive = group;
    const top = this.#top();
    if (
      top.kind === 'main' &&
      top.verbs.length === 0 &&
      this.#stack.length === 1 &&
      group.first === this.#firstWord()
    ) {
      this.#add(top, group, group.first, 'infinitive');
    }
  }

  #firstWord(): number {
    let i = this.words.first;
    while (SKIPPED.has(this.#kind(i) as WordClass)) i++;
    return i;
  }

  #takeParticiple(group: Group): void {
    const before = this.#skipAdverbsBack(group.first);
    const kind = this.#kind(before);
    const act = this.#performs(group);
    const top = this.#top();
    // "including strengthening ties, supporting growth and countering …": a list of gerunds goes on.
    if (kind === 'comma' && this.#gerund !== null && !act) {
      this.#gerund = group;
      return;
    }
    // "will be providing advice and supporting the efforts"
    const progressive = top.verbs.at(-1);
    if (kind === 'coordinator' && progressive?.form === 'finite' && this.#lower(progressive.head).endsWith('ing')) {
      this.#add(top, group, this.#boundary(group.first));
      return;
    }
    if (kind === 'coordinator' || (kind === 'comma' && top.kind === 'participial')) {
      const at = this.#stack.findLastIndex(
        (i) => this.#frames[i]?.kind === 'participial' && this.#frames[i]?.verbs.at(-1)?.form === 'participle',
      );
      const gerund =
        this.#gerund !== null &&
        this.#gerund.first > (this.#frames[this.#stack[at] as number]?.verbs.at(-1)?.first ?? -1);
      if (at >= 0 && !(gerund && !act)) {
        const boundary = this.#boundary(group.first);
        this.#close(at + 1, boundary);
        this.#add(this.#top(), group, boundary, 'participle');
        return;
      }
      if (kind === 'coordinator' && !(this.#kind(before - 1) === 'comma' && act)) {
        this.#gerund = group;
        return;
      }
    }
    if (top.kind === 'adverbial' && top.verbs.length === 0) {
      top.kind = 'participial';
      this.#add(top, group, top.first, 'participle');
      return;
    }
    const initial = before < this.#from && this.#from === this.words.first;
    if (
      initial ||
      kind === 'comma' ||
      kind === 'dash' ||
      kind === 'coordinator' ||
      (this.marks.isTime(before) && act)
    ) {
      // A participle that performs an act hangs on the clause of the speaker, any other stays where it is.
      const boundary = this.#boundary(group.first);
      if (act && !initial) this.#close(1, boundary);
      const frame = this.#open('participial', boundary, this.#stack.at(-1) ?? null);
      this.#add(frame, group, boundary, 'participle');
      return;
    }
    this.#gerund = group;
  }

  #skipAdverbsBack(index: number): number {
    let i = index - 1;
    while (i >= this.#from && SKIPPED.has(this.#kind(i) as WordClass)) i--;
    return i;
  }

  /** "Deeply concerned at …, the Council": a past participle that opens the sentence; others only modify nouns. */
  #takePastParticiple(group: Group, lead: { kind: string }): void {
    const listed = this.#kind(group.last) === 'comma' || this.#kind(group.last) === 'coordinator';
    const attitude = lead.kind === 'comma' && this.words.isAttitude(this.#lower(group.head)) && !listed;
    if (lead.kind !== 'start' && !attitude) return;
    const boundary = this.#boundary(group.first);
    if (lead.kind === 'comma') this.#close(1, boundary);
    const frame = this.#open('participial', boundary, this.#stack.at(-1) ?? null);
    this.#add(frame, group, boundary, 'past-participle');
  }

  #takeWithSubject(group: Group): void {
    const interrupted = this.#kind(this.#skipBack(group.first)) === 'comma';
    const subject = interrupted ? null : this.#subject(this.#from, group.first);
    const first = subject?.first ?? group.first;
    const boundary = this.#boundary(first);
    const vacant = this.#vacant(first);
    if (vacant >= 0) {
      const above = this.#stack.length > vacant + 1;
      if (above) this.#close(vacant + 1, boundary);
      const frame = this.#top();
      const front = above || interrupted ? group.first : (this.#infinitive?.first ?? frame.first);
      frame.subject = subject ?? (front > frame.first ? this.#subject(frame.first, front) : null);
      this.#add(frame, group, above ? boundary : frame.first);
      return;
    }
    const separate = this.#isSeparate(first) && this.#opensClause(group, subject, boundary);
    const target = separate ? this.#clauseLevel(group, subject, boundary) : -1;
    if (target < 0) {
      // "helping Ukraine meet its needs": a bare infinitive, no clause.
      if (group.shape === 'base' && subject && !PLURAL_SUBJECT.test(this.#lower(subject.last - 1))) return;
      const frame = this.#open('relative', first, this.#stack.at(-1) ?? null);
      frame.subject = subject;
      this.#add(frame, group, first);
      return;
    }
    const sibling = this.#frames[this.#stack[target] as number] as Frame;
    this.#close(target, boundary);
    const frame = this.#open(sibling.kind, boundary, sibling.parent);
    frame.subject = subject;
    this.#add(frame, group, boundary);
  }

  /** The clause that still waits for its verb; "While in Brussels, X met": not the one before the comma. */
  #vacant(subject: number): number {
    const waits = (i: number | undefined) => {
      const frame = i === undefined ? undefined : this.#frames[i];
      return frame !== undefined && frame.verbs.length === 0 && frame.kind !== 'participial';
    };
    const height = this.#stack.findLastIndex(waits);
    const frame = this.#frames[this.#stack[height] as number];
    const past = frame?.kind === 'adverbial' && this.#kind(subject - 1) === 'comma' && subject - 1 > frame.first + 1;
    const below = past ? this.#stack.findLastIndex((i, at) => at < height && waits(i)) : -1;
    return below >= 0 ? below : height;
  }

  /** "… as well as the actions countries can take": without a comma only an actor or an act opens a new main clause. */
  #opensClause(group: Group, subject: TokenRange | null, boundary: number): boolean {
    if (this.#kind(boundary) !== 'coordinator' || this.#top().kind !== 'main') return true;
    return this.#performs(group) || (subject !== null && this.#isActorLike(subject)) || group.tense !== 'modal';
  }

  #isSeparate(first: number): boolean {
    for (let i = first - 1; i >= this.#from; i--) {
      const kind = this.#kind(i);
      if (kind === 'comma' || kind === 'coordinator' || kind === 'semicolon' || kind === 'colon' || kind === 'dash')
        return true;
      if (!SKIPPED.has(kind as WordClass) && kind !== 'preposition' && !this.marks.isTime(i)) break;
    }
    return this.#from === first && this.#kind(first - 1) === 'semicolon';
  }

  /** The clause beside which a new clause with its own subject stands: by tense, and speech acts of actors high up. */
  #clauseLevel(group: Group, subject: TokenRange | null, boundary: number): number {
    const act = this.hints.isAct(this.#lower(group.head)) || group.tense === 'future';
    const high = act && subject !== null && this.#isActorLike(subject);
    let best = -1;
    let bestScore = -1;
    for (let height = this.#stack.length - 1; height >= 0; height--) {
      const frame = this.#frames[this.#stack[height] as number] as Frame;
      const verb = frame.verbs.at(-1);
      if (!verb || frame.kind === 'participial') continue;
      let score = sameTense(verb, group) ? 2 : 0;
      if (high && frame.kind === 'main') score += 1.5;
      if (this.#kind(boundary) === 'comma' && frame.kind === 'main') score += 0.5;
      score -= (this.#stack.length - 1 - height) * 0.4;
      if (score > bestScore) {
        best = height;
        bestScore = score;
      }
    }
    return best;
  }

  #takeCoordinated(group: Group, lead: number): void {
    // "to condemn and reject", "to be sustained and enhanced": the infinitive right before goes on.
    const fits = group.shape === 'base' || (this.#infinitive?.passive === true && group.shape === 'ed');
    const immediate = this.#infinitive && this.#infinitive.last >= lead - 1 && fits;
    if (immediate) return;
    const height = this.#bestFrame(group, lead);
    if (height === null) {
      const vacant = this.#stack.findLastIndex(
        (i) => (this.#frames[i] as Frame).verbs.length === 0 && this.#frames[i]?.kind !== 'participial',
      );
      if (vacant >= 0) this.#takeWithSubject(group);
      return;
    }
    if (height < 0) return;
    const boundary = this.#boundary(Math.min(lead, group.first));
    this.#close(height + 1, boundary);
    this.#add(this.#top(), group, boundary);
  }

  /**
   * Height of the clause with whose verb a group without subject is coordinated; -1 when it goes on an infinitive,
   * null when nothing fits.
   */
  #bestFrame(group: Group, lead: number): number | null {
    const word = this.#lower(group.head);
    // "to prevent, detect, and respond to threats": some verbs speak only with what they say behind them.
    const follower = this.#kind(group.last);
    const silent = this.hints.needsContent(word) && follower !== 'that' && follower !== 'quote';
    const act = (this.hints.isAct(word) && !this.hints.isPlain(word) && !silent) || word === 'continue';
    const comma = this.#kind(lead) === 'comma' || this.#kind(lead - 1) === 'comma';
    let best: number | null = null;
    let bestScore = 0;
    if (group.shape === 'base' && this.#infinitive) {
      best = -1;
      bestScore = act && comma ? 1.5 : act ? 2.5 : 4;
    }
    let depth = 0;
    for (let height = this.#stack.length - 1; height >= 0; height--) {
      const frame = this.#frames[this.#stack[height] as number] as Frame;
      const verb = frame.verbs.at(-1);
      if (!verb) {
        // "The Ministers, meeting in Rome, condemned": the verb of a clause that still waits for it.
        if (this.#kind(lead) === 'comma' && frame.kind !== 'participial' && frame.first < lead) return null;
        continue;
      }
      const form =
        agreement(verb, group) || (act && comma && group.shape === 'base' && verb.tense === 'past' ? 0.6 : 0);
      if (form > 0) {
        const speaks = this.hints.isAct(this.#lower(verb.head));
        let score = form + (act && speaks ? 2 : 0) + (act && frame.kind === 'main' ? 1 : 0);
        score += comma && depth > 0 && frame.kind === 'main' ? 0.8 : 0;
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

  #add(frame: Frame, group: Group, boundary: number, form: VerbGroup['form'] = 'finite'): void {
    const { first, last, head, negated, shape } = group;
    // "will fulfill … and work": a bare verb shares the auxiliary of the verb it is coordinated with.
    const before = frame.verbs.at(-1);
    const shared = before?.tense;
    const participle = (shape === 'ed' || shape === 'participle') && before?.passive === true && shared !== 'past';
    const passive = group.passive || participle;
    const bare = (shape === 'base' || shape === 'ing') && (shared === 'future' || shared === 'modal');
    const tense = shared && (bare || participle) ? shared : group.tense;
    frame.verbs.push({ first, last, head, form, tense, passive, negated, boundary, end: this.words.last, shape });
    if (form === 'finite') {
      this.#infinitive = null;
      this.#gerund = null;
    }
  }

  /** Sets where each verb's part ends: at the next verb of the clause, at a participial act, or with the clause. */
  #finish(): Clause[] {
    const speaks = (frame: Frame) =>
      frame.verbs.some((verb) => this.#performs(verb) || verb.form === 'past-participle');
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
  if (group.shape === 's')
    return verb.tense === 'present' || verb.tense === 'perfect' ? 3 : verb.tense === 'future' ? 0.5 : 0;
  return 0;
}
