import type { Act } from '../core/records.js';
import { inflect } from './inflect.js';
import type { LexiconEntry, Resources } from './lexicons.js';

export type Complement = 'that' | 'to' | 'np' | 'on' | 'at' | 'about' | 'quote' | 'in' | 'with';

/** An entry of the lexicon `acts`; see `schemas/lexicon-acts.schema.json`. */
export interface ActEntry extends LexiconEntry {
  readonly lemma: string;
  readonly act: Act;
  readonly spellings?: readonly string[];
  readonly forms?: readonly [string, string, string, string];
  readonly particles?: readonly string[];
  readonly followedBy?: readonly string[];
  readonly only?: readonly Complement[];
  readonly senses?: Readonly<Partial<Record<Complement, Act>>>;
  readonly jointly?: Act;
  readonly restated?: boolean;
  readonly plain?: boolean;
  readonly quoting?: boolean;
  readonly quoted?: boolean;
  readonly subjectIsContent?: boolean;
  readonly notWith?: readonly string[];
  readonly complemented?: boolean;
  readonly activeOnly?: boolean;
  /** What must stand behind the verb: any actor, or a person who is not urged to anything. */
  readonly object?: 'actor' | 'person';
}

/** The forms of one base form, itself first. */
function formsOf(entry: ActEntry, base: string): string[] {
  return [base, ...(entry.forms && base === entry.lemma ? entry.forms : inflect(base))];
}

/** How much an entry asks for: of two that share a form, the one that asks for more is tried first, whatever their order. */
const conditions = ({ object, followedBy, particles, only, quoted }: ActEntry): number =>
  (object ? 2 : 0) + [followedBy, particles, only, quoted].filter(Boolean).length;

/** Verbs of the lexicon `acts` by every form they take, lower case. */
export function actVerbs(resources: Resources): ReadonlyMap<string, readonly ActEntry[]> {
  const byForm = new Map<string, ActEntry[]>();
  for (const entry of resources.lexicon<ActEntry>('acts')) {
    for (const base of [entry.lemma, ...(entry.spellings ?? [])]) {
      for (const form of new Set(formsOf(entry, base))) {
        const list = byForm.get(form);
        if (!list) byForm.set(form, [entry]);
        else if (!list.includes(entry)) list.push(entry);
      }
    }
  }
  for (const list of byForm.values()) list.sort((a, b) => conditions(b) - conditions(a) || (a.id < b.id ? -1 : 1));
  return byForm;
}
