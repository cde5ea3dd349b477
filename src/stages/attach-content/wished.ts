import type { Cue } from '../../core/document.js';
import type { TokenRange } from '../../core/parse.js';
import type { Parties } from './parties.js';
import type { Phrases } from './phrases.js';

/** To whom something good is wished: "wished the injured a recovery"; a hope as such is directed at nobody. */
export function wished(parties: Parties, phrases: Phrases, cue: Cue, content: TokenRange): readonly string[] {
  return /^wish/.test(parties.lower(cue.tokens.first)) ? phrases.ids(content.first, content.last) : [];
}
