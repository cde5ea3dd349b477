import type { Cue } from '../../core/document.js';
import type { Clause, Parse, TokenRange } from '../../core/parse.js';
import type { Actors } from './actors.js';

const ANTECEDENT_REACH = 12;
const INCLUDED_REACH = 24;
const PHRASE_REACH = 6;
const OF_PHRASE = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'PRON']);

/** Finds the words that name the subject of a cue. */
export class Subjects {
  constructor(
    private readonly actors: Actors,
    private readonly parses: readonly Parse[],
    /** Head nouns of unnamed actors. */
    private readonly isCollective: (word: string) => boolean,
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
    const phrase = this.phraseBefore(clause);
    if (phrase) return phrase;
    for (let i = clause.first - 1; i >= Math.max(0, clause.first - ANTECEDENT_REACH); i--) {
      const placed = this.actors.at(i);
      if (placed) return { first: placed.first, last: placed.last };
      if (this.actors.lower(i) === '.') return null;
    }
    return null;
  }

  /** "our Israeli counterparts, who …"; "all Syrians, including civil society and the opposition, who …". */
  private phraseBefore({ first }: Clause): TokenRange | null {
    const { actors } = this;
    let last = actors.lower(first - 1) === ',' ? first - 1 : first;
    for (let i = last - 1; i > Math.max(0, last - INCLUDED_REACH); i--) {
      if (/^[.;:]$/.test(actors.lower(i))) break;
      if (!/^(?:including|among)$/.test(actors.lower(i)) || actors.lower(i - 1) !== ',') continue;
      last = i - 1;
      break;
    }
    const named = actors.at(last - 1);
    const people = !named && actors.within({ first: last - 1, last }).length > 0;
    if (named || !(people || this.isCollective(actors.lower(last - 1)))) return null;
    let start = last - 1;
    while (start > 0 && last - start < PHRASE_REACH && OF_PHRASE.has(actors.tokens[start - 1]?.tag ?? '')) {
      if (actors.at(start - 1)) break;
      start--;
    }
    return { first: start, last };
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
