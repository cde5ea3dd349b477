import type { Cue } from '../../core/document.js';
import type { Clause, Parse, TokenRange } from '../../core/parse.js';
import type { Actors } from './actors.js';

const ANTECEDENT_REACH = 12;

/** Finds the words that name the subject of a cue. */
export class Subjects {
  constructor(
    private readonly actors: Actors,
    private readonly parses: readonly Parse[],
  ) {}

  clauseOf(cue: Cue): Clause {
    return this.parses[cue.sentence]?.clauses[cue.clause] as Clause;
  }

  /** The subject of the clause, or that of the clause on which a participle or relative hangs. */
  of(cue: Cue): TokenRange | null {
    const clause = this.clauseOf(cue);
    if (clause.subject) return this.behindLabel(clause.subject);
    if (clause.kind === 'participial') return this.ofHost(cue);
    if (clause.kind === 'relative') return this.antecedent(clause);
    const opens = this.parses[cue.sentence]?.clauses[0] === clause;
    return clause.kind === 'main' && !opens ? this.inverted(cue) : null;
  }

  /** "(Nuclear energy) The two ministers": the label of an item is no part of its subject. */
  private behindLabel({ first, last }: TokenRange): TokenRange {
    if (this.actors.lower(first) !== '(') return { first, last };
    let close = first;
    while (close < last && this.actors.lower(close) !== ')') close++;
    return close + 1 < last ? { first: close + 1, last } : { first, last };
  }

  ofHost(cue: Cue): TokenRange | null {
    const clause = this.clauseOf(cue);
    const clauses = this.parses[cue.sentence]?.clauses ?? [];
    let host = clause.parent === null ? undefined : clauses[clause.parent];
    while (host && !host.subject && host.parent !== null) host = clauses[host.parent];
    return host?.subject ?? null;
  }

  private antecedent(clause: Clause): TokenRange | null {
    for (let i = clause.first - 1; i >= Math.max(0, clause.first - ANTECEDENT_REACH); i--) {
      const placed = this.actors.at(i);
      if (placed) return { first: placed.first, last: placed.last };
      if (this.actors.lower(i) === '.') return null;
    }
    return null;
  }

  /** "…", said the Minister. */
  private inverted(cue: Cue): TokenRange | null {
    const { actors } = this;
    const before = actors.tokens[cue.tokens.first - 1]?.lower;
    const earlierToken = actors.tokens[cue.tokens.first - 2]?.lower;
    let i = cue.tokens.last;
    while (actors.lower(i) === 'the' || actors.lower(i) === 'a') i++;
    const placed = actors.at(i);
    if (before !== '"' && !(before === ',' && (earlierToken === '"' || placed))) return null;
    return placed ? { first: cue.tokens.last, last: placed.last } : null;
  }
}
