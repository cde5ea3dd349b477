import type { Act, ActClass, CodeFit, StatementRecord } from '../../core/records.js';
import type { LexiconEntry, Resources } from '../../resources/lexicons.js';

interface EventCodeEntry extends LexiconEntry {
  readonly id: Act;
  readonly class: ActClass;
  readonly plover: { readonly event: string; readonly mode: string | null } | null;
  readonly cameo: string | null;
  readonly fit: CodeFit;
}

/** Class of an act and its nearest codes in the PLOVER and CAMEO ontologies. */
export type CodesOf = (act: Act) => { readonly actClass: ActClass; readonly codes: StatementRecord['codes'] };

/** Builds the table of codes from the lexicon `event-codes`. */
export function createCodes(resources: Resources): CodesOf {
  const byAct = new Map(
    resources.lexicon<EventCodeEntry>('event-codes').map(({ id, class: actClass, plover, cameo, fit }) => {
      const codes = { plover: plover && { ...plover, fit }, cameo: cameo === null ? null : { code: cameo, fit } };
      return [id, { actClass, codes }] as const;
    }),
  );
  return (act) => {
    const found = byAct.get(act);
    if (!found) throw new Error(`The lexicon "event-codes" has no entry for the act "${act}".`);
    return found;
  };
}
