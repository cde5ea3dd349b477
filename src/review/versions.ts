import type { Manifest } from '../core/records.js';
import { declaredChanges } from './declared.js';
import type { Snapshot } from './snapshot.js';

/** How far a version must move, from least to most. */
export const STEPS = ['none', 'patch', 'minor', 'major'] as const;
export type Step = (typeof STEPS)[number];

/** What one of the two versions is, what it should be, and why. */
export interface VersionRule {
  readonly subject: 'data' | 'schema';
  readonly old: string | null;
  readonly new: string | null;
  readonly needed: Step;
  readonly reason: string;
  readonly ok: boolean;
}

const VERSION = /^(\d+)\.(\d+)\.(\d+)$/;

function numbers(version: string): [number, number, number] | null {
  const [, major, minor, patch] = VERSION.exec(version) ?? [];
  return patch === undefined ? null : [Number(major), Number(minor), Number(patch)];
}

/** How far a version moved; null when it is no version or went back. */
export function stepBetween(old: string, fresh: string): Step | null {
  const [a, b] = [numbers(old), numbers(fresh)];
  if (!a || !b) return null;
  const at = a.findIndex((part, index) => part !== b[index]);
  if (at < 0) return 'none';
  return (b[at] ?? 0) > (a[at] ?? 0) ? ((['major', 'minor', 'patch'] as const)[at] ?? null) : null;
}

/**
 * Holds a version against what happened. Without an old version there is nothing to hold it against.
 *
 * @param needed the least step that what happened asks for
 */
export function holdVersion(
  subject: VersionRule['subject'],
  old: string | null,
  fresh: string | null,
  needed: Step,
  reason: string,
): VersionRule {
  const step = old === null ? 'major' : stepBetween(old, fresh ?? '');
  const ok = old === null || (step !== null && STEPS.indexOf(step) >= STEPS.indexOf(needed));
  return { subject, old, new: fresh, needed, reason, ok };
}

/** Keys of the objects in rows, by the path of the object. */
function shape(rows: readonly object[]): Map<string, Set<string>> {
  const keys = new Map<string, Set<string>>();
  const visit = (value: unknown, path: string): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, path);
    else if (typeof value === 'object' && value !== null) {
      const known = keys.get(path) ?? new Set();
      keys.set(path, known);
      for (const [key, inner] of Object.entries(value)) {
        known.add(key);
        visit(inner, `${path}.${key}`);
      }
    }
  };
  for (const row of rows) visit(row, '');
  return keys;
}

/** Fields that rows no longer have, and fields they did not have; optional ones may come and go, and are named. */
export interface FieldsOfRows {
  readonly gone: readonly string[];
  readonly come: readonly string[];
}

/** Fields that only come with some rows, so that their absence says nothing about the schema. */
const OPTIONAL = new Set(['.correction']);

function missing(a: Map<string, Set<string>>, b: Map<string, Set<string>>): string[] {
  return [...a].flatMap(([path, keys]) => {
    const others = b.get(path);
    if (!others) return [];
    return [...keys]
      .map((key) => [key, `${path}.${key}`] as const)
      .filter(([key, full]) => !others.has(key) && !OPTIONAL.has(full))
      .map(([, full]) => full.slice(1));
  });
}

/** How the fields of the rows of two datasets differ. Sides without rows of a kind tell nothing. */
export function fieldsOfRows(old: Snapshot, fresh: Snapshot): FieldsOfRows {
  const kinds = ['statements', 'documents', 'entities'] as const;
  const found = kinds.flatMap((kind) => {
    const [a, b] = [shape(old[kind]), shape(fresh[kind])];
    const named = (paths: string[]): string[] => paths.map((path) => `${kind}: ${path}`);
    return [{ gone: named(missing(a, b)), come: named(missing(b, a)) }];
  });
  return { gone: found.flatMap(({ gone }) => gone), come: found.flatMap(({ come }) => come) };
}

function changedSchemas(before: Partial<Manifest>, after: Partial<Manifest>): string[] {
  const [a, b] = [before.schemas ?? {}, after.schemas ?? {}];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => a[name] !== b[name]).sort();
}

function named(what: string, names: readonly string[]): string[] {
  return names.length > 0 ? [`${what}: ${[...new Set(names)].join(', ')}`] : [];
}

/**
 * The rule of the schema version: what breaks a reader is major (a field or a value of a closed list gone, a field of
 * another type or null where it never was), what is new is minor, any other edit a patch.
 */
export function schemaRule(old: Snapshot, fresh: Snapshot): VersionRule {
  const [before, after] = [old.manifest ?? {}, fresh.manifest ?? {}];
  const rows = fieldsOfRows(old, fresh);
  const declared = declaredChanges(old.declared, fresh.declared);
  const breaking = [
    ...named('fields gone', [...rows.gone, ...declared.gone]),
    ...named('fields of another type', declared.otherwise),
    ...named('values gone', declared.valuesGone),
  ];
  const additions = [
    ...named('new fields', [...rows.come, ...declared.come]),
    ...named('new values', declared.valuesCome),
  ];
  const edits = named('schemas changed', changedSchemas(before, after));
  const [needed, reasons] = ((): [Step, readonly string[]] => {
    if (breaking.length > 0) return ['major', breaking];
    if (additions.length > 0) return ['minor', additions];
    return edits.length > 0 ? ['patch', edits] : ['none', ['no schema changed']];
  })();
  return holdVersion('schema', before.schemaVersion ?? null, after.schemaVersion ?? null, needed, reasons.join('; '));
}
