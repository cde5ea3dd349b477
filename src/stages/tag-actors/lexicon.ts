import type { LexiconEntry, Resources } from '../../resources/lexicons.js';
import { createMarks, FIRST_PHRASE_MARK, type Marks } from './marks.js';
import { fold, nameKey, slug } from './slug.js';
import { PhraseTrie, phraseWords } from './trie.js';

export interface RoleWord {
  readonly form: string;
  readonly plural: boolean;
  readonly needsCapital: boolean;
  /** Many of them stand for the body that sends them. */
  readonly bearer: boolean;
}
export interface GroupName {
  readonly id: string;
  /** A country before it makes a group of its own. */
  readonly owned: boolean;
  readonly ownedOnly: boolean;
}
export interface BodyName {
  /** Slug, with a country before it for a national body: `JPN/diet`. */
  readonly id: string;
  readonly name: string;
  /** Other countries have bodies of this name too. */
  readonly shared: boolean;
  /** The body above, where the id does not say it: `ecowas` of the ECOWAS Commission. */
  readonly of: string | null;
}
export interface BodyHead {
  readonly form: string;
  readonly national: boolean;
  readonly lower: boolean;
  /** Of a plural: `navy` for "navies". */
  readonly singular: string | null;
  /** An office below its body ("ASEAN Secretariat"). */
  readonly below: boolean;
}
export interface Honorific {
  readonly givenFollows: boolean;
  readonly rank: boolean;
}
export interface KnownPerson extends LexiconEntry {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly country: string;
  readonly role: string;
  readonly from?: string;
  readonly to?: string;
}

/** The lexicons of the stage, compiled once for matching. */
export interface ActorLexicon {
  readonly roles: PhraseTrie<RoleWord>;
  readonly bodies: PhraseTrie<BodyName>;
  /** Known bodies that are organs of another, with the slug of that one. */
  readonly organs: readonly { readonly id: string; readonly of: string }[];
  readonly bodyHeads: PhraseTrie<BodyHead>;
  readonly groups: PhraseTrie<GroupName>;
  readonly issuerVerbs: ReadonlySet<string>;
  readonly honorifics: PhraseTrie<Honorific>;
  /** Title words that are adjectives of regions ("Nordic"). */
  readonly regions: ReadonlySet<string>;
  readonly particles: ReadonlyMap<string, 'patronym' | 'family'>;
  /** Folded given names with the culture they tell, if they tell one. */
  readonly given: ReadonlyMap<string, string | null>;
  readonly family: ReadonlyMap<string, ReadonlySet<string>>;
  /** Countries that a role points to when nothing else does, by the role's slug. */
  readonly roleCountries: ReadonlyMap<string, string>;
  /** Kinds of offices that bear several names, by the slug of each. */
  readonly roleClasses: ReadonlyMap<string, string>;
  readonly persons: readonly KnownPerson[];
  /** What each spelling is to the grammars. */
  readonly marks: Marks;
}

/** Bits of the words with which phrases of a kind begin. */
const PHRASES = {
  roles: FIRST_PHRASE_MARK,
  bodies: FIRST_PHRASE_MARK << 1,
  heads: FIRST_PHRASE_MARK << 2,
  honorifics: FIRST_PHRASE_MARK << 3,
  groups: FIRST_PHRASE_MARK << 4,
} as const;

type GroupEntry = LexiconEntry & { forms: readonly string[]; owned?: boolean; ownedOnly?: boolean };
type Opener = LexiconEntry & { readonly form?: string; readonly plural?: string; readonly forms?: readonly string[] };
type Form = LexiconEntry & { readonly form: string };

function rolesOf(resources: Resources): PhraseTrie<RoleWord> {
  const roles = new PhraseTrie<RoleWord>(PHRASES.roles);
  type Entry = Form & { plural?: string; means?: string; needsCapital?: boolean; bearer?: boolean };
  for (const { form, plural, means, needsCapital = false, bearer = false } of resources.lexicon<Entry>('roles')) {
    roles.add(phraseWords(form), {
      form: means ?? form,
      plural: false,
      needsCapital: needsCapital || /[A-Z]/.test(form),
      bearer,
    });
    if (plural) roles.add(phraseWords(plural), { form: means ?? form, plural: true, needsCapital: false, bearer });
  }
  return roles;
}

const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/Organisation/g, 'Organization'],
  [/Labour\b/g, 'Labor'],
  [/Centre\b/g, 'Center'],
  [/Co-operation/g, 'Cooperation'],
  [/Programme\b/g, 'Program'],
];

/** A name in the spellings of English: each pair both ways. */
function spellings(name: string): string[] {
  let out = [name];
  for (const [pattern, other] of SPELLINGS) {
    const back = new RegExp(`${other}\\b`, 'g');
    const british = pattern.source.replace('\\b', '');
    out = out.flatMap((form) => [...new Set([form, form.replace(pattern, other), form.replace(back, british)])]);
  }
  return out;
}

