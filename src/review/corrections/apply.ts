import { createHash } from 'node:crypto';
import type {
  Correction,
  CorrectionMark,
  DocumentRecord,
  EntityReference,
  SpanRecord,
  StatementRecord,
} from '../../core/records.js';
import { explainErrors, readSchema, validator } from '../../resources/schemas.js';

/** What one correction does to the statements of its release. */
export interface Applied {
  readonly status: 'applied' | 'unmatched' | 'invalid';
  readonly statements: readonly StatementRecord[];
  readonly statement: string | null;
  readonly message: string | null;
}

/** Fields that say where a record comes from, which no one amends. */
const FIXED = new Set(['id', 'document', 'correction', 'confidence', 'rules']);
const ID_DIGITS = 10;
/** A record that a person has looked at. */
const SURE = 1;

function sameSpan(a: SpanRecord | null, b: SpanRecord | null): boolean {
  return a?.start === b?.start && a?.end === b?.end;
}

/** The statements with the cue of a correction, and with its content where it names one. */
function matching(statements: readonly StatementRecord[], { cue, content }: Correction): StatementRecord[] {
  return statements.filter(
    (one) => sameSpan(one.cue, cue) && (content === undefined || sameSpan(one.content, content)),
  );
}

function refused(statements: readonly StatementRecord[], status: 'unmatched' | 'invalid', message: string): Applied {
  return { status, statements, statement: null, message };
}

/** Ids of entities become entities; those of the release are known by id. */
function withEntities(value: unknown, document: DocumentRecord): unknown {
  if (!Array.isArray(value)) return value;
  const known = new Map(document.entities.map((entity) => [entity.id, entity]));
  return value.map((item: unknown) => {
    const entity = typeof item === 'string' ? known.get(item) : undefined;
    if (!entity) return item;
    const { id, type, name, country, role } = entity;
    return { id, type, name, country, role } satisfies EntityReference;
  });
}

/** Finds class and codes of an act; undefined for what is no act. */
export type ClassOf = (act: unknown) => { readonly actClass: string; readonly codes: unknown } | undefined;

/** The values of a correction with entities for ids; class and codes follow the act unless they are given. */
function valuesOf({ values }: Correction, document: DocumentRecord, classOf: ClassOf): Record<string, unknown> {
  const entries = Object.entries(values ?? {}).map(([field, value]) => [
    field,
    field === 'speakers' || field === 'targets' ? withEntities(value, document) : value,
  ]);
  return { ...classOf(values?.act), ...(Object.fromEntries(entries) as Record<string, unknown>) };
}

/** Spans whose words are not those of the sentence; outside the sentence the words are not at hand. */
function misquoted({ cue, content, speakerMention, sentence }: StatementRecord): string[] {
  const points = [...sentence.text];
  return Object.entries({ cue, content, speakerMention }).flatMap(([field, span]) => {
    if (!span || span.start < sentence.start || span.end > sentence.end) return [];
    const words = points.slice(span.start - sentence.start, span.end - sentence.start).join('');
    return words === span.text ? [] : [`"${field}" says "${span.text}", the release has "${words}" there`];
  });
}

function faultsOf(record: object, values: Readonly<Record<string, unknown>>): string[] {
  const known = Object.keys(readSchema('statement').properties as object);
  const names = Object.keys(values);
  const wrong = names.filter((name) => !known.includes(name)).map((name) => `there is no field "${name}"`);
  const fixed = names.filter((name) => FIXED.has(name)).map((name) => `"${name}" cannot be amended`);
  const validate = validator('statement');
  const shape = validate(record) ? [] : explainErrors(validate.errors);
  return [...wrong, ...fixed, ...(shape.length > 0 ? shape : misquoted(record as StatementRecord))];
}

function marked(record: object, { action, author, reason }: Correction, fields: readonly string[]): StatementRecord {
  const mark: CorrectionMark = { action: action === 'reject' ? 'accept' : action, fields: [...fields], author, reason };
  return { ...(record as StatementRecord), confidence: SURE, correction: mark };
}

/** Id of a statement that a person added: like those of the pipeline, a hash that other edits do not change. */
function addedId(document: DocumentRecord, { cue, content }: Correction): string {
  const words = JSON.stringify([cue, content ?? null, 'added']);
  return `${document.id}#${createHash('sha256').update(words).digest('hex').slice(0, ID_DIGITS)}`;
}

