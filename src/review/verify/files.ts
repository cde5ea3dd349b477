import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../core/records.js';
import { TEXTS, textFileName } from '../../io/dataset.js';
import { type Snapshot, sha256 } from '../snapshot.js';
import type { Finding } from './index.js';

function altered(place: string, message: string): Finding {
  return { kind: 'altered', place, message };
}

/** The hash that the manifest gives for all kept texts together. */
function textsHash({ documents, files }: Snapshot): string {
  const lines = documents.flatMap(({ id }) => {
    const hash = files.get(`${TEXTS}/${textFileName(id)}`);
    return hash === undefined ? [] : [`${hash} ${textFileName(id)}\n`];
  });
  return sha256(lines.join(''));
}

/** Statements of releases with a kept text whose words are not where they say. */
function misplaced({ folder, documents, statements, files }: Snapshot): string[] {
  const texts = new Map<string, string[]>();
  for (const { id } of documents) {
    const name = `${TEXTS}/${textFileName(id)}`;
    if (files.has(name)) texts.set(id, [...readFileSync(join(folder, name), 'utf8')]);
  }
  return statements.flatMap(({ id, document, cue, content }) => {
    const text = texts.get(document);
    const right = [cue, content].every(
      (span) => !text || !span || text.slice(span.start, span.end).join('') === span.text,
    );
    return right ? [] : [id];
  });
}

function lineCount(bytes: Buffer): number {
  let lines = 0;
  for (const byte of bytes) if (byte === 0x0a) lines++;
  return lines;
}

/** How a file differs from what the manifest says of it: fewer or more rows, other size, or other bytes. */
function alteration(path: string, { bytes, rows }: Manifest['outputs'][string]): string {
  const data = readFileSync(path);
  if (rows !== null && lineCount(data) !== rows) return `has ${lineCount(data)} rows, the manifest says ${rows}`;
  if (data.length !== bytes) return `has ${data.length} bytes, the manifest says ${bytes}`;
  return 'has other bytes than the manifest says, though as many';
}

/** Files that are missing, that the manifest does not know, or whose bytes are not those it was written with. */
export function checkFiles(snapshot: Snapshot, { outputs }: Manifest): Finding[] {
  const findings: Finding[] = [];
  for (const [name, facts] of Object.entries(outputs)) {
    if (name === TEXTS) {
      if (textsHash(snapshot) !== facts.sha256)
        findings.push(altered(`${TEXTS}/`, 'a text was altered, added or removed'));
    } else if (!snapshot.files.has(name)) findings.push(altered(name, 'is missing'));
    else if (snapshot.files.get(name) !== facts.sha256) {
      findings.push(altered(name, alteration(join(snapshot.folder, name), facts)));
    }
  }
  const wrong = misplaced(snapshot);
  if (wrong.length > 0) {
    const message = `${wrong[0]}${wrong.length > 1 ? ` and ${wrong.length - 1} more statements` : ''}: the text has other words there`;
    findings.push(altered(`${TEXTS}/`, message));
  }
  const known = new Set(['manifest.json', ...Object.keys(outputs)]);
  const strange = [...snapshot.files.keys()].filter((name) => !known.has(name.split('/')[0] ?? ''));
  return [...findings, ...strange.map((name) => altered(name, 'is not in the manifest'))];
}
