// A second scorer, written from the page of measures alone, in plain JavaScript without a line of the project:
// it is given two readings of a release and their alignment, and counts. Tests hold the project's figures against it.

const f1 = (right, predicted, gold) => (predicted + gold === 0 ? null : (2 * right) / (predicted + gold));
const length = (span) => (span === null ? 0 : span.end - span.start);
const common = (a, b) =>
  a === null || b === null ? 0 : Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

function iou(a, b) {
  if (a === null && b === null) return 1;
  const both = common(a, b);
  return both === 0 ? 0 : both / (length(a) + length(b) - both);
}

/** Entity ids with persons' hyphens left out. */
const plainId = (id) => (id.startsWith('person:') ? `person:${id.slice(7).replaceAll('-', '')}` : id);

/** Country of an id: bodies, roles and persons count as theirs, loose groups as one class, the rest as themselves. */
function country(id, entities) {
  if (/^[A-Z]{3}$/.test(id)) return id;
  if (id.startsWith('group:')) return 'group';
  const owned = /^(?:org|role):([A-Z]{3})\//.exec(id);
  if (owned) return owned[1];
  const known = entities.find((entity) => plainId(entity.id) === plainId(id));
  return known?.country ?? plainId(id);
}

const equalSets = (a, b) => a.size === b.size && [...a].every((item) => b.has(item));

/** Words, numbers and single signs of a text, each with its place in code points. */
function tokens(span) {
  const found = new Set();
  if (span === null) return found;
  for (const { 0: token, index } of span.text.matchAll(/[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu)) {
    found.add(`${span.start + [...span.text.slice(0, index)].length} ${token}`);
  }
  return found;
}

/** Counts of one measure, added up over releases. */
class Count {
  right = 0;
  predicted = 0;
  gold = 0;
  add(right, predicted, gold) {
    this.right += right;
    this.predicted += predicted;
    this.gold += gold;
  }
}

/**
 * Scores releases.
 *
 * @param releases `{ gold, predicted, pairs, times, deadlines }`: two readings, and which of their parts are paired
 * @returns figures by the names that `communique evaluate` uses
 */
export function score(releases) {
  const counts = {};
  const count = (name) => {
    counts[name] ??= new Count();
    return counts[name];
  };
  for (const release of releases) {
    statementsOf(release, count);
    momentsOf(release, count);
    documentOf(release, count);
  }
  return Object.fromEntries(
    Object.entries(counts).map(([name, { right, predicted, gold }]) => [name, f1(right, predicted, gold)]),
  );
}

function statementsOf({ gold, predicted, pairs }, count) {
  const all = [predicted.statements.length, gold.statements.length];
  const partner = new Map(pairs.map(([i, j]) => [gold.statements[i].id, predicted.statements[j].id]));
  const sums = { full: 0, detection: 0, detectionStrict: 0, detectionAct: 0 };
  for (const [i, j] of pairs) {
    const a = gold.statements[i];
    const b = predicted.statements[j];
    const test = (name, right) => count(name).add(Number(right), 1, 1);
    const sameSpan = (x, y) => (x === null ? y === null : y !== null && x.start === y.start && x.end === y.end);
    const members = (name, x, y) => count(name).add([...x].filter((item) => y.has(item)).length, y.size, x.size);
    const ids = (list) => new Set(list.map(plainId));
    const countries = (list, reading) => new Set(list.map((id) => country(id, reading.entities)));

    const act = a.act === b.act;
    const byCountry = equalSets(countries(a.speakers, gold), countries(b.speakers, predicted));
    const content = iou(a.content, b.content) >= 0.8;
    test('act', act);
    test('cue', sameSpan(a.cue, b.cue));
    test('speakers', equalSets(ids(a.speakers), ids(b.speakers)));
    members('speakerMembers', ids(a.speakers), ids(b.speakers));
    test('speakersCountry', byCountry);
    test('mention', sameSpan(a.speakerMention, b.speakerMention));
    test('mentionOverlap', iou(a.speakerMention, b.speakerMention) > 0);
    test('targets', equalSets(ids(a.targets), ids(b.targets)));
    members('targetMembers', ids(a.targets), ids(b.targets));
    test('targetsCountry', equalSets(countries(a.targets, gold), countries(b.targets, predicted)));
    test('contentExact', sameSpan(a.content, b.content));
    test('content', content);
    count('contentCharacters').add(common(a.content, b.content), length(b.content), length(a.content));
    members('contentTokens', tokens(a.content), tokens(b.content));
    for (const field of ['strength', 'negated', 'restated', 'reported', 'when']) test(field, a[field] === b[field]);
    const parents = [a.parent, b.parent];
    test('parent', parents.every((id) => id === null) || (a.parent !== null && partner.get(a.parent) === b.parent));
    sums.detection += 1;
    sums.detectionStrict += sameSpan(a.cue, b.cue) ? 1 : 0;
    sums.detectionAct += act ? 1 : 0;
    sums.full += act && byCountry && content && a.negated === b.negated ? 1 : 0;
  }
  for (const [name, right] of Object.entries(sums)) count(name).add(right, ...all);
}

function momentsOf({ gold, predicted, pairs, times, deadlines }, count) {
  const over = (name, list, kind, right) =>
    count(name).add(
      list.filter(([i, j]) => right(gold[kind][i], predicted[kind][j])).length,
      predicted[kind].length,
      gold[kind].length,
    );
  over('timesExtent', times, 'times', () => true);
  over('timesValue', times, 'times', (a, b) => a.value === b.value);
  over('times', times, 'times', (a, b) => a.value === b.value && a.type === b.type && a.mod === b.mod);
  over('deadlinesExtent', deadlines, 'deadlines', () => true);
  over(
    'deadlines',
    deadlines,
    'deadlines',
    (a, b) => a.relation === b.relation && a.latest === b.latest && a.precision === b.precision,
  );
  const partner = new Map(pairs.map(([i, j]) => [gold.statements[i].id, predicted.statements[j].id]));
  const links = (list) => list.reduce((sum, { statements }) => sum + new Set(statements).size, 0);
  const kept = deadlines.reduce((sum, [i, j]) => {
    const there = new Set(predicted.deadlines[j].statements);
    return sum + [...new Set(gold.deadlines[i].statements)].filter((id) => there.has(partner.get(id))).length;
  }, 0);
  count('deadlineLinks').add(kept, links(predicted.deadlines), links(gold.deadlines));
}

function documentOf({ gold, predicted }, count) {
  for (const field of ['date', 'title', 'publisher']) count(field).add(Number(gold[field] === predicted[field]), 1, 1);
  const [a, b] = [gold, predicted].map(
    ({ entities }) => new Map(entities.map((entity) => [plainId(entity.id), entity])),
  );
  const both = [...a].filter(([id]) => b.has(id));
  count('entities').add(both.length, b.size, a.size);
  const alike = both.filter(([id, { type, country: of, role }]) => {
    const other = b.get(id);
    return type === other.type && of === other.country && role === other.role;
  });
  count('entityFields').add(alike.length, both.length, both.length);
}
