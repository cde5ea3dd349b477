import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TEXTS } from '../io/dataset.js';

const MOST_ROWS = 10;
const LONGEST_VALUE = 90;

type Row = Readonly<Record<string, unknown>>;

function filesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const top = readdirSync(folder).filter((name) => /^[^.].*\.(jsonl|json)$/.test(name));
  const texts = existsSync(join(folder, TEXTS)) ? readdirSync(join(folder, TEXTS)) : [];
  return [...top, ...texts.map((name) => `${TEXTS}/${name}`)].sort();
}

function read(folder: string, name: string): Buffer | null {
  const path = join(folder, name);
  return existsSync(path) ? readFileSync(path) : null;
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

function fieldDifferences(before: Row, after: Row): string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .map((key) => `    ${key}: ${short(before[key])} -> ${short(after[key])}`);
}

/** Rows by id; rows without one by their own words. */
function rowsById(text: string): Map<string, string> {
  const lines = text.split('\n').filter(Boolean);
  return new Map(lines.map((line) => [idOf(line), line]));
}

function parseRow(line: string): Row {
  try {
    return JSON.parse(line) as Row;
  } catch {
    return { line };
  }
}

function idOf(line: string): string {
  const { id } = parseRow(line);
  return typeof id === 'string' ? id : line.slice(0, 2 * LONGEST_VALUE);
}

function rowDifferences(before: string, after: string): string[] {
  const [old, fresh] = [rowsById(before), rowsById(after)];
  const differences: string[] = [];
  for (const [id, line] of old) {
    const other = fresh.get(id);
    if (other === undefined) differences.push(`  - ${id}`);
    else if (other !== line) differences.push(`  ~ ${id}`, ...fieldDifferences(parseRow(line), parseRow(other)));
  }
  for (const id of fresh.keys()) if (!old.has(id)) differences.push(`  + ${id}`);
  return differences.length > 0 ? differences : ['  the same rows in another order'];
}

function limited(lines: readonly string[]): string[] {
  const most = MOST_ROWS * 3;
  return lines.length <= most ? [...lines] : [...lines.slice(0, most), `  … and ${lines.length - most} lines more`];
}

function fileDifferences(name: string, before: Buffer | null, after: Buffer | null): string[] {
  if (before === null) return [`${name}: missing; a fresh run writes it`];
  if (after === null) return [`${name}: a fresh run does not write it`];
  if (before.equals(after)) return [];
  const [old, fresh] = [before.toString('utf8'), after.toString('utf8')];
  if (name.endsWith('.jsonl')) return [`${name}:`, ...limited(rowDifferences(old, fresh))];
  if (name.endsWith('.json')) return [`${name}:`, ...limited(fieldDifferences(parseRow(old), parseRow(fresh)))];
  return [`${name}: other text`];
}

/**
 * What differs between two datasets, for people: files, rows by id (`-` gone, `+` new, `~` changed) and fields.
 *
 * @param before folder of the dataset that is there
 * @param after folder of the fresh one
 * @returns no line when all bytes are the same
 */
export function compareDatasets(before: string, after: string): string[] {
  const names = [...new Set([...filesOf(before), ...filesOf(after)])].sort();
  return names.flatMap((name) => fileDifferences(name, read(before, name), read(after, name)));
}
