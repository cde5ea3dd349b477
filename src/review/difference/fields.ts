/** A field of a row with other values than before. */
export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

type Row = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value without the places of its spans: what is left is what a reader would notice. */
export function placeless(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(placeless);
  if (!isObject(value)) return value;
  const span = 'start' in value && 'end' in value;
  const entries = Object.entries(value).filter(([key]) => !(span && (key === 'start' || key === 'end')));
  return Object.fromEntries(entries.map(([key, inner]) => [key, placeless(inner)]));
}

/**
 * Fields that differ between two rows, places of spans aside.
 *
 * @param ignored names of fields that are not compared
 */
export function changedFields(old: object, fresh: object, ignored: ReadonlySet<string> = new Set()): FieldChange[] {
  const [before, after] = [old as Row, fresh as Row];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => !ignored.has(name));
  return names.flatMap((field) => {
    const [a, b] = [placeless(before[field]), placeless(after[field])];
    return JSON.stringify(a) === JSON.stringify(b) ? [] : [{ field, before: a ?? null, after: b ?? null }];
  });
}

/** Whether two rows are the same to the last byte. */
export function sameRow(old: object, fresh: object): boolean {
  return JSON.stringify(old) === JSON.stringify(fresh);
}

/** Names of all fields of a row at any depth, e.g. `cue.text`; those of list items follow the list's name. */
export function fieldPaths(value: unknown, prefix = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => fieldPaths(item, prefix));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    return [path, ...fieldPaths(inner, path)];
  });
}
