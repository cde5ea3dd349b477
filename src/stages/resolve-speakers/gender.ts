import type { Entity, Mention, Token } from '../../core/document.js';
import { memoized } from '../../core/memo.js';
import { tokenAt } from '../../core/token-search.js';
import type { LexiconEntry, Resources } from '../../resources/lexicons.js';

export type Gender = 'm' | 'f';

interface GivenName extends LexiconEntry {
  readonly gender?: Gender;
}

/** Tells whether a person is a man or a woman; undefined where neither the name nor its title says so. */
export type GenderOf = (person: string) => Gender | undefined;

/** Titles that only one gender bears; they may stand in a name or in an office. */
const TITLES: Readonly<Record<string, Gender>> = {
  'mr.': 'm',
  mr: 'm',
  sir: 'm',
  lord: 'm',
  king: 'm',
  prince: 'm',
  sultan: 'm',
  sheikh: 'm',
  father: 'm',
  spokesman: 'm',
  chairman: 'm',
  'mrs.': 'f',
  mrs: 'f',
  'ms.': 'f',
  ms: 'f',
  miss: 'f',
  mme: 'f',
  madam: 'f',
  madame: 'f',
  dame: 'f',
  lady: 'f',
  queen: 'f',
  princess: 'f',
  sheikha: 'f',
  baroness: 'f',
  spokeswoman: 'f',
  chairwoman: 'f',
};

/** Reads gender from the given names of the lexicon `given-names`, from titles, and from "X and her counterpart". */
export function createGenderOf(
  resources: Resources,
): (entities: readonly Entity[], mentions: readonly Mention[], tokens: readonly Token[], view: string) => GenderOf {
  const names = new Map<string, Gender>();
  for (const { id, gender } of resources.lexicon<GivenName>('given-names')) if (gender) names.set(id, gender);

  const ofWords = memoized((text): Gender | null => {
    for (const word of text
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .split(/[\s,]+/)) {
      const gender = TITLES[word] ?? names.get(word) ?? names.get(word.split('-')[0] ?? '');
      if (gender) return gender;
    }
    return null;
  });

  return (entities, mentions, tokens, view) => {
    const genders = new Map<string, Gender>();
    for (const { start, end, entities: ids } of mentions) {
      const [id] = ids;
      if (!id?.startsWith('person:') || ids.length > 1 || genders.has(id)) continue;
      const titled = view
        .slice(start, end)
        .toLowerCase()
        .split(/[\s,]+/)
        .map((word) => TITLES[word])
        .find(Boolean);
      const gender = titled ?? possessor(tokens, tokenAt(tokens, end + 1));
      if (gender) genders.set(id, gender);
    }
    for (const { id, type, name, role } of entities) {
      if (type !== 'person' || genders.has(id)) continue;
      const gender = ofWords(name) ?? ofWords(role ?? '');
      if (gender) genders.set(id, gender);
    }
    return (person) => genders.get(person);
  };
}

/** "Awa Fall and her Cabo Verdean counterpart": the words behind a name. */
function possessor(tokens: readonly Token[], index: number | undefined): Gender | undefined {
  if (index === undefined || tokens[index]?.lower !== 'and') return undefined;
  const word = tokens[index + 1]?.lower;
  return word === 'her' ? 'f' : word === 'his' ? 'm' : undefined;
}
