import type { LexiconEntryRecord, Manifest } from '../../core/records.js';
import type { Snapshot } from '../snapshot.js';

/** Something that a dataset is made of, other than the releases, and that is not what it was. */
export interface Ingredient {
  readonly kind:
    | 'entry'
    | 'lexicon'
    | 'schema'
    | 'code'
    | 'settings'
    | 'stages'
    | 'model'
    | 'library'
    | 'tool'
    | 'sidecars'
    | 'corrections';
  /** What changed, in words: `lexicon entry acts/verb:urge removed`. */
  readonly name: string;
  /** Id of a lexicon entry. */
  readonly entry?: string;
}

type Names = Readonly<Record<string, string>>;

function change(before: unknown, after: unknown): string {
  if (before === undefined) return 'added';
  return after === undefined ? 'removed' : 'changed';
}

function changedKeys(before: Names | undefined, after: Names | undefined): [key: string, how: string][] {
  const keys = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].sort();
  return keys.flatMap((key) => {
    const [a, b] = [before?.[key], after?.[key]];
    return a === b ? [] : [[key, change(a, b)] as [string, string]];
  });
}

function entryHashes(rows: readonly LexiconEntryRecord[]): Names {
  return Object.fromEntries(rows.map(({ lexicon, id, sha256 }) => [`${lexicon}/${id}`, sha256]));
}

function entries(old: Snapshot, fresh: Snapshot): Ingredient[] {
  if (old.lexicons.length === 0) return [];
  return changedKeys(entryHashes(old.lexicons), entryHashes(fresh.lexicons)).map(([key, how]) => ({
    kind: 'entry',
    name: `lexicon entry ${key} ${how}`,
    entry: key.slice(key.indexOf('/') + 1),
  }));
}

/** Lexicons whose file is another although each entry means what it did: order, notes or examples. */
function lexicons(before: Partial<Manifest>, after: Partial<Manifest>, found: readonly Ingredient[]): Ingredient[] {
  return changedKeys(before.lexicons, after.lexicons)
    .filter(([name]) => !found.some((one) => one.name.startsWith(`lexicon entry ${name}/`)))
    .map(([name, how]) => ({ kind: 'lexicon', name: `lexicon ${name} ${how} (order, notes or examples)` }));
}

function versions(kind: 'library' | 'model', before: Names | undefined, after: Names | undefined): Ingredient[] {
  return changedKeys(before, after).map(([name]) => ({
    kind,
    name: `${kind} ${name} ${before?.[name] ?? 'none'} → ${after?.[name] ?? 'none'}`,
  }));
}

function pinned(named: { name: string; version: string } | undefined): Names | undefined {
  return named && { [named.name]: named.version };
}

function unequal(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) !== JSON.stringify(after);
}

/** Settings other than lexicon entries, which are named one by one, and stages, whose names are compared as well. */
function changedSettings({ settings: before }: Partial<Manifest>, { settings: after }: Partial<Manifest>): string[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].sort();
  return names.filter((name) => name !== 'lexicons' && unequal(before?.[name], after?.[name]));
}

function rest(before: Partial<Manifest>, after: Partial<Manifest>): Ingredient[] {
  const found: Ingredient[] = [];
  if (before.config !== after.config) {
    const names = changedSettings(before, after).map((name) => `setting "${name}" changed`);
    found.push(...names.map((name): Ingredient => ({ kind: 'settings', name })));
  }
  if (unequal(before.stages, after.stages)) found.push({ kind: 'stages', name: 'list of stages changed' });
  if (unequal(before.corrections, after.corrections)) found.push({ kind: 'corrections', name: 'corrections changed' });
  const [a, b] = [before.inputs?.sidecars, after.inputs?.sidecars];
  if (a && b && unequal(a, b)) found.push({ kind: 'sidecars', name: 'metadata beside releases changed' });
  if (before.pipeline?.version !== after.pipeline?.version) {
    const name = `communique ${before.pipeline?.version ?? 'unknown'} → ${after.pipeline?.version ?? 'unknown'}`;
    found.push({ kind: 'tool', name });
  }
  return found;
}

/**
 * What is not as it was in the making of two datasets, from their manifests and lists of lexicon entries.
 *
 * @returns nothing when the old one has no manifest to compare with
 */
export function changedIngredients(old: Snapshot, fresh: Snapshot): Ingredient[] {
  const [before, after] = [old.manifest, fresh.manifest];
  if (!before || !after) return [];
  const found = entries(old, fresh);
  const named = (kind: 'schema' | 'code', a?: Names, b?: Names): Ingredient[] =>
    changedKeys(a, b).map(([name, how]) => ({ kind, name: `${kind} ${name} ${how}` }));
  return [
    ...found,
    ...lexicons(before, after, found),
    ...named('schema', before.schemas, after.schemas),
    ...named('code', before.code, after.code),
    ...versions('model', pinned(before.model), pinned(after.model)),
    ...versions('library', before.libraries, after.libraries),
    ...rest(before, after),
  ];
}