/** What a statement has that its correction does not say, from the release and its neighbours. */
function draftOf(document: DocumentRecord, statements: readonly StatementRecord[], correction: Correction): object {
  const { cue } = correction;
  const around = statements.find(({ sentence }) => sentence.start <= cue.start && cue.end <= sentence.end);
  return {
    id: addedId(document, correction),
    document: document.id,
    date: document.date,
    publisher: document.publisher,
    title: document.title,
    strength: 'neutral',
    negated: false,
    restated: false,
    reported: false,
    when: null,
    cue,
    targets: [],
    speakerMention: null,
    speakerResolution: 'named',
    content: correction.content ?? null,
    times: [],
    deadlines: [],
    parent: null,
    sentence: around?.sentence ?? cue,
    segment: around?.segment ?? { kind: 'paragraph', path: '', heading: null },
    codes: { plover: null, cameo: null },
    confidence: SURE,
    rules: ['correction'],
  };
}

function inOrder(statements: readonly StatementRecord[]): StatementRecord[] {
  return [...statements].sort((a, b) => a.cue.start - b.cue.start || b.cue.end - a.cue.end);
}

function added(
  document: DocumentRecord,
  statements: readonly StatementRecord[],
  correction: Correction,
  classOf: ClassOf,
): Applied {
  if (matching(statements, correction).length > 0) {
    return refused(
      statements,
      'unmatched',
      'The pipeline finds this statement by itself now. Make it an accept or an amend.',
    );
  }
  const values = valuesOf(correction, document, classOf);
  const record = { ...draftOf(document, statements, correction), ...values };
  const faults = faultsOf(record, values);
  if (faults.length > 0) return refused(statements, 'invalid', `No record: ${faults.join('; ')}.`);
  const whole = marked(record, correction, Object.keys(correction.values ?? {}));
  return { status: 'applied', statements: inOrder([...statements, whole]), statement: whole.id, message: null };
}

function amended(
  document: DocumentRecord,
  statements: readonly StatementRecord[],
  target: StatementRecord,
  correction: Correction,
  classOf: ClassOf,
): Applied {
  const values = valuesOf(correction, document, classOf);
  const record = { ...target, ...values };
  const faults = faultsOf(record, values);
  if (faults.length > 0) return refused(statements, 'invalid', `No record: ${faults.join('; ')}.`);
  const whole = marked(record, correction, Object.keys(correction.values ?? {}));
  const next = statements.map((one) => (one === target ? whole : one));
  return { status: 'applied', statements: next, statement: target.id, message: null };
}

/** Without the statement; what it enclosed stands alone now. */
function without(statements: readonly StatementRecord[], { id }: StatementRecord): StatementRecord[] {
  return statements.filter((one) => one.id !== id).map((one) => (one.parent === id ? { ...one, parent: null } : one));
}

/**
 * Puts one correction into the statements of its release.
 *
 * @param correction of a release with the bytes of this one
 * @param classOf class and codes of an act, which follow when the act is amended
 */
export function applyCorrection(
  document: DocumentRecord,
  statements: readonly StatementRecord[],
  correction: Correction,
  classOf: ClassOf,
): Applied {
  if (correction.action === 'add') return added(document, statements, correction, classOf);
  const [target, another] = matching(statements, correction);
  if (!target) {
    const near = statements.filter(({ cue }) => cue.text === correction.cue.text).map(({ cue }) => cue.start);
    const hint = near.length > 0 ? ` The cue stands at ${near.join(', ')}.` : '';
    return refused(statements, 'unmatched', `The pipeline finds no such statement any more.${hint}`);
  }
  if (another) return refused(statements, 'unmatched', 'Several statements have this cue. Name the "content" as well.');
  if (correction.action === 'amend') return amended(document, statements, target, correction, classOf);
  if (correction.action === 'reject') {
    return { status: 'applied', statements: without(statements, target), statement: target.id, message: null };
  }
  const accepted = marked(target, correction, []);
  const next = statements.map((one) => (one === target ? accepted : one));
  return { status: 'applied', statements: next, statement: target.id, message: null };
}
