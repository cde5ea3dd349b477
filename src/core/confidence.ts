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
export type FeatureSource = Pick<
  StatementRecord,
  | 'act'
  | 'cue'
  | 'strength'
  | 'negated'
  | 'restated'
  | 'reported'
  | 'speakers'
  | 'targets'
  | 'speakerMention'
  | 'speakerResolution'
  | 'content'
  | 'parent'
  | 'sentence'
  | 'segment'
  | 'rules'
>;

/** Farther from its cue than this many characters, a mention counts as far. */
const FAR = 80;

/** Looks at a statement record as the model sees it. */
export function statementFeatures(statement: FeatureSource): Features {
  const { cue, content, sentence, speakerMention } = statement;
  const features: Record<string, number | boolean | string> = {
    act: statement.act,
    resolution: statement.speakerResolution,
    segment: statement.segment.kind,
    strength: statement.strength,
    negated: statement.negated,
    restated: statement.restated,
    reported: statement.reported,
    nested: statement.parent !== null,
    speakers: String(Math.min(statement.speakers.length, 3)),
    targets: statement.targets.length > 0,
    longCue: /\s/.test(cue.text),
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
    mentionFar: speakerMention !== null && Math.abs(cue.start - speakerMention.end) > FAR,
  };
  for (const rule of statement.rules) features[`rule:${rule}`] = true;
  return features;
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
