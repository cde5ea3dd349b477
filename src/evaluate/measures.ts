import { overlap } from '../core/span.js';
import { sameDeadline } from './align.js';
import { comparableId } from './annotation.js';
import { type ComparedPair, type Comparison, mentionsMeet } from './comparison.js';
import { type DocumentMeasure, inDocument, type Measure, members, pairs, statements } from './measure-kinds.js';
import { answered, matched, type Parts } from './parts.js';
import { sameSet, sameSpan, shared, spanLength, tokenPlaces } from './spans.js';

const CONTENT_IOU = 0.8;

const sets = (a: ReadonlySet<string>, b: ReadonlySet<string>): Parts => matched(shared(a, b), b.size, a.size);

const sameAct = ({ gold, predicted }: ComparedPair): boolean => gold.statement.act === predicted.statement.act;

const sameSpeakerCountries = ({ gold, predicted }: ComparedPair): boolean =>
  sameSet(gold.speakerCountries, predicted.speakerCountries);

/** True when act, speakers by country, content and negation of a pair are all right: the full statement. */
export function isFull(pair: ComparedPair): boolean {
  return (
    sameAct(pair) &&
    sameSpeakerCountries(pair) &&
    pair.contentIou >= CONTENT_IOU &&
    pair.gold.statement.negated === pair.predicted.statement.negated
  );
}

function sameField(field: 'strength' | 'negated' | 'restated' | 'reported' | 'when'): (pair: ComparedPair) => boolean {
  return ({ gold, predicted }) => gold.statement[field] === predicted.statement[field];
}

function timeParts(right: (gold: Time, predicted: Time) => boolean): DocumentMeasure['parts'] {
  return ({ alignment: { gold, predicted, times } }) =>
    matched(
      times.filter(([i, j]) => right(gold.times[i] as Time, predicted.times[j] as Time)).length,
      predicted.times.length,
      gold.times.length,
    );
}

function deadlineParts(right: (gold: Deadline, predicted: Deadline) => boolean): DocumentMeasure['parts'] {
  return ({ alignment: { gold, predicted, deadlines } }) =>
    matched(
      deadlines.filter(([i, j]) => right(gold.deadlines[i] as Deadline, predicted.deadlines[j] as Deadline)).length,
      predicted.deadlines.length,
      gold.deadlines.length,
    );
}

type Time = Comparison['alignment']['gold']['times'][number];
type Deadline = Comparison['alignment']['gold']['deadlines'][number];

/** Links from deadlines to the statements they bound, a link being right when both its ends are paired. */
function deadlineLinks({ alignment: { gold, predicted, deadlines }, partner }: Comparison): Parts {
  const partnerId = new Map(
    gold.statements.map(({ id }, index) => [id, predicted.statements[partner[index] ?? -1]?.id]),
  );
  let right = 0;
  for (const [i, j] of deadlines) {
    const bound = new Set(predicted.deadlines[j]?.statements);
    for (const id of new Set(gold.deadlines[i]?.statements)) {
      const paired = partnerId.get(id);
      if (paired !== undefined && bound.has(paired)) right++;
    }
  }
  const links = (list: readonly Deadline[]): number =>
    list.reduce((sum, deadline) => sum + new Set(deadline.statements).size, 0);
  return matched(right, links(predicted.deadlines), links(gold.deadlines));
}

function entityParts({ alignment: { gold, predicted } }: Comparison): Parts {
  return sets(
    new Set(gold.entities.map(({ id }) => comparableId(id))),
    new Set(predicted.entities.map(({ id }) => comparableId(id))),
  );
}

/** Of the entities both readings have, those whose type, country and role agree. */
function entityFields({ alignment: { gold, predicted } }: Comparison): Parts {
  const known = new Map(predicted.entities.map((entity) => [comparableId(entity.id), entity]));
  let right = 0;
  let both = 0;
  for (const entity of gold.entities) {
    const other = known.get(comparableId(entity.id));
    if (!other) continue;
    both++;
    if (entity.type === other.type && entity.country === other.country && entity.role === other.role) right++;
  }
  return matched(right, both, both);
}

function sameInRelease(field: 'date' | 'title' | 'publisher'): DocumentMeasure['parts'] {
  // A title may be written with any white space; records have single blanks.
  const plain = (value: string | null) => value?.replace(/\s+/g, ' ') ?? null;
  return ({ alignment: { gold, predicted } }) => answered(plain(gold[field]) === plain(predicted[field]));
}

