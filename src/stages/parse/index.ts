import type { Token } from '../../core/document.js';
import type { Layers } from '../../core/layers.js';
import { memoized } from '../../core/memo.js';
import type { Clause, Parse, TokenRange } from '../../core/parse.js';
import type { Span } from '../../core/span.js';
import type { Stage } from '../../core/stage.js';
import { actVerbs } from '../../resources/act-verbs.js';
import type { LexiconEntry, Resources } from '../../resources/lexicons.js';
import { lightVerbs } from '../../resources/light-verbs.js';
import { ClauseBuilder } from './clauses.js';
import { behindDateline } from './dateline.js';
import { joined, reportingIn, subjectBehind } from './reporting.js';
import { Sentence } from './sentence.js';
import type { Marks } from './subject.js';
import { createFormsOf } from './verb-forms.js';
import { verbGroups } from './verb-groups.js';
import { createClassify, type WordClass } from './word-classes.js';
import type { Words } from './words.js';

interface AttitudeEntry extends LexiconEntry {
  readonly adjectives: readonly string[];
}

interface WordList extends LexiconEntry {
  readonly forms: readonly string[];
}

interface CollectiveEntry extends LexiconEntry {
  readonly heads: readonly string[];
}

/** Marks the tokens that spans cover: 1 at the first token of a span, 2 at the others. */
function covered(tokens: readonly Token[], spans: readonly Span[]): Uint8Array {
  const marks = new Uint8Array(tokens.length + 1);
  let t = 0;
  for (const span of spans) {
    while (t > 0 && (tokens[t - 1] as Token).start >= span.start) t--;
    while (t < tokens.length && (tokens[t] as Token).end <= span.start) t++;
    for (let i = t; i < tokens.length && (tokens[i] as Token).start < span.end; i++) {
      if (marks[i] === 0) marks[i] = i === t ? 1 : 2;
    }
  }
  return marks;
}

const MANY_ACTS = 10;
const HEADLINES = new Set(['title', 'heading']);

/** Words in brackets take no part in the parse, unless the whole sentence stands in them. */
function hideBrackets(tokens: readonly Token[], first: number, last: number, hidden: boolean[]): void {
  let depth = 0;
  for (let i = first; i < last; i++) {
    const { lower } = tokens[i] as Token;
    if (lower === '(' || lower === '[') depth++;
    if (depth > 0 && !(first === i && depth === 1)) hidden[i - first] = true;
    if ((lower === ')' || lower === ']') && depth > 0) depth--;
  }
}

/** A part of a sentence. */
function part(words: Words, { first, last }: TokenRange): Words {
  const within = <T>(list: readonly T[]) => list.slice(first - words.first, last - words.first);
  return { ...words, first, last, classes: within(words.classes), hidden: within(words.hidden) };
}

/** A sentence without the words that report it: cut off behind and before it, hidden inside it. */
function hostOf(words: Words, { first, last }: TokenRange): Words {
  if (last === words.last) return part(words, { first: words.first, last: first });
  if (first === words.first) return part(words, { first: last + 1, last: words.last });
  const hidden = words.hidden.map((hides, i) => hides || (i + words.first >= first - 1 && i + words.first <= last));
  // "We will," he said, "not give in": the auxiliary stands alone, and nothing says what is intended.
  const broken = words.classes.map((kind, i) => (kind === 'modal' && parts(words, i, first) ? 'adverb' : kind));
  return { ...words, hidden, classes: broken };
}

/** True for the last word before a report. */
function parts(words: Words, index: number, report: number): boolean {
  const between = words.classes.slice(index + 1, report - words.first);
  return index + words.first < report && between.every((kind) => kind === 'comma' || kind === 'quote');
}

