import type { DocumentRecord, RejectRecord, StatementRecord } from '../core/records.js';
import { createSerializer } from '../io/serialize.js';
import { type LocalEntity, localEntities } from './entity-tally.js';
import type { DocumentResult } from './result.js';

/**
 * A result as it travels between threads and machines and lies on disk. Its records are written out once, where they
 * are made; whoever hands them on or writes the dataset reads the head alone.
 */
export interface Packed {
  readonly head: Head;
  /** A line with the head, then the rows that the result gives the dataset, the document first. */
  readonly bytes: Uint8Array;
}

/** What a run wants to know of a result without reading its records. */
export interface Head {
  /** Id of the release. */
  readonly release: string;
  /** Rows that follow; none when the release was rejected. */
  readonly rows: number;
  /** Hash of the bytes of the release; null when it was rejected. */
  readonly sha256: string | null;
  /** Hash of the sidecar that metadata come from, null when there is none. */
  readonly sidecar: string | null;
  readonly words: number;
  /** Statements by act. */
  readonly acts: Readonly<Record<string, number>>;
  /** Warnings and errors of stages by `stage/rule`. */
  readonly findings: Readonly<Record<string, number>>;
  readonly rejects: readonly RejectRecord[];
  readonly entities: readonly LocalEntity[];
  /** The text to keep beside the records, null where the source file itself is the text. */
  readonly text: string | null;
}

const NEWLINE = 10;

let serializers: Readonly<Record<'document' | 'statement', (record: unknown) => string>> | undefined;

function rowsOf({ document, statements }: Pick<DocumentResult, 'document' | 'statements'>): string[] {
  if (!document) return [];
  serializers ??= { document: createSerializer('document'), statement: createSerializer('statement') };
  return [serializers.document(document), ...statements.map(serializers.statement)];
}

function counted(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function notable(findings: DocumentResult['findings']): Head['findings'] {
  const told = findings.filter(({ severity }) => severity !== 'info');
  return counted(told.map(({ stage, rule }) => `${stage}/${rule}`));
}

/** @param findings counted by `stage/rule` */
export function pack(result: DocumentResult, findings = notable(result.findings)): Packed {
  const { id, document, statements, rejects, text, sidecar = null } = result;
  const rows = rowsOf(result);
  const head: Head = {
    release: id,
    rows: rows.length,
    sha256: document?.sha256 ?? null,
    sidecar,
    words: document?.counts.words ?? 0,
    acts: document ? counted(statements.map(({ act }) => act)) : {},
    findings,
    rejects,
    entities: document ? localEntities(document, statements) : [],
    text,
  };
  return { head, bytes: Buffer.from([JSON.stringify(head), ...rows, ''].join('\n')) };
}

function textOf({ buffer, byteOffset }: Uint8Array, from: number, to: number): string {
  return Buffer.from(buffer, byteOffset + from, to - from).toString('utf8');
}

/** @param bytes of one result that was packed */
export function packedFrom(bytes: Uint8Array): Packed {
  return { head: JSON.parse(textOf(bytes, 0, bytes.indexOf(NEWLINE))) as Head, bytes };
}

/** The rows of the dataset in a result that has some, each with the end of its line. */
export function datasetRows({ bytes }: Packed): { readonly document: Uint8Array; readonly statements: Uint8Array } {
  const document = bytes.indexOf(NEWLINE) + 1;
  const statements = bytes.indexOf(NEWLINE, document) + 1;
  return { document: bytes.subarray(document, statements), statements: bytes.subarray(statements) };
}

/** The result with other records, made from those it has. */
export function revised({ head, bytes }: Packed, revise: (result: DocumentResult) => DocumentResult): Packed {
  const { release: id, rejects, text, sidecar, findings } = head;
  const rows = textOf(bytes, 0, bytes.length).split('\n').slice(1, -1);
  const [document, ...statements] = rows.map((row) => JSON.parse(row) as unknown);
  const result: DocumentResult = {
    id,
    document: document as DocumentRecord,
    statements: statements as StatementRecord[],
    rejects,
    findings: [],
    text,
    ...(sidecar !== null && { sidecar }),
  };
  return pack(revise(result), findings);
}

/**
 * Results that stand one behind the other.
 *
 * @returns null when the bytes are no results, or are cut short
 */
export function unpackAll(bytes: Uint8Array): Packed[] | null {
  const found: Packed[] = [];
  try {
    for (let from = 0; from < bytes.length; ) {
      const { head } = packedFrom(bytes.subarray(from));
      let end = bytes.indexOf(NEWLINE, from) + 1;
      for (let row = 0; row < head.rows && end > 0; row++) end = bytes.indexOf(NEWLINE, end) + 1;
      if (end === 0) return null;
      found.push({ head, bytes: bytes.subarray(from, end) });
      from = end;
    }
    return found;
  } catch {
    return null;
  }
}
