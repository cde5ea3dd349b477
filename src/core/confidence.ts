import type { StatementRecord } from './records.js';

/** What a model of confidence may look at: words, numbers and yes-or-no marks, by name. */
export type Features = Readonly<Record<string, number | boolean | string>>;

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

/** Looks at a statement record as the model sees it. */
export function statementFeatures(statement: FeatureSource): Features {
  const features: Record<string, number | boolean | string> = {
    act: statement.act,
    segment: statement.segment.kind,
    strength: statement.strength,
    negated: statement.negated,
    restated: statement.restated,
    reported: statement.reported,
    nested: statement.parent !== null,
    targets: statement.targets.length > 0,
    noPublisher: statement.publisher === null,
    noTitle: statement.title === null,
    ...speakerFeatures(statement),
    ...spanFeatures(statement),
  };
  for (const rule of statement.rules) features[`rule:${rule}`] = true;
  return features;
}

function speakerFeatures({ speakers, speakerMention, speakerResolution, cue }: FeatureSource): Features {
  const words = speakerMention?.text.toLowerCase().split(/\s+/) ?? [];
  return {
    resolution: speakerResolution,
    speakers: String(Math.min(speakers.length, 3)),
    speakerTypes: [...new Set(speakers.map(({ type }) => type))].sort().join('+'),
    homeless: speakers.some(({ type, country }) => country === null && type !== 'group'),
    mention: words.length > 0 && words.length <= SHORT_MENTION ? words.join(' ') : 'other',
    mentionFar: speakerMention !== null && Math.abs(cue.start - speakerMention.end) > FAR,
    mentionAfter: speakerMention !== null && speakerMention.start > cue.start,
  };
}

function spanFeatures({ cue, content, sentence }: FeatureSource): Features {
  return {
    longCue: /\s/.test(cue.text),
    cueFirst: cue.start - sentence.start < 3,
    quotes: /["“”]/.test(sentence.text),
    commas: Math.min(sentence.text.split(/[,;]/).length - 1, 5) / 5,
    sentenceLength: Math.log1p(sentence.end - sentence.start) / 5,
    contentLength: content === null ? 0 : Math.log1p(content.end - content.start) / 5,
    content:
      content === null
        ? 'none'
        : content.end < cue.start
          ? 'before'
          : content.end + 2 < sentence.end
            ? 'within'
            : 'to-end',
  };
}

/** The names and amounts under which features count. */
export function terms(features: Features): [name: string, amount: number][] {
  const list: [string, number][] = [];
  for (const [name, value] of Object.entries(features)) {
    if (typeof value === 'string') list.push([`${name}=${value}`, 1]);
    else if (Number(value) !== 0) list.push([name, Number(value)]);
  }
  return list;
}

/**
 * The probability that a statement with these features is right, by a fitted model.
 *
 * @returns a number from 0 to 1 with three decimals, so that every machine writes the same
 */
export function confidence(features: Features, model: ConfidenceModel): number {
  let odds = model.intercept;
  for (const [name, amount] of terms(features)) odds += amount * (model.weights[name] ?? 0);
  return Math.round(1000 / (1 + Math.exp(-odds))) / 1000;
}
