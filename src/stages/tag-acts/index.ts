import type { Cue, Segment } from '../../core/document.js';
import type { Layers } from '../../core/layers.js';
import type { Stage } from '../../core/stage.js';
import type { LexiconEntry, Resources } from '../../resources/lexicons.js';
import { accept } from './accept.js';
import { acceptFuture, futureOf, isRenounced } from './future.js';
import { createPredicateOf } from './predicates.js';
import { actorHeads, type Candidate, Reader } from './sentence.js';
import { createDegreeOf } from './strength.js';

type Requires = 'view' | 'segments' | 'tokens' | 'sentences' | 'parses' | 'mentions';

interface WordList extends LexiconEntry {
  readonly forms: readonly string[];
}

/** Characters of a sentence in which its first word ends. */
const LONGEST_WORD = 24;
const SHOUTED = /^\p{Lu}{4,}(?!\p{L})/u;
const SILENT = new Set(['dateline', 'issuer', 'furniture']);

/**
 * Stage `tag-acts`: finds the predicates that perform a speech act and classifies them. What was looked at and
 * refused is reported with the name of the rule that refused it.
 */
export function createTagActs(resources: Resources): Stage<Layers, Requires, 'cues'> {
  const predicateOf = createPredicateOf(resources);
  const degreeOf = createDegreeOf(resources);
  const heads = actorHeads(resources);
  const list = (name: string) =>
    new Set(resources.lexicon<WordList>('function-words').find(({ id }) => id === name)?.forms ?? []);
  const words = { nonAgentive: list('non-agentive'), instruments: list('instrument'), eventive: list('eventive') };
  const named = list('named-instrument');
  const wordings = list('wording');
  return {
    name: 'tag-acts',
    requires: ['view', 'segments', 'tokens', 'sentences', 'parses', 'mentions'],
    provides: ['cues'],
    run({ view, segments, tokens, sentences, parses, mentions }, report) {
      const reader = new Reader(tokens, mentions, heads, named, wordings);
      const cues: Cue[] = [];
      let framed = false;
      /** Blocks that hold an act. */
      const acting = new Set<number>();
      const isIntroduced = (index: number | null): boolean =>
        index !== null && (acting.has(index) || isIntroduced(segments[index]?.parent ?? null));
      for (const [s, sentence] of sentences.entries()) {
        const segment = segments[sentence.segment] as Segment;
        if (SILENT.has(segment.kind)) continue;
        framed ||= reader.isSalutation(sentence);
        const clauses = parses[s]?.clauses ?? [];
        for (const [c, clause] of clauses.entries()) {
          for (const [v, verb] of clause.verbs.entries()) {
            const host = clause.parent === null ? null : (clauses[clause.parent] ?? null);
            const cue = cueOf({ sentence, clause, verb, index: v, host }, segment, s, c);
            if (cue) {
              cues.push(cue);
              acting.add(sentence.segment);
            }
            if (clause.kind === 'main' && clause.subject) reader.pass(clause.subject);
          }
        }
      }
      cues.sort((a, b) => a.start - b.start || b.end - a.end);
      return { cues };

      function cueOf(candidate: Candidate, segment: Segment, s: number, c: number): Cue | null {
        const { verb } = candidate;
        const listed = segment.parent !== null && verb.form === 'infinitive';
        const future = listed ? null : futureOf(reader, candidate, words);
        const predicate = future ?? predicateOf(reader, candidate);
        if (!predicate) return null;
        const shouted = SHOUTED.test(view.slice(candidate.sentence.start, candidate.sentence.start + LONGEST_WORD));
        const place = { segment, introduced: isIntroduced(segment.parent), framed, shouted };
        const verdict = future
          ? acceptFuture(reader, candidate, place, words)
          : accept(reader, candidate, predicate, place);
        const start = tokens[predicate.tokens.first]?.start ?? 0;
        const end = tokens[predicate.tokens.last - 1]?.end ?? 0;
        if (!verdict.accepted) {
          const message = `"${reader.lower(verb.head)}" (${predicate.rule}) is no act here: ${verdict.rule}.`;
          report({ severity: 'info', rule: `refused:${verdict.rule}`, message, span: { start, end } });
          return null;
        }
        const bounds = { first: candidate.sentence.first, last: Math.max(verb.end, predicate.tokens.last) };
        const degree = degreeOf(reader, predicate.tokens, bounds);
        return {
          start,
          end,
          act: predicate.act,
          strength: degree.strength,
          negated: future ? isRenounced(reader, verb) : verb.negated,
          restated: predicate.restated || degree.restated,
          sentence: s,
          clause: c,
          verb: candidate.index,
          part: verb.boundary,
          tokens: predicate.tokens,
          governs: { first: predicate.tokens.last, last: bounds.last },
          construction: predicate.construction,
          rules: [predicate.rule, verdict.rule, ...degree.rules],
        };
      }
    },
  };
}
