import type { TokenRange, VerbGroup } from '../../core/parse.js';
import { isPreamble, isVerb } from './mistagged.js';
import type { FormsOf, VerbForms } from './verb-forms.js';
import type { WordClass } from './word-classes.js';
import { at, lower, type Words } from './words.js';

/** A verb group before its clause is known: finite or participle may still be open. */
export interface Group extends TokenRange {
  readonly head: number;
  /** `ed`: a bare past or past participle; `base`, `s`: bare present; `finite`: an auxiliary settles it. */
  readonly shape: 'finite' | 'ed' | 'past' | 'participle' | 'base' | 's' | 'ing' | 'infinitive';
  readonly tense: VerbGroup['tense'];
  readonly passive: boolean;
  readonly negated: boolean;
}

/** What the tagger may call the verb behind a modal: "will embed with", "will also focus on". */
const MAIN = new Set<WordClass>(['noun', 'adjective', 'preposition']);
const AUXILIARY = new Set<WordClass>(['be', 'have', 'do', 'modal']);
const FUTURE = new Set(['will', 'shall', "'ll", 'wo']);
const PAST_AUXILIARY = new Set(['was', 'were', 'had', 'did']);

function skipAdverbs(words: Words, index: number): number {
  let i = index;
  while (at(words, i) === 'adverb' || at(words, i) === 'not') i++;
  return i;
}

/** The infinitive after "to": "to strengthen", "to fully respect"; null where "to" is a preposition. */
function infinitive(words: Words, index: number, formsOf: FormsOf): Group | null {
  const start = skipAdverbs(words, index + 1);
  const kind = at(words, start);
  const word = lower(words, start);
  if (words.hidden[start - words.first]) return null;
  const auxiliary = kind === 'be' || kind === 'have' || kind === 'do';
  const nounlike =
    kind === 'noun' &&
    words.isActForm(word) &&
    !/(?:[^us]s|ing)$/.test(word) &&
    ['determiner', 'adjective', 'noun', 'preposition'].includes(at(words, start + 1) ?? '') &&
    at(words, index + 1) !== 'determiner';
  // "To station six officers …": at the head of a line.
  const heading =
    index === words.first && kind === 'noun' && /^(?:determiner|number)$/.test(at(words, start + 1) ?? '');
  if (!auxiliary && !(kind === 'verb' && formsOf(word).base) && !nounlike && !heading) return null;
  let head = start;
  if (kind === 'be' || kind === 'have') {
    const next = skipAdverbs(words, start + 1);
    if (isVerb(words, next, formsOf)) head = next;
  }
  const passive = kind === 'be' && head !== start && formsOf(lower(words, head)).participle;
  return {
    first: index,
    last: head + 1,
    head,
    shape: 'infinitive',
    tense: 'none',
    passive,
    negated: at(words, index - 1) === 'not',
  };
}

