import type { EntityType, GoldDocument, SpanRecord } from '../../core/records.js';
import { explainErrors, validator } from '../../resources/schemas.js';
import { comparableId } from '../annotation.js';

/** A fault of a gold file. */
export interface Finding {
  /** Errors make the file useless for scoring; warnings are probably slips. */
  readonly severity: 'error' | 'warning';
  /** Where, e.g. `s3.content`. */
  readonly place: string;
  readonly message: string;
}

/** What is known of the release that gold was made for. */
export interface GoldRelease {
  readonly id: string;
  readonly text: string;
  readonly sha256: string;
}

type Report = (severity: Finding['severity'], place: string, message: string) => void;

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

const FORMS: Readonly<Record<EntityType, RegExp>> = {
  country: /^[A-Z]{3}$/,
  person: /^person:[a-z0-9]+(-[a-z0-9]+)*$/,
  role: /^role:([A-Z]{3}|[a-z0-9-]+)\/[a-z0-9]+(-[a-z0-9]+)*$/,
  organization: /^org:([A-Z]{3}\/)?[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9-]+)?$/,
  group: /^group:([A-Z]{3}\/)?[a-z0-9]+(-[a-z0-9]+)*$/,
};

function checkEntities(gold: GoldDocument, report: Report): void {
  const seen = new Map<string, string>();
  for (const { id, type, country } of gold.entities) {
    const twin = seen.get(comparableId(id));
    if (twin !== undefined) {
      report(
        'error',
        `entities ${id}`,
        twin === id ? 'stands twice.' : `is the same as "${twin}", which differs only in hyphens. Use one.`,
      );
    }
    seen.set(comparableId(id), id);
    if (!FORMS[type].test(id))
      report('error', `entities ${id}`, `is no id of a ${type}; one looks like ${EXAMPLES[type]}.`);
    const named = type === 'country' ? id : /^(?:org|role|group):([A-Z]{3})\//.exec(id)?.[1];
    if (named !== undefined && country !== named) {
      report('error', `entities ${id}`, `has the country ${country ?? 'null'}, but its id says ${named}.`);
    }
  }
}

const EXAMPLES: Readonly<Record<EntityType, string>> = {
  country: 'JPN',
  person: 'person:hamada-yasukazu',
  role: 'role:JPN/prime-minister',
  organization: 'org:JPN/ministry-of-defense or org:nato',
  group: 'group:international-community',
};

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

const DURATION = /^P(?=[\dXT])(\d+|X+)?(\.\d+)?([YMWDQ]|DE|CE)?([\dXYMWD.]*)(T[\dX.HMS]+)?$/;
const DATE =
  /^(?:FY)?(\d{2,4}X{0,2}|XXXX)(-(\d{2}|XX|W\d{2}|WXX|Q[1-4X]|H[12X]|SP|SU|FA|WI))?(-(\d{1,2}|XX|WE|\d))?(T.+)?$/;
const REFERENCE = /^(PRESENT|PAST|FUTURE)_REF$/;

function checkTimes(gold: GoldDocument, report: Report): void {
  gold.times.forEach(({ type, value }, index) => {
    const fits =
      type === 'DURATION'
        ? DURATION.test(value)
        : value.split('/').every((part) => DATE.test(part)) ||
          REFERENCE.test(value) ||
          (type === 'SET' && DURATION.test(value));
    if (!fits) report('error', `times[${index}]`, `"${value}" is no TIMEX3 value of a ${type}.`);
  });
}

function checkDeadlines(gold: GoldDocument, report: Report): void {
  const contents = new Map(gold.statements.map(({ id, content }) => [id, content]));
  gold.deadlines.forEach((deadline, index) => {
    const place = `deadlines[${index}]`;
    const { earliest, latest, relation, precision } = deadline;
    if (earliest !== null && latest !== null && earliest > latest)
      report('error', place, `ends (${latest}) before it begins (${earliest}).`);
    if (relation === 'asap' && (earliest !== null || latest !== null || precision !== 'vague')) {
      report('error', place, 'is asap, which has no days and is vague.');
    }
    if (precision === 'exact' && earliest === null && latest === null)
      report('error', place, 'is exact, but gives no day.');
    if (deadline.statements.length === 0) report('warning', place, 'bounds no statement.');
    for (const id of deadline.statements) {
      const content = contents.get(id);
      if (content === undefined) report('error', place, `there is no statement "${id}".`);
      else if (content === null || deadline.start < content.start || content.end < deadline.end) {
        report('warning', place, `is not within the content of ${id}.`);
      }
    }
  });
}
