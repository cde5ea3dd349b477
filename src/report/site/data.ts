import type { StatementRecord } from '../../core/records.js';
import { deadlineOf } from '../commitments/dates.js';
import type { Dataset } from '../dataset.js';
import { DATA_GLOBAL, FLAGS, type PackedIndex, type PackedRow } from '../shared/packed.js';
import { pageOf } from './pages.js';
import { titleOf } from './release.js';

/** Rows in one file: small enough that a browser takes each in a few milliseconds. */
const CHUNK = 2000;

export interface DataFile {
  readonly path: string;
  readonly text: string;
}

/** Numbers for values, in the order they are first met. */
class Numbering<T> {
  readonly #numbers = new Map<string, number>();
  readonly values: T[] = [];
  of(key: string, value: () => T): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.values.length);
    return this.values.push(value()) - 1;
  }
}

function flagsOf({ strength, negated, restated, reported }: StatementRecord): number {
  return (
    (strength === 'strong' ? FLAGS.strong : 0) |
    (strength === 'weak' ? FLAGS.weak : 0) |
    (negated ? FLAGS.negated : 0) |
    (restated ? FLAGS.restated : 0) |
    (reported ? FLAGS.reported : 0)
  );
}

/** JSON as a string of a script: engines read that faster than a literal of the language, and nothing in it can run. */
function quoted(value: unknown): string {
  return JSON.stringify(JSON.stringify(value))
    .replace(/</g, '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

/** What the table of statements knows of a dataset; rows are in the order of dates and texts. */
export interface Packed {
  readonly index: PackedIndex;
  readonly rows: readonly PackedRow[];
}

/** Packs the statements of a dataset; actors are those of the dataset, not of single releases. */
export function pack(dataset: Dataset): Packed {
  const entities = new Numbering<PackedIndex['entities'][number]>();
  const acts = new Numbering<PackedIndex['acts'][number]>();
  const numbers = ({ document }: StatementRecord, list: StatementRecord['speakers']): number[] =>
    list.map((reference) => {
      const linked = dataset.linked(document, reference.id);
      return entities.of(linked, () => ({ id: linked, name: dataset.nameOf(linked), country: reference.country }));
    });
  const row = (statement: StatementRecord, document: number): PackedRow => {
    const { act, actClass, cue, content, speakers, targets } = statement;
    const deadline = deadlineOf(statement);
    return [
      document,
      statement.id.slice(statement.id.lastIndexOf('#') + 1),
      acts.of(act, () => [act, actClass]),
      flagsOf(statement),
      cue.text,
      content?.text ?? null,
      numbers(statement, speakers),
      numbers(statement, targets),
      deadline ? [deadline.text, deadline.earliest, deadline.latest] : null,
    ];
  };
  const rows = dataset.documents.flatMap(({ id }, at) => dataset.statementsOf(id).map((one) => row(one, at)));
  const documents = dataset.documents.map((document) => ({
    id: document.id,
    title: titleOf(document),
    date: document.date,
    page: pageOf(document.id),
  }));
  return { index: { documents, entities: entities.values, acts: acts.values, rows: rows.length }, rows };
}

/**
 * The data of the statement table as scripts, since a page opened from disk may load nothing else.
 *
 * @returns the index first, then the rows
 */
export function dataFiles(dataset: Dataset): DataFile[] {
  const { index, rows } = pack(dataset);
  const chunks = Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, at) =>
    rows.slice(at * CHUNK, (at + 1) * CHUNK),
  );
  return [
    { path: 'data/index.js', text: `globalThis.${DATA_GLOBAL} = { index: JSON.parse(${quoted(index)}), rows: [] };\n` },
    ...chunks.map((chunk, at) => ({
      path: `data/statements-${at}.js`,
      text: `${DATA_GLOBAL}.rows.push(...JSON.parse(${quoted(chunk)}));\n`,
    })),
  ];
}
