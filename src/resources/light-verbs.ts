import type { Act } from '../core/records.js';
import type { ActEntry } from './act-verbs.js';
import { inflect } from './inflect.js';
import type { LexiconEntry, Resources } from './lexicons.js';

/** An entry of the lexicon `light-verbs`: nouns that perform an act with one of some verbs. */
export interface LightVerbEntry extends LexiconEntry {
  readonly nouns: readonly string[];
  readonly act: Act;
  /** Base forms. */
  readonly verbs: readonly string[];
  readonly nounIsContent?: boolean;
  /** Nouns of which "there was" makes an act: "there was broad agreement that". */
  readonly existential?: readonly string[];
  /** Words behind the noun that belong to the cue: "of views". */
  readonly tails?: readonly string[];
}

interface Irregular extends LexiconEntry {
  readonly past: string;
  readonly participle: string;
}

/** Forms of a base: those of the act lexicon or of the irregular verbs where they are listed, else regular ones. */
function formsOf(resources: Resources, base: string): string[] {
  const act = resources.lexicon<ActEntry>('acts').find(({ lemma, forms }) => lemma === base && forms);
  if (act?.forms) return [base, ...act.forms];
  const [s, past, participle, ing] = inflect(base);
  const irregular = resources.lexicon<Irregular>('irregular-verbs').find(({ id }) => id === base);
  if (irregular) return [base, s, irregular.past, irregular.participle, ing];
  const doubled = base === 'put' ? ['putting'] : [];
  return [base, s, past, participle, ing, ...doubled];
}

/** Light verbs by form: the entries whose nouns they may take, and their base form. */
export function lightVerbs(
  resources: Resources,
): ReadonlyMap<string, { readonly base: string; readonly entries: readonly LightVerbEntry[] }> {
  const byBase = new Map<string, LightVerbEntry[]>();
  for (const entry of resources.lexicon<LightVerbEntry>('light-verbs')) {
    for (const base of entry.verbs) byBase.set(base, [...(byBase.get(base) ?? []), entry]);
  }
  const byForm = new Map<string, { base: string; entries: LightVerbEntry[] }>();
  for (const [base, entries] of byBase) {
    for (const form of formsOf(resources, base)) byForm.set(form, { base, entries });
  }
  return byForm;
}