function bodiesOf(resources: Resources): PhraseTrie<BodyName> {
  const bodies = new PhraseTrie<BodyName>(PHRASES.bodies);
  type Entry = LexiconEntry & { names: string[]; shared?: string[]; of?: string };
  for (const { id, names, shared = [], of = null } of resources.lexicon<Entry>('bodies')) {
    for (const name of names) {
      const value = { id, name, shared: shared.includes(name), of };
      for (const spelling of spellings(name)) bodies.add(phraseWords(spelling), value);
    }
  }
  return bodies;
}

function organsOf(resources: Resources): { id: string; of: string }[] {
  return resources.lexicon<LexiconEntry & { of?: string }>('bodies').flatMap(({ id, of }) => {
    const above = of ?? (/^[a-z0-9-]+\//.test(id) ? id.split('/')[0] : undefined);
    return above ? [{ id: `org:${id}`, of: above }] : [];
  });
}

function headsOf(resources: Resources): PhraseTrie<BodyHead> {
  const heads = new PhraseTrie<BodyHead>(PHRASES.heads);
  type Entry = Form & { scope: 'national' | 'shared'; lower?: boolean; singular?: string; below?: boolean };
  for (const { form, scope, lower = false, singular = null, below = false } of resources.lexicon<Entry>('body-heads')) {
    heads.add(phraseWords(form), { form, national: scope === 'national', lower, singular, below });
  }
  return heads;
}

function honorificsOf(resources: Resources): PhraseTrie<Honorific> {
  const honorifics = new PhraseTrie<Honorific>(PHRASES.honorifics);
  type Entry = Form & { givenFollows?: boolean; rank?: boolean };
  for (const { form, givenFollows = false, rank = false } of resources.lexicon<Entry>('honorifics')) {
    honorifics.add(phraseWords(form), { givenFollows, rank });
  }
  return honorifics;
}

/** Compiles the lexicons of actors. */
export function compileLexicon(resources: Resources): ActorLexicon {
  const words = (name: string) => new Set(resources.lexicon<Form>(name).map(({ form }) => form.toLowerCase()));
  const groups = new PhraseTrie<GroupName>(PHRASES.groups);
  for (const { id, forms, owned = false, ownedOnly = false } of resources.lexicon<GroupEntry>('groups')) {
    for (const form of forms) groups.add(phraseWords(form), { id, owned, ownedOnly });
  }
  const family = new Map<string, Set<string>>();
  for (const { form, culture } of resources.lexicon<Form & { culture: string }>('family-names')) {
    const known = family.get(nameKey(form)) ?? new Set<string>();
    family.set(nameKey(form), known.add(culture));
  }
  const openers = new Set<string>(words('title-words'));
  for (const name of ['roles', 'body-heads', 'groups'] as const) {
    for (const { form, plural, forms = [] } of resources.lexicon<Opener>(name)) {
      for (const phrase of [form, plural, ...forms]) {
        const [first] = phrase === undefined ? [] : phraseWords(phrase);
        if (first) openers.add(first);
      }
    }
  }
  type Particle = Form & { kind: 'patronym' | 'family' };
  const given = new Map(
    resources
      .lexicon<Form & { culture?: string }>('given-names')
      .map(({ form, culture }) => [fold(form), culture ?? null] as const),
  );
  const phrases = {
    roles: rolesOf(resources),
    bodies: bodiesOf(resources),
    bodyHeads: headsOf(resources),
    groups,
    honorifics: honorificsOf(resources),
  };
  const [titleWords, nameStops] = [words('title-words'), words('name-stops')];
  return {
    ...phrases,
    organs: organsOf(resources),
    marks: createMarks({ titleWords, nameStops, openers, given, phrases: Object.values(phrases) }),
    regions: new Set(
      resources
        .lexicon<Form & { region?: boolean }>('title-words')
        .flatMap(({ form, region }) => (region ? [form] : [])),
    ),
    particles: new Map(resources.lexicon<Particle>('name-particles').map(({ form, kind }) => [form, kind] as const)),
    given,
    family,
    roleCountries: new Map(
      resources
        .lexicon<LexiconEntry & { role: string; country: string }>('role-countries')
        .map(({ role, country }) => [slug(role), country] as const),
    ),
    roleClasses: new Map(
      resources
        .lexicon<LexiconEntry & { roles: string[] }>('role-classes')
        .flatMap(({ id, roles }) => roles.map((role) => [role, id] as const)),
    ),
    issuerVerbs: words('issuer-verbs'),
    persons: resources.lexicon<KnownPerson>('persons'),
  };
}
