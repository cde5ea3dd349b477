import type { Cue } from '../../core/document.js';
import type { TokenRange } from '../../core/parse.js';
import type { Act } from '../../core/records.js';
import type { Resources } from '../../resources/lexicons.js';
import { createVerbOf } from './act-verb.js';
import { createAttitudeOf } from './attitude.js';
import { COPULAS } from './copulas.js';
import { LightVerbs } from './light-verb.js';
import type { Candidate, Reader } from './sentence.js';

/** A predicate that may be a cue: its act and its words, before its place in the clause is weighed. */
export interface Predicate {
  readonly act: Act;
  readonly tokens: TokenRange;
  readonly construction: Cue['construction'];
  readonly restated: boolean;
  /** Often a plain action: only with an actor in a main clause. */
  readonly plain: boolean;
  /** A verb of saying: whoever is its subject speaks. */
  readonly speaks?: boolean;
  readonly rule: string;
  /** Stated of a thing, by who issues the release: "it is regrettable that". */
  readonly impersonal?: boolean;
}

/** Finds the predicate of a verb group, or null. */
export type PredicateOf = (reader: Reader, candidate: Candidate) => Predicate | null;

/** Verbs that only lead to the act of an infinitive: "wish to thank", "continue to urge". */
const CHAINS = new Set([
  'wish',
  'wishes',
  'wished',
  'want',
  'wants',
  'wanted',
  'like',
  'continue',
  'continues',
  'continued',
  'pleased',
  'honored',
  'honoured',
  'proud',
  'delighted',
]);
/** "took the opportunity to thank": as if it were "thanked". */
const OPPORTUNITY = /^(?:opportunity|occasion|chance)$/;
/** "was able to reinforce our commitment": done, where the copula is in the past. */
const ABLE = /^(?:was|were)$/;
const TRANSPARENT_PASSIVE = new Set<Act>(['state', 'assess', 'hope', 'note', 'acknowledge', 'report', 'request']);

/** The head of an infinitive behind a verb that only leads to it. */
function chained(reader: Reader, { verb: group }: Candidate): number | null {
  let i = group.last;
  const seized = /^(?:take|takes|took|taken|seized|used)$/.test(reader.lower(group.head));
  if (seized && /^(?:the|this)$/.test(reader.lower(i)) && OPPORTUNITY.test(reader.lower(i + 1))) i += 2;
  else if (!CHAINS.has(reader.lower(group.head))) {
    while (reader.tag(i) === 'ADV') i++;
    const able = reader.lower(i) === 'able' && ABLE.test(reader.lower(group.head));
    if (!COPULAS.has(reader.lower(group.head)) || !(able || CHAINS.has(reader.lower(i)))) return null;
    i++;
  }
  if (reader.lower(i) !== 'to') return null;
  i++;
  while (reader.tag(i) === 'ADV') i++;
  return i < group.end ? i : null;
}

/** "would like to expand trade": a wish of its own, where it leads to no other act. */
const LIKING = ({ first, last }: TokenRange): Predicate => ({
  act: 'hope',
  tokens: { first, last },
  construction: 'verb',
  restated: false,
  plain: false,
  rule: 'polite:would-like',
});

/** Builds the finder of predicates from the lexicons `acts`, `light-verbs` and `adjectives`. */
export function createPredicateOf(resources: Resources): PredicateOf {
  const verb = createVerbOf(resources);
  const light = new LightVerbs(resources);
  const attitudeOf = createAttitudeOf(resources);

  function passive(reader: Reader, candidate: Candidate): Predicate | null {
    const { verb: group } = candidate;
    const nominal = light.passive(reader, candidate);
    if (nominal) return nominal;
    const found = verb(reader, group.head, group.head, group.end, { passive: true });
    if (!found) return null;
    const agent = reader.lower(group.last) === 'by';
    if (!agent && group.tense === 'present' && TRANSPARENT_PASSIVE.has(found.act)) return null;
    return { ...found, construction: 'passive' };
  }

  return (reader, candidate) => {
    const { verb: group, clause } = candidate;
    const leads = chained(reader, candidate);
    if (leads !== null) {
      const chain = light.active(reader, leads, leads, group.end) ?? verb(reader, leads, leads, group.end);
      if (chain) return chain;
      if (group.tense === 'modal' && reader.lower(group.head) === 'like') return LIKING(group);
    }
    const existential = light.existential(reader, candidate);
    if (existential) return existential;
    const attitude = attitudeOf(reader, candidate);
    if (attitude) return attitude;
    if (group.passive) return passive(reader, candidate);
    const first = group.head;
    const reports = clause.said !== undefined && candidate.index === 0;
    return (
      light.active(reader, first, group.head, group.end) ?? verb(reader, first, group.head, group.end, { reports })
    );
  };
}
