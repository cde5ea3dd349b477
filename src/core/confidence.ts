import { memoized } from './memo.js';
import type { StatementRecord } from './records.js';
import type { ReleaseView } from './release-view.js';
import type { Span } from './span.js';

/**
 * A logistic model, as `src/resources/models/confidence.json` holds it: the log odds that a statement is right are
 * the intercept and the weights of its features. A number counts times its weight under its name, a yes once; a word
 * counts under `name=word`. Unknown features count nothing.
 */
export interface ConfidenceModel {
  readonly intercept: number;
  readonly weights: Readonly<Record<string, number>>;
}

/** The fields of a statement that its features come from. */
export type FeatureSource = Omit<StatementRecord, 'id' | 'document' | 'confidence'>;

/** Farther from its cue than this many characters, a mention counts as far. */
const FAR = 80;
/** Mentions of up to this many words are features as they are: "they", "the two sides". */
const SHORT_MENTION = 3;

/** Is told what a model of confidence may look at: words, numbers and yes-or-no marks, by name. */
interface Reader {
  word(name: string, value: string): void;
  number(name: string, amount: number): void;
  mark(name: string, holds: boolean): void;
}

/** Reads a statement record, in its release, as the model sees it. */
function readFeatures(statement: FeatureSource, release: ReleaseView, reader: Reader): void {
  reader.word('act', statement.act);
  reader.word('segment', statement.segment.kind);
  reader.word('strength', statement.strength);
  reader.mark('negated', statement.negated);
  reader.mark('restated', statement.restated);
  reader.mark('reported', statement.reported);
  reader.mark('nested', statement.parent !== null);
  reader.mark('targets', statement.targets.length > 0);
  reader.mark('noPublisher', statement.publisher === null);
  reader.mark('noTitle', statement.title === null);
  readSpeakers(statement, reader);
  readSpans(statement, reader);
  readRelease(statement, release, reader);
  for (const rule of statement.rules) reader.mark(ruleName(rule), true);
}

const ruleName = memoized((rule) => `rule:${rule}`);

const mentionWord = memoized((text) => {
  const words = text.toLowerCase().split(/\s+/);
  return words.length <= SHORT_MENTION ? words.join(' ') : 'other';
});

function typesOf(speakers: FeatureSource['speakers']): string {
  const [first] = speakers;
  if (speakers.every(({ type }) => type === first?.type)) return first?.type ?? '';
  return [...new Set(speakers.map(({ type }) => type))].sort().join('+');
}

function readSpeakers({ speakers, speakerMention, speakerResolution, cue }: FeatureSource, reader: Reader): void {
  reader.word('resolution', speakerResolution);
  reader.word('speakers', String(Math.min(speakers.length, 3)));
  reader.word('speakerTypes', typesOf(speakers));
  reader.mark(
    'homeless',
    speakers.some(({ type, country }) => country === null && type !== 'group'),
  );
  reader.word('mention', speakerMention === null ? 'other' : mentionWord(speakerMention.text));
  reader.mark('mentionFar', speakerMention !== null && Math.abs(cue.start - speakerMention.end) > FAR);
  reader.mark('mentionAfter', speakerMention !== null && speakerMention.start > cue.start);
}

function readRelease({ speakers, speakerResolution }: FeatureSource, release: ReleaseView, reader: Reader): void {
  const standing = release.standing(speakers);
  reader.word('standing', standing);
  reader.word('resolutionStanding', `${speakerResolution}/${standing}`);
  reader.number('share', release.share(speakers));
  reader.number('unnamed', release.unnamed);
  reader.number('candidates', Math.log1p(release.candidates) / 3);
  reader.number('countries', Math.log1p(release.countries) / 2);
  reader.word('kind', release.kind);
}

const COMMA = 0x2c;
const SEMICOLON = 0x3b;

function commasIn(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === COMMA || code === SEMICOLON) count++;
  }
  return count;
}

function readSpans({ cue, content, sentence }: FeatureSource, reader: Reader): void {
  reader.mark('longCue', /\s/.test(cue.text));
  reader.mark('cueFirst', cue.start - sentence.start < 3);
  reader.mark('quotes', /["“”]/.test(sentence.text));
  reader.number('commas', Math.min(commasIn(sentence.text), 5) / 5);
  reader.number('sentenceLength', Math.log1p(sentence.end - sentence.start) / 5);
  reader.number('contentLength', content === null ? 0 : Math.log1p(content.end - content.start) / 5);
  reader.word('content', placeOf(content, cue, sentence));
}

function placeOf(content: FeatureSource['content'], cue: Span, sentence: Span): string {
  if (content === null) return 'none';
  if (content.end < cue.start) return 'before';
  return content.end + 2 < sentence.end ? 'within' : 'to-end';
}

/** The names and amounts under which the features of a statement count. */
export function terms(statement: FeatureSource, release: ReleaseView): [name: string, amount: number][] {
  const list: [string, number][] = [];
  const number = (name: string, amount: number) => {
    if (amount !== 0) list.push([name, amount]);
  };
  readFeatures(statement, release, {
    word: (name, value) => number(`${name}=${value}`, 1),
    number,
    mark: (name, holds) => number(name, holds ? 1 : 0),
  });
  return list;
}

/** Adds up the odds of one statement after another; weights of words are found without joining names and words. */
class Odds implements Reader {
  odds = 0;
  readonly #weights = new Map<string, number>();
  readonly #words = new Map<string, Map<string, number>>();

  constructor(readonly model: ConfidenceModel) {
    for (const [key, weight] of Object.entries(model.weights)) {
      const border = key.indexOf('=');
      if (border < 0) this.#weights.set(key, weight);
      else this.#wordsOf(key.slice(0, border)).set(key.slice(border + 1), weight);
    }
  }

  #wordsOf(name: string): Map<string, number> {
    const words = this.#words.get(name) ?? new Map<string, number>();
    this.#words.set(name, words);
    return words;
  }

  word(name: string, value: string): void {
    this.odds += this.#words.get(name)?.get(value) ?? 0;
  }

  number(name: string, amount: number): void {
    this.odds += amount * (this.#weights.get(name) ?? 0);
  }

  mark(name: string, holds: boolean): void {
    if (holds) this.odds += this.#weights.get(name) ?? 0;
  }
}

/**
 * The probability that a statement is right, by a fitted model: a number from 0 to 1 with three decimals, so that
 * every machine writes the same.
 */
export function createConfidence(model: ConfidenceModel): (statement: FeatureSource, release: ReleaseView) => number {
  const reader = new Odds(model);
  return (statement, release) => {
    reader.odds = model.intercept;
    readFeatures(statement, release, reader);
    return Math.round(1000 / (1 + Math.exp(-reader.odds))) / 1000;
  };
}
