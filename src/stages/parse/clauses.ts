import type { Clause, TokenRange } from '../../core/parse.js';
import { bestFrame, clauseLevel, opensClause } from './attachment.js';
import { type Frame, Frames, waits } from './frames.js';
import { isSeparate, leadOf, skipBack } from './lead.js';
import { takeInfinitive, takeParticiple, takePastParticiple } from './non-finite.js';
import { openAt } from './openers.js';
import { isReduced } from './reduction.js';
import type { Sentence } from './sentence.js';
import type { Group } from './verb-groups.js';

const PLURAL_SUBJECT = /^(?:.*s|they|we|i|people|women|men|both|all)$/;

/**
 * Builds the clauses of one sentence from left to right with a stack of open clauses. A verb group goes to the clause
 * that still lacks a verb, or is coordinated with a verb of the same form; clauses above that one are closed. The
 * method is that of a deterministic shift-reduce chunk parser, with the choice of the attachment made by verb form,
 * punctuation and whether the verbs are speech acts.
 */
export class ClauseBuilder {
  readonly #sentence: Sentence;
  readonly #frames: Frames;

  constructor(sentence: Sentence) {
    this.#sentence = sentence;
    this.#frames = new Frames(sentence);
  }

  /** Takes the groups of the sentence and gives its clauses. */
  build(groups: readonly Group[]): Clause[] {
    let next = 0;
    for (let i = this.#sentence.words.first; i < this.#sentence.words.last; ) {
      const group = groups[next];
      if (group && group.first === i) {
        this.#take(group, groups[next + 1]);
        i = group.last;
        this.#frames.from = i;
        this.#frames.behindGroup = true;
        next++;
      } else {
        openAt(this.#frames, i, group);
        i++;
      }
    }
    this.#frames.close(0, this.#sentence.words.last);
    return this.#frames.finish();
  }

  #take(group: Group, next: Group | undefined): void {
    if (this.#isInverted(group)) {
      this.#frames.close(0, group.first - 1);
      this.#frames.add(this.#frames.open('main', group.first, null), group, group.first);
      return;
    }
    const lead = leadOf(this.#frames, group);
    if (lead.kind === 'verb' && this.#endsContact(group)) return;
    // "We demand favours": a bare form right behind a verb is no second verb.
    if (lead.kind === 'verb' && (group.shape === 's' || group.shape === 'base')) return;
    const object = this.#frames.insideObject;
    this.#frames.insideObject = group.shape === 'infinitive' || group.shape === 'ing';
    if (group.shape === 'infinitive') {
      takeInfinitive(this.#frames, group);
      return;
    }
    if (group.shape === 'ing') {
      takeParticiple(this.#frames, group);
      return;
    }
    // "which they concluded were tests": what a verb of saying governs directly is its content.
    if (
      lead.kind === 'verb' &&
      group.shape === 'finite' &&
      this.#frames.top().kind === 'relative' &&
      this.#sentence.hints.isAct(this.#sentence.lower(this.#frames.from - 1))
    )
      return;
    if (lead.kind === 'coordinator' && this.#isSecondAttitude(group, lead.index)) {
      this.#frames.add(this.#frames.top(), { ...group, passive: true }, this.#frames.boundary(lead.index));
      return;
    }
    if ((group.shape === 'participle' || group.shape === 'ed') && isReduced(this.#frames, group, lead, next, object)) {
      takePastParticiple(this.#frames, group, lead);
      return;
    }
    if (lead.kind === 'none' || lead.kind === 'start') this.#takeWithSubject(group);
    else this.#takeCoordinated(group, lead.index);
  }

  /** "…," said the Minister: a verb of saying right behind a closing quotation mark, before its subject. */
  #isInverted(group: Group): boolean {
    const before = this.#sentence.kind(group.first - 1);
    const said =
      before === 'comma' && /^(?:said|stated|added|noted|explained|remarked)$/.test(this.#sentence.lower(group.head));
    const closed = (before === 'quote' || said) && this.#frames.opening?.verbs.length !== 0;
    if (!closed || group.shape === 'infinitive' || group.shape === 'ing' || !this.#sentence.performs(group))
      return false;
    const next = this.#sentence.kind(group.last) === 'determiner' ? group.last + 1 : group.last;
    return this.#sentence.marks.isActor(next) || this.#sentence.hints.isCollective(this.#sentence.lower(next));
  }

  /** "We are outraged and deeply saddened": the copula of the first attitude goes on. */
  #isSecondAttitude(group: Group, coordinator: number): boolean {
    const { words } = this.#sentence;
    const attitudes = [coordinator - 1, group.head].every((index) => words.isAttitude(this.#sentence.lower(index)));
    return attitudes && this.#frames.top().verbs.at(-1)?.form === 'finite' && !this.#sentence.performs(group);
  }

  /** "The plan we announce today delivers …": the verb of the clause in whose subject the relative clause stands. */
  #endsContact(group: Group): boolean {
    const top = this.#frames.top();
    const height = this.#frames.height - 2;
    const host = this.#frames.at(height);
    const pending = top.kind === 'relative' && top.verbs.length > 0 && host?.verbs.length === 0;
    if (!pending || host.kind === 'participial' || !(group.shape === 's' || group.shape === 'finite')) return false;
    this.#frames.close(height + 1, group.first);
    host.subject = this.#frames.subject(host.first, top.first);
    this.#frames.add(host, group, group.first);
    return true;
  }

  /** "Recognizing the impact disasters have on women, we aim …": the main clause starts behind a comma. */
  #isInOpeningParticiple(group: Group, subject: TokenRange | null): boolean {
    const top = this.#frames.top();
    if (top.kind !== 'participial' || this.#frames.height !== 2 || this.#frames.opening?.verbs.length !== 0)
      return false;
    if (!subject || this.#sentence.isActorLike(subject)) return false;
    for (let i = top.first; i < group.first; i++) if (this.#sentence.kind(i) === 'comma') return false;
    for (let i = group.last; i < this.#sentence.words.last; i++) if (this.#sentence.kind(i) === 'comma') return true;
    return false;
  }

  /** "A series of agreements to deepen ties between A and B will be signed": an infinitive stands inside the subject. */
  #modifiedSubject(group: Group): TokenRange | null {
    const { infinitive, height } = this.#frames;
    const frame = this.#frames.top();
    if (!infinitive || height > 1 || frame.verbs.length > 0 || this.#sentence.kind(infinitive.first - 1) !== 'noun')
      return null;
    for (let i = infinitive.last; i < group.first; i++) if (this.#sentence.kind(i) === 'comma') return null;
    const head = this.#frames.subject(frame.first, infinitive.first);
    return head && head.last === infinitive.first ? { first: head.first, last: group.first } : null;
  }

  /** "Building on the talks, Mr. X, Minister of Y, convened": the subject stands behind the participle that opens the sentence. */
  #behindOpening(): number {
    const { kind, first, verbs } = this.#frames.top();
    return kind === 'participial' && first === this.#sentence.words.first ? (verbs.at(-1)?.last ?? 0) : 0;
  }

  #takeWithSubject(group: Group): void {
    const interrupted = this.#sentence.kind(skipBack(this.#frames, group.first)) === 'comma';
    const subject = interrupted
      ? null
      : (this.#modifiedSubject(group) ?? this.#frames.subject(this.#frames.from, group.first));
    const first = subject?.first ?? group.first;
    const boundary = this.#frames.boundary(first);
    const vacant = this.#isInOpeningParticiple(group, subject) ? -1 : this.#frames.vacant(first);
    if (vacant >= 0) {
      const above = this.#frames.height > vacant + 1;
      const behind = this.#behindOpening();
      if (above) this.#frames.close(vacant + 1, boundary);
      const frame = this.#frames.top();
      // "A poll released on Friday found": the participle goes with its noun.
      const reduced = !subject && this.#frames.reduced?.first === this.#frames.from - 1 ? group.first : frame.first;
      const front = above || interrupted ? group.first : (this.#frames.infinitive?.first ?? reduced);
      const start = Math.max(frame.first, behind);
      frame.subject = subject ?? (front > start ? this.#frames.subject(start, front) : null);
      this.#frames.add(frame, group, above ? boundary : frame.first);
      return;
    }
    const separate = isSeparate(this.#frames, first) && opensClause(this.#frames, group, subject, boundary);
    const target = separate ? clauseLevel(this.#frames, group, subject, boundary) : -1;
    if (target < 0) {
      // "helping Ukraine meet its needs": a bare infinitive, no clause.
      if (group.shape === 'base' && subject && !PLURAL_SUBJECT.test(this.#sentence.lower(subject.last - 1))) return;
      const frame = this.#frames.openBelow('relative', first);
      frame.subject = subject;
      this.#frames.add(frame, group, first);
      return;
    }
    const sibling = this.#frames.at(target) as Frame;
    this.#frames.close(target, boundary);
    const frame = this.#frames.open(sibling.kind, boundary, sibling.parent);
    frame.subject = subject;
    this.#frames.add(frame, group, boundary);
  }

  /** "She said the plan, which would cost millions, was needed": the verb of what is said, not a second one of hers. */
  #endsUnmarkedContent(group: Group, lead: number, height: number): boolean {
    const top = this.#frames.top();
    const verb = this.#frames.at(height)?.verbs.at(-1);
    if (!verb || group.shape !== 'finite' || top.kind !== 'relative' || height !== this.#frames.height - 2)
      return false;
    if (this.#sentence.kind(lead) !== 'comma' || this.#sentence.kind(top.first - 1) !== 'comma') return false;
    return (
      this.#sentence.hints.isQuoting(this.#sentence.lower(verb.head)) &&
      this.#frames.subject(verb.last, top.first)?.first === verb.last
    );
  }

  #takeCoordinated(group: Group, lead: number): void {
    // "to condemn and reject", "to be sustained and enhanced": the infinitive right before goes on.
    // "…, who asked not to be named, said": behind a comma a verb of saying is none.
    const speaks =
      this.#sentence.kind(lead) === 'comma' && this.#sentence.hints.isQuoting(this.#sentence.lower(group.head));
    const fits =
      group.shape === 'base' || (this.#frames.infinitive?.passive === true && group.shape === 'ed' && !speaks);
    const immediate = this.#frames.infinitive && this.#frames.infinitive.last >= lead - 1 && fits;
    if (immediate) return;
    const height = bestFrame(this.#frames, group, lead);
    if (height === null) {
      const vacant = this.#frames.findHeight(waits);
      if (vacant >= 0) this.#takeWithSubject(group);
      return;
    }
    if (height < 0 || this.#endsUnmarkedContent(group, lead, height)) return;
    const boundary = this.#frames.boundary(Math.min(lead, group.first));
    this.#frames.close(height + 1, boundary);
    this.#frames.add(this.#frames.top(), group, boundary);
  }
}
