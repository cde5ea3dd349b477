/** What a search asks for: terms that must stand in the text, and terms that must not. All are folded. */
export interface Query {
  readonly wanted: readonly string[];
  readonly unwanted: readonly string[];
}

const TERM = /(-?)(?:"([^"]*)"?|(\S+))/g;

/** Folds case, accents, curly quotes and white space, so that a search meets every spelling. */
export function fold(text: string): string {
  const plain = /^[\u0020-\u007e]*$/.test(text) ? text : text.normalize('NFD').replace(/\p{M}/gu, '');
  return plain.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').toLowerCase();
}

/**
 * Reads a search: words, "phrases", and `-word` for what must not stand there.
 * Words match anywhere, also inside longer ones: `denuclear` finds "denuclearization".
 */
export function parseQuery(text: string): Query {
  const wanted: string[] = [];
  const unwanted: string[] = [];
  for (const [, minus, phrase, word] of fold(text).matchAll(TERM)) {
    const term = (phrase ?? word ?? '').trim();
    if (term !== '' && term !== '-') (minus ? unwanted : wanted).push(term);
  }
  return { wanted, unwanted };
}

/** True when folded text holds all wanted terms and no unwanted one. */
export function matches({ wanted, unwanted }: Query, folded: string): boolean {
  for (const term of wanted) if (!folded.includes(term)) return false;
  for (const term of unwanted) if (folded.includes(term)) return false;
  return true;
}
