import type { LexiconEntry, Resources } from '../../resources/lexicons.js';

interface BoilerplateEntry extends LexiconEntry {
  readonly kind: 'furniture' | 'issuer';
  readonly pattern: string;
}

/** Tells what a whole line is, if it is no prose. */
export type Boilerplate = (line: string) => 'furniture' | 'issuer' | null;

const LONGEST = 240;

/** Compiles the boilerplate lexicon. */
export function createBoilerplate(resources: Resources): Boilerplate {
  const entries = resources
    .lexicon<BoilerplateEntry>('boilerplate')
    .map(({ kind, pattern }) => ({ kind, pattern: new RegExp(pattern, 'iu') }));
  return (line) => {
    const trimmed = line.trim();
    if (trimmed.length > LONGEST) return null;
    return entries.find(({ pattern }) => pattern.test(trimmed))?.kind ?? null;
  };
}
