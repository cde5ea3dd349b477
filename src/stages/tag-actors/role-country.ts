import type { ActorLexicon } from './lexicon.js';
import { slug } from './slug.js';

const RANK = /^(acting|deputy|assistant|under|principal|senior|associate)-/;

/** "Secretary of State" and the like: the longest beginning of the office that the lexicon knows, with its ranks and without. */
export function typicalCountry(role: string, lexicon: ActorLexicon): string | null {
  for (let own = slug(role); ; own = own.replace(RANK, '')) {
    const country = longestBeginning(own.split('-'), lexicon);
    if (country || !RANK.test(own)) return country;
  }
}

function longestBeginning(words: readonly string[], lexicon: ActorLexicon): string | null {
  for (let size = words.length; size > 1; size--) {
    const country = lexicon.roleCountries.get(words.slice(0, size).join('-'));
    if (country) return country;
  }
  return null;
}
