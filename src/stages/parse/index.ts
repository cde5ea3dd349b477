import type { Token } from '../../core/document.js';
import type { Layers } from '../../core/layers.js';
import type { Parse } from '../../core/parse.js';
import type { Span } from '../../core/span.js';
import type { Stage } from '../../core/stage.js';
import { actVerbs } from '../../resources/act-verbs.js';
import type { LexiconEntry, Resources } from '../../resources/lexicons.js';
import { lightVerbs } from '../../resources/light-verbs.js';
import { ClauseBuilder } from './clauses.js';
import { Sentence } from './sentence.js';
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

/** Stage `parse`: the clauses of each sentence, with subjects, verb groups and how far each verb governs. */
export function createParse(
  resources: Resources,
): Stage<Layers, 'segments' | 'tokens' | 'sentences' | 'times' | 'mentions', 'parses'> {
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
    needsContent: (lower: string) =>
      acts
        .get(lower)
        ?.every(({ only }) => only?.every((one) => one === 'that' || one === 'quote' || one === 'to') ?? false) ??
      false,
    speechNounsOf: (lower: string) => (acts.has(lower) ? undefined : speechNounsOf.get(lower)),
    isPlain: (lower: string) => acts.get(lower)?.every(({ plain }) => plain) ?? !isSpeech(lower),
  };
  return {
    name: 'parse',
    requires: ['segments', 'tokens', 'sentences', 'times', 'mentions'],
    provides: ['parses'],
    run({ segments, tokens, sentences, times, mentions }) {
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
      const parses = sentences.map(({ first, last, segment }): Parse => {
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
        return { clauses: new ClauseBuilder(new Sentence(words, marks, hints)).build(verbGroups(words, formsOf)) };
      });
      return { parses };
    },
  };
}