/** Every measure, in the order of tables. Their names are what `gates` in the configuration may use. */
export const MEASURES: readonly Measure[] = [
  statements('full', 'full statement: paired, act, speakers by country, content 0.8 and negated right', true, isFull),
  statements('detection', 'statement found: paired', false, () => true),
  statements('detectionStrict', 'statement found with the exact cue', false, ({ gold, predicted }) =>
    sameSpan(gold.statement.cue, predicted.statement.cue),
  ),
  statements('detectionAct', 'statement found and act equal', true, sameAct),
  pairs('act', 'act equal', sameAct),
  pairs('cue', 'cue span exact', ({ gold, predicted }) => sameSpan(gold.statement.cue, predicted.statement.cue)),
  pairs('speakers', 'speakers equal by entity', ({ gold, predicted }) => sameSet(gold.speakers, predicted.speakers)),
  members('speakerMembers', 'speakers by entity, member by member', ({ gold, predicted }) =>
    sets(gold.speakers, predicted.speakers),
  ),
  pairs('speakersCountry', 'speakers equal by country', sameSpeakerCountries),
  pairs('mention', 'speaker mention exact', ({ gold, predicted }) =>
    sameSpan(gold.statement.speakerMention, predicted.statement.speakerMention),
  ),
  pairs('mentionOverlap', 'speaker mention overlapping', ({ gold, predicted }) =>
    mentionsMeet(gold.statement.speakerMention, predicted.statement.speakerMention),
  ),
  pairs('targets', 'targets equal by entity', ({ gold, predicted }) => sameSet(gold.targets, predicted.targets)),
  members('targetMembers', 'targets by entity, member by member', ({ gold, predicted }) =>
    sets(gold.targets, predicted.targets),
  ),
  pairs('targetsCountry', 'targets equal by country', ({ gold, predicted }) =>
    sameSet(gold.targetCountries, predicted.targetCountries),
  ),
  pairs('contentExact', 'content span exact', ({ gold, predicted }) =>
    sameSpan(gold.statement.content, predicted.statement.content),
  ),
  pairs('content', 'content with IoU of at least 0.8', ({ contentIou }) => contentIou >= CONTENT_IOU),
  members('contentCharacters', 'content, character by character', ({ gold, predicted }) => {
    const a = gold.statement.content;
    const b = predicted.statement.content;
    return matched(a && b ? overlap(a, b) : 0, spanLength(b), spanLength(a));
  }),
  members('contentTokens', 'content, token by token', ({ gold, predicted }) =>
    sets(tokenPlaces(gold.statement.content), tokenPlaces(predicted.statement.content)),
  ),
  pairs('strength', 'strength equal', sameField('strength')),
  pairs('negated', 'negated equal', sameField('negated')),
  pairs('restated', 'restated equal', sameField('restated')),
  pairs('reported', 'reported equal', sameField('reported')),
  pairs('when', 'date of a reported act equal', sameField('when')),
  pairs('parent', 'parents paired with each other, or none', ({ sameParent }) => sameParent),
  inDocument(
    'times',
    'timesExtent',
    'time found: overlapping',
    timeParts(() => true),
  ),
  inDocument(
    'times',
    'timesValue',
    'time found and value equal',
    timeParts((a, b) => a.value === b.value),
  ),
  inDocument(
    'times',
    'times',
    'time found, with type, value and mod equal',
    timeParts((a, b) => a.value === b.value && a.type === b.type && a.mod === b.mod),
  ),
  inDocument(
    'deadlines',
    'deadlinesExtent',
    'deadline found: overlapping',
    deadlineParts(() => true),
  ),
  inDocument(
    'deadlines',
    'deadlines',
    'deadline found, with relation, latest and precision equal',
    deadlineParts(sameDeadline),
  ),
  inDocument('deadlines', 'deadlineLinks', 'links from deadlines to the statements they bound', deadlineLinks),
  inDocument('entities', 'entities', 'entities of the release, by id', entityParts),
  inDocument('entities', 'entityFields', 'type, country and role of the entities found', entityFields),
  inDocument('releases', 'date', 'release date equal', sameInRelease('date')),
  inDocument('releases', 'title', 'title equal', sameInRelease('title')),
  inDocument('releases', 'publisher', 'publisher equal', sameInRelease('publisher')),
];

/** Names of all measures. */
export const MEASURE_NAMES: readonly string[] = MEASURES.map(({ name }) => name);