/** Stage `parse`: the clauses of each sentence, with subjects, verb groups and how far each verb governs. */
export function createParse(
  resources: Resources,
): Stage<Layers, 'view' | 'segments' | 'tokens' | 'sentences' | 'quotes' | 'times' | 'mentions', 'parses'> {
  const classify = createClassify(resources);
  const formsOf = createFormsOf(resources);
  const acts = actVerbs(resources);
  const light = lightVerbs(resources);
  const nounsOf = new Map(
    [...light].map(([form, { entries }]) => [form, new Set(entries.flatMap(({ nouns }) => nouns))] as const),
  );
  const speechNounsOf = new Map(
    [...light].map(
      ([form, { entries }]) =>
        [form, new Set(entries.flatMap(({ act, nouns }) => (act === 'share-information' ? [] : nouns)))] as const,
    ),
  );
  const actForms = new Set([...acts.keys(), ...light.keys()]);
  const attitudes = new Set(resources.lexicon<AttitudeEntry>('adjectives').flatMap(({ adjectives }) => adjectives));
  const homographs = new Set(
    resources.lexicon<WordList>('function-words').find(({ id }) => id === 'homograph')?.forms ?? [],
  );
  const heads = new Set(resources.lexicon<CollectiveEntry>('collectives').flatMap((entry) => entry.heads));
  /** "express", "voice", "convey": light verbs that go with nouns of many acts speak wherever they stand. */
  const isSpeech = (lower: string) => (light.get(lower)?.entries.length ?? 0) >= MANY_ACTS;
  const hints = {
    isCollective: (lower: string) => heads.has(lower),
    isAct: (lower: string) => actForms.has(lower),
    isQuoting: (lower: string) => acts.get(lower)?.some(({ quoting }) => quoting) ?? false,
    needsContent: (lower: string) =>
      acts
        .get(lower)
        ?.every(({ only }) => only?.every((one) => one === 'that' || one === 'quote' || one === 'to') ?? false) ??
      false,
    followersOf: memoized((lower: string) => {
      const entries = acts.get(lower);
      if (!entries?.every(({ followedBy }) => followedBy)) return undefined;
      return entries.flatMap(({ followedBy = [] }) => followedBy.map((phrase) => phrase.split(' ')));
    }),
    speechNounsOf: (lower: string) => (acts.has(lower) ? undefined : speechNounsOf.get(lower)),
    isPlain: (lower: string) => acts.get(lower)?.every(({ plain }) => plain) ?? !isSpeech(lower),
  };
  /** The clauses of a sentence; words that report the rest of it are parsed apart. */
  function clausesOf(words: Words, marks: Marks, isQuoted: (token: number) => boolean): readonly Clause[] {
    const sentence = new Sentence(words, marks, hints);
    const groups = verbGroups(words, formsOf);
    const reporting = reportingIn(sentence, groups, isQuoted);
    if (!reporting) return new ClauseBuilder(sentence).build(groups);
    const host = clausesWithin(hostOf(words, reporting), marks);
    return joined(host, reportOf(part(words, reporting), marks), reporting);
  }

  const clausesWithin = (words: Words, marks: Marks): readonly Clause[] =>
    new ClauseBuilder(new Sentence(words, marks, hints)).build(verbGroups(words, formsOf));

  /** The clauses of a report; in "said Ms. Doe" the subject stands behind the verb. */
  function reportOf(words: Words, marks: Marks): readonly Clause[] {
    const sentence = new Sentence(words, marks, hints);
    return clausesWithin(words, marks).map((clause) => {
      const [verb] = clause.verbs;
      const inverted = clause.kind === 'main' && !clause.subject && verb?.first === words.first;
      return inverted ? { ...clause, subject: subjectBehind(sentence, verb, clause.last) } : clause;
    });
  }

  return {
    name: 'parse',
    requires: ['view', 'segments', 'tokens', 'sentences', 'quotes', 'times', 'mentions'],
    provides: ['parses'],
    run({ view, segments, tokens, sentences, quotes, times, mentions }) {
      const quoteMarks = covered(tokens, quotes);
      const timeMarks = covered(tokens, times);
      const names = mentions.filter(({ kind }) => kind !== 'demonym');
      const nameMarks = covered(tokens, names);
      const personal = names.filter(({ entities }) => entities.some((id) => /^(?:person|role):/.test(id)));
      const personMarks = covered(tokens, personal);
      const marks = {
        isTime: (i: number) => timeMarks[i] !== 0,
        isActor: (i: number) => nameMarks[i] === 1,
        endsActor: (i: number) => nameMarks[i] !== 0,
        isCollective: (i: number) => heads.has(tokens[i]?.lower ?? ''),
        isPerson: (i: number) => personMarks[i] === 1,
        endsPerson: (i: number) => personMarks[i] !== 0,
      };
      const parses = sentences.map(({ first: start, last, segment }): Parse => {
        const first = behindDateline(view, tokens, start, last);
        const classes: WordClass[] = [];
        const hidden: boolean[] = [];
        for (let i = first; i < last; i++) {
          // "emphasized that New Zealand …": no determiner stands before a name.
          const opens = tokens[i]?.lower === 'that' && nameMarks[i + 1] === 1;
          classes.push(opens ? 'that' : classify(tokens, i));
          hidden.push(nameMarks[i] === 2 || timeMarks[i] !== 0);
        }
        hideBrackets(tokens, first, last, hidden);
        const words: Words = {
          tokens,
          first,
          last,
          classes,
          hidden,
          isActForm: hints.isAct,
          nounsOf: (lower) => (acts.has(lower) ? undefined : nounsOf.get(lower)),
          isHomograph: (lower) => homographs.has(lower),
          isAttitude: (lower) => attitudes.has(lower),
          headline: HEADLINES.has(segments[segment]?.kind ?? 'paragraph'),
          isName: (i) => nameMarks[i] !== 0,
          isTime: marks.isTime,
        };
        return { clauses: clausesOf(words, marks, (i) => quoteMarks[i] !== 0) };
      });
      return { parses };
    },
  };
}
