import type { GoldDocument, SpanRecord } from '../../core/records.js';
import { explainErrors, validator } from '../../resources/schemas.js';
import { checkEntities } from './check-entities.js';
import { checkDeadlines, checkTimes } from './check-times.js';
import type { Finding, Report } from './finding.js';

/** What is known of the release that gold was made for. */
export interface GoldRelease {
  readonly id: string;
  readonly text: string;
  readonly sha256: string;
}

/**
 * Checks a gold file: shape and closed lists, offsets against the release, ids, parents, entities, times, deadlines.
 *
 * @param value the parsed file
 * @param release the release it belongs to; null when it is not at hand, and then offsets go unchecked
 */
export function checkGold(value: unknown, release: GoldRelease | null): Finding[] {
  const validate = validator('gold');
  if (!validate(value)) {
    return explainErrors(validate.errors).map((message) => ({ severity: 'error', place: 'file', message }));
  }
  const gold = value as GoldDocument;
  const findings: Finding[] = [];
  const report: Report = (severity, place, message) => findings.push({ severity, place, message });
  if (release) checkRelease(gold, release, report);
  else
    report(
      'warning',
      'file',
      `the release "${gold.document}" is not at hand; offsets go unchecked. Name it with --input.`,
    );
  checkEntities(gold, report);
  checkStatements(gold, report);
  checkParents(gold, report);
  checkTimes(gold, report);
  checkDeadlines(gold, report);
  return findings;
}

/** Every span of a gold file with its place. */
function spansOf(gold: GoldDocument): [place: string, span: SpanRecord][] {
  return [
    ...gold.statements.flatMap(({ id, cue, content, speakerMention }): [string, SpanRecord | null][] => [
      [`${id}.cue`, cue],
      [`${id}.content`, content],
      [`${id}.speakerMention`, speakerMention],
    ]),
    ...gold.times.map((time, index): [string, SpanRecord] => [`times[${index}]`, time]),
    ...gold.deadlines.map((deadline, index): [string, SpanRecord] => [`deadlines[${index}]`, deadline]),
  ].filter((entry): entry is [string, SpanRecord] => entry[1] !== null);
}

function checkRelease(gold: GoldDocument, release: GoldRelease, report: Report): void {
  if (gold.sha256 !== release.sha256) {
    report(
      'error',
      'sha256',
      `the release has other bytes (${release.sha256}). Make sure it is the same release, then mend the hash.`,
    );
  }
  const characters = [...release.text];
  for (const [place, span] of spansOf(gold)) {
    if (span.start >= span.end) report('error', place, `is empty (${span.start} to ${span.end}).`);
    const slice = characters.slice(span.start, span.end).join('');
    if (slice !== span.text) {
      report(
        'error',
        place,
        `says "${short(span.text)}", the release has "${short(slice)}" at ${span.start} to ${span.end}. ${whereElse(span, release.text)}`,
      );
    } else if (slice !== slice.trim()) report('warning', place, 'begins or ends with white space.');
  }
  for (const { id, content } of gold.statements) {
    if (content && /[.,;:]$/.test(content.text))
      report('warning', `${id}.content`, 'ends with punctuation, which belongs outside.');
  }
}

/** Where the words stand that a span names, and what slip explains the difference. */
function whereElse({ start, text: wanted }: SpanRecord, text: string): string {
  if (wanted === '') return 'Give its words.';
  if (text.startsWith(wanted, start)) return 'Offsets seem to count UTF-16 units; they must count code points.';
  let best = -1;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const place = [...text.slice(0, at)].length;
    if (best < 0 || Math.abs(place - start) < Math.abs(best - start)) best = place;
  }
  return best < 0 ? 'These words are not in the release.' : `They stand at ${best} to ${best + [...wanted].length}.`;
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}

function checkStatements(gold: GoldDocument, report: Report): void {
  const known = new Set(gold.entities.map(({ id }) => id));
  const ids = new Set<string>();
  for (const { id, speakers, targets, reported, when } of gold.statements) {
    if (ids.has(id)) report('error', id, 'the id stands twice.');
    if (/\s/.test(id)) report('error', id, 'an id has no white space.');
    ids.add(id);
    for (const [field, list] of [
      ['speakers', speakers],
      ['targets', targets],
    ] as const) {
      for (const entity of list) {
        if (!known.has(entity))
          report('error', `${id}.${field}`, `"${entity}" is not among the entities. Add it there, or mend the id.`);
      }
      if (new Set(list).size < list.length) report('error', `${id}.${field}`, 'names one entity twice.');
    }
    if (speakers.length === 0) report('warning', `${id}.speakers`, 'is empty; every statement has speakers.');
    if (when !== null && !reported) report('warning', `${id}.when`, 'is given, but the statement is not reported.');
  }
}

function checkParents(gold: GoldDocument, report: Report): void {
  const parentOf = new Map(gold.statements.map(({ id, parent }) => [id, parent]));
  for (const { id, parent } of gold.statements) {
    if (parent === null) continue;
    if (!parentOf.has(parent)) {
      report('error', `${id}.parent`, `there is no statement "${parent}".`);
      continue;
    }
    const passed = new Set<string>();
    for (let at: string | null = id; at !== null; at = parentOf.get(at) ?? null) {
      if (passed.has(at)) {
        if (at === id) report('error', `${id}.parent`, `goes round in a circle: ${[...passed, at].join(' → ')}.`);
        break;
      }
      passed.add(at);
    }
  }
}