/** A group that an auxiliary opens; the head is the main verb, or the copula itself. */
function withAuxiliary(words: Words, index: number, formsOf: FormsOf): Group {
  const first = lower(words, index);
  let tense: VerbGroup['tense'] = FUTURE.has(first)
    ? 'future'
    : at(words, index) === 'modal'
      ? 'modal'
      : PAST_AUXILIARY.has(first)
        ? 'past'
        : 'present';
  if (first === 'have' || first === 'has' || first === "'ve") tense = 'perfect';
  let head = index;
  let last = index + 1;
  let negated = first === 'cannot';
  let passive = false;
  let auxiliary = at(words, index) as WordClass;
  for (let i = index + 1; i < words.last; i++) {
    const kind = at(words, i) as WordClass;
    // "has today formally recognised": a time stands where an adverb may.
    if (words.hidden[i - words.first] && words.isTime(i) && auxiliary !== 'be') continue;
    if (words.hidden[i - words.first]) break;
    if (kind === 'not') negated = true;
    else if (lower(words, i) === 'no' && lower(words, i + 1) === 'longer') i++;
    else if (kind === 'be' || kind === 'have' || kind === 'do') {
      head = i;
      last = i + 1;
      auxiliary = kind;
    } else if (kind !== 'adverb') {
      const forms = formsOf(lower(words, i));
      const fits =
        auxiliary === 'modal' || auxiliary === 'do'
          ? forms.base
          : auxiliary === 'be'
            ? forms.participle || forms.ing
            : forms.participle;
      // Behind a modal even a word tagged as a noun is the verb: "will further advance".
      const bare = (auxiliary === 'modal' || auxiliary === 'do') && MAIN.has(kind) && !words.isName(i);
      if (fits && (kind === 'verb' || bare || (kind === 'adjective' && forms.participle && auxiliary !== 'be'))) {
        head = i;
        last = i + 1;
        passive = auxiliary === 'be' && forms.participle && !forms.ing;
      }
      break;
    }
  }
  const nonFinite = first === 'being' || first === 'having' || first === 'been' || first === 'be';
  return { first: index, last, head, shape: nonFinite && first !== 'be' ? 'ing' : 'finite', tense, passive, negated };
}

const PARTICIPLE: VerbForms = { base: false, s: false, past: false, participle: true, ing: false };

function bare(words: Words, index: number, formsOf: FormsOf): Group {
  const forms = isPreamble(words, index) ? PARTICIPLE : formsOf(lower(words, index));
  const shape: Group['shape'] = forms.ing
    ? 'ing'
    : forms.past && forms.participle
      ? 'ed'
      : forms.past
        ? 'past'
        : forms.participle
          ? 'participle'
          : forms.s
            ? 's'
            : 'base';
  const tense = shape === 'ed' || shape === 'past' ? 'past' : shape === 's' || shape === 'base' ? 'present' : 'none';
  return {
    first: index,
    last: index + 1,
    head: index,
    shape,
    tense,
    passive: false,
    negated: at(words, index - 1) === 'not',
  };
}

const WORKING = /^(?:together|towards?|closely|jointly|with|to|on|hand)$/;

/** "will deliver stations and train their operators": behind a coordinator a noun before a determiner shares the "will". */
function isSharedVerb(words: Words, index: number, before: readonly Group[]): boolean {
  if (!before.some(({ tense, shape }) => tense === 'future' || shape === 'infinitive')) return false;
  const word = lower(words, index);
  const next = at(words, index + 1);
  // "will sustain and increase pressure": right behind the first verb stands the second.
  const last = before.at(-1);
  const paired = last?.last === index - 1 && last.tense === 'future' && at(words, index - 1) === 'coordinator';
  if (paired && at(words, index) === 'noun' && (next === 'noun' || next === 'adjective' || next === 'determiner'))
    return true;
  return (
    at(words, index) === 'noun' &&
    at(words, index - 1) === 'coordinator' &&
    !/(?:s|tion|ity|ness|ment)$/.test(word) &&
    words.tokens[index]?.tag === 'NOUN' &&
    (next === 'determiner' ||
      next === 'subject-pronoun' ||
      (word === 'work' && WORKING.test(lower(words, index + 1))) ||
      (next === 'number' && !/^\d/.test(lower(words, index + 1))))
  );
}

/** All verb groups of a sentence, from left to right. */
export function verbGroups(words: Words, formsOf: FormsOf): Group[] {
  const groups: Group[] = [];
  for (let i = words.first; i < words.last; ) {
    let group: Group | null = null;
    if (!words.hidden[i - words.first]) {
      const kind = at(words, i) as WordClass;
      if (kind === 'to') group = infinitive(words, i, formsOf);
      else if (AUXILIARY.has(kind)) group = withAuxiliary(words, i, formsOf);
      else if (isVerb(words, i, formsOf) || isSharedVerb(words, i, groups)) group = bare(words, i, formsOf);
    }
    if (group) groups.push(group);
    i = group ? group.last : i + 1;
  }
  return groups;
}
