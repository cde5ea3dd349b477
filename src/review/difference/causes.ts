import type { DocumentRecord, StatementRecord } from '../../core/records.js';
import type { Ingredient } from './ingredients.js';

/** Why a row is not what it was, as far as that is known. */
export interface Cause {
  readonly kind: 'release' | 'correction' | 'entry' | 'pipeline' | 'altered' | 'unknown';
  /** In words; rows with the same words are shown together. */
  readonly name: string;
}

/** What is known of a row: its release before and after, and the row itself. */
export interface Circumstances {
  readonly oldDocument: DocumentRecord | null;
  readonly freshDocument: DocumentRecord | null;
  readonly old: StatementRecord | null;
  readonly fresh: StatementRecord | null;
}

const MOST_NAMED = 6;

function releaseCause({ oldDocument, freshDocument }: Circumstances): Cause | null {
  if (!oldDocument) return { kind: 'release', name: `release ${freshDocument?.id ?? ''} added` };
  if (!freshDocument) return { kind: 'release', name: `release ${oldDocument.id} removed or rejected` };
  if (oldDocument.sha256 !== freshDocument.sha256)
    return { kind: 'release', name: `release ${freshDocument.id} edited` };
  if (oldDocument.id !== freshDocument.id) {
    return { kind: 'release', name: `release ${oldDocument.id} renamed ${freshDocument.id}` };
  }
  return null;
}

/** Date, title or issuer of a release that were given beside its text, such as in a sidecar. */
function metadataCause({ oldDocument: a, freshDocument: b }: Circumstances): Cause | null {
  if (!a || !b) return null;
  const changed = (['date', 'title', 'publisher'] as const).filter((field) => a[field] !== b[field]);
  return changed.length > 0 ? { kind: 'release', name: `${changed.join(', ')} of release ${b.id} changed` } : null;
}

function correctionCause({ old, fresh }: Circumstances, removals: ReadonlySet<string>): Cause | null {
  if (!fresh && old && removals.has(old.id)) return { kind: 'correction', name: 'corrections by hand' };
  const same = JSON.stringify(old?.correction ?? null) === JSON.stringify(fresh?.correction ?? null);
  return same ? null : { kind: 'correction', name: 'corrections by hand' };
}

function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return more > 0 ? `${names.slice(0, MOST_NAMED).join('; ')}; and ${more} more` : names.join('; ');
}

/** The entry that made a row, where that entry is what changed; its own rules say so. */
function entryCause({ old, fresh }: Circumstances, ingredients: readonly Ingredient[]): Cause | null {
  const cited = new Set([...(old?.rules ?? []), ...(fresh?.rules ?? [])]);
  const names = ingredients.filter(({ entry }) => entry !== undefined && cited.has(entry)).map(({ name }) => name);
  return names.length > 0 ? { kind: 'entry', name: listed(names) } : null;
}

/** Letters of a phrase that does not stand in every other sentence. */
const TELLING_LENGTH = 4;
/** What may have changed beside lexicon entries without making another cause as likely. */
const NO_RIVALS: ReadonlySet<Ingredient['kind']> = new Set(['entry', 'lexicon', 'sidecars', 'corrections']);

/** The words of a text, with a blank before and after each. */
function phrase(text: string): string {
  return ` ${(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;
}

/** What the id of an entry says; `afg-ashraf-ghani` begins with a country, `AUS/department` too. */
function phraseOfEntry(entry: string): string {
  return phrase(entry.replace(/^[a-z]{3}-(?=.)|^[A-Z]{3}\//, ''));
}

/**
 * An entry that no row cites, such as a name or an office: where only entries changed, and several did, those whose
 * words stand in the row before or after are the likely ones.
 */
function likelyEntryCause({ old, fresh }: Circumstances, ingredients: readonly Ingredient[]): Cause | null {
  if (ingredients.some(({ kind }) => !NO_RIVALS.has(kind))) return null;
  const entries = ingredients.flatMap(({ entry, name }) =>
    entry === undefined ? [] : [{ name, said: phraseOfEntry(entry) }],
  );
  if (entries.length < 2) return null;
  const row = phrase(JSON.stringify([old, fresh]));
  const likely = entries.filter(({ said }) => said.trim().length >= TELLING_LENGTH && row.includes(said));
  return likely.length > 0 ? { kind: 'entry', name: `likely ${listed(likely.map(({ name }) => name))}` } : null;
}

/** What touches all rows alike: of several things that changed it cannot be told which one it was. */
function pipelineCause(ingredients: readonly Ingredient[]): Cause | null {
  const beside: ReadonlySet<Ingredient['kind']> = new Set(['lexicon', 'sidecars']);
  const names = ingredients.filter(({ kind }) => !beside.has(kind)).map(({ name }) => name);
  if (names.length === 0) return null;
  return { kind: 'pipeline', name: names.length === 1 ? listed(names) : `one of: ${listed(names)}` };
}

/**
 * Makes a function that names the cause of a change, the surest first: the release, a correction, a lexicon entry that
 * the row cites or whose words it has, then whatever else changed, then a file that was altered after it was written.
 *
 * @param altered whether files of the old dataset are not what its manifest says
 * @param removals ids of statements that corrections took out of the new dataset
 */
export function createCauses(
  ingredients: readonly Ingredient[],
  altered: boolean,
  removals: ReadonlySet<string>,
): (row: Circumstances) => Cause {
  const whole = pipelineCause(ingredients);
  const stated = ingredients.some(({ kind }) => kind === 'sidecars');
  const last: Cause = altered
    ? { kind: 'altered', name: 'the old dataset was altered after it was written' }
    : { kind: 'unknown', name: 'cause not known' };
  return (row) =>
    releaseCause(row) ??
    correctionCause(row, removals) ??
    (stated ? metadataCause(row) : null) ??
    entryCause(row, ingredients) ??
    likelyEntryCause(row, ingredients) ??
    whole ??
    metadataCause(row) ??
    last;
}
