import type { FieldChange } from '../difference/fields.js';
import type { Difference, Side } from '../difference/index.js';
import type { StatementChange } from '../difference/statements.js';
import type { VersionRule } from '../versions.js';

const LONGEST = 110;

/** White space made single, and long text cut. */
export function short(text: string, longest = LONGEST): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as a reviewer reads it: spans by their words, entities by their ids. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return 'none';
  if (typeof value === 'string') return `“${short(value)}”`;
  if (Array.isArray(value)) return value.length === 0 ? 'none' : short(value.map(shown).join(', '));
  if (!isRecord(value)) return String(value);
  if (typeof value.id === 'string') return value.id;
  const keys = Object.keys(value);
  if (keys.length === 1 && typeof value.text === 'string') return shown(value.text);
  return short(JSON.stringify(value));
}

/** Signs of what happened. */
export const SIGNS = { added: '+', removed: '-', changed: '~' } as const;

/** A statement in a few words: act, cue, speakers. */
export function statementWords({ act, cue, speakers }: StatementChange): string {
  return `${act} “${short(cue, 40)}” by ${speakers.length > 0 ? short(speakers.join(', '), 80) : 'no one'}`;
}

/** Fields that follow from others: they say nothing to a reviewer who sees those. */
const DERIVED: Readonly<Record<string, readonly string[]>> = { act: ['actClass', 'codes'] };

/** Changed fields without those that follow from others; `confidence` only when nothing else changed. */
export function tellingFields({ fields }: Pick<StatementChange, 'fields'>): readonly FieldChange[] {
  const hidden = new Set(fields.flatMap(({ field }) => DERIVED[field] ?? []));
  const shownFields = fields.filter(({ field }) => !hidden.has(field));
  return shownFields.length > 1 ? shownFields.filter(({ field }) => field !== 'confidence') : shownFields;
}

/** Statements by cause, the cause with most statements first; within a cause they keep their order. */
export function byCause(changes: readonly StatementChange[]): [cause: string, changes: StatementChange[]][] {
  const groups = new Map<string, StatementChange[]>();
  for (const change of changes) {
    const list = groups.get(change.cause.name);
    if (list) list.push(change);
    else groups.set(change.cause.name, [change]);
  }
  return [...groups].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
}

/** How many came, went and changed. */
export function tally(changes: readonly { readonly kind: 'added' | 'removed' | 'changed' }[]): string {
  const count = (kind: string): number => changes.filter((one) => one.kind === kind).length;
  return `${count('added')} added, ${count('removed')} removed, ${count('changed')} changed`;
}

/** A dataset in a few words. */
export function sideWords({ name, version, documents, statements }: Side): string {
  return `${name}: ${version === null ? 'no version' : `version ${version}`}, ${documents} releases, ${statements} statements`;
}

/** What a version rule says. */
export function versionWords({ subject, old, new: fresh, needed, reason, ok }: VersionRule): string {
  const step = `${subject} version ${old ?? 'none'} → ${fresh ?? 'none'}`;
  if (ok) return needed === 'none' ? `${step}: no bump needed` : `${step}: fits (${needed} needed: ${reason})`;
  const place = subject === 'data' ? '"dataset": {"version"} of the configuration' : 'schemas/version.json';
  return `${step}: needs a ${needed} bump, because ${reason}. Raise it in ${place}.`;
}

/** Totals of statements, moved ones included. */
export function statementTotals({ statements, moved, unchanged }: Difference): string {
  return `${tally(statements)}, ${moved} only moved, ${unchanged} the same`;
}

/** A score with three decimals. */
export function figure(value: number | null): string {
  return value === null ? '–' : value.toFixed(3);
}

/** A difference of scores with its sign. */
export function signed(value: number | null): string {
  return value === null ? '–' : `${value > 0 ? '+' : ''}${value.toFixed(3)}`;
}
