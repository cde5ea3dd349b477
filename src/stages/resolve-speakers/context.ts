import type { Entity } from '../../core/document.js';
import type { TokenRange } from '../../core/parse.js';
import { type Actors, unique } from './actors.js';
import type { Reference } from './noun-phrase.js';

/** A collective noun phrase: "the two Ministers", "the defense authorities of both countries". */
export interface Collective {
  readonly members: string;
  readonly head: string;
  readonly countries: readonly string[];
  readonly count: number | null;
  readonly part: TokenRange;
  /** The other parts of the coordination it stands in. */
  readonly siblings: readonly TokenRange[];
}

const PLURAL = new Set(['they', 'both', 'all', 'each']);
const SINGULAR = new Set(['he', 'she']);

/** Nouns that name a participant by his place in the meeting. */
const RELATIONAL = new Set(['colleague', 'counterpart', 'host', 'guest', 'latter', 'neighbour', 'interlocutor']);

/** "ministers" to "minister": role words are compared in the singular. */
function singular(head: string): string {
  return head
    .replace(/ies$/, 'y')
    .replace(/(?<=s)es$/, '')
    .replace(/s$/, '');
}

/**
 * What has been said so far: who is in focus, who spoke last. Collectives and pronouns are resolved against it in
 * the order of the text.
 */
export class Context {
  #focus: readonly string[];
  #lastSpeakers: readonly string[] = [];
  #lastPerson: string | null = null;
  readonly implied = new Map<string, Entity>();

  constructor(
    readonly actors: Actors,
    private readonly parties: readonly string[],
    private readonly firstPerson: { readonly we: readonly string[]; readonly i: readonly string[] },
    private readonly heads: ReadonlyMap<string, string>,
  ) {
    this.#focus = parties;
  }

  members(head: string): string | undefined {
    return this.heads.get(head);
  }

  everybody(): readonly string[] {
    return this.parties.length > 0 ? this.parties : this.#focus;
  }

  /** Notes who performed an act, so that later pronouns and collectives find them. */
  remember(ids: readonly string[]): void {
    if (ids.length === 0) return;
    this.#lastSpeakers = ids;
    if (ids.length > 1) this.#focus = ids;
    if (ids.length === 1 && (ids[0] as string).startsWith('person:')) this.#lastPerson = ids[0] as string;
  }

  /** Sets who meets: the group that "they" and "the two Ministers" mean from now on. */
  gather(ids: readonly string[]): void {
    if (ids.length > 1) this.#focus = ids;
  }

  pronoun(word: string, range: TokenRange): Reference | null {
    const alone = range.last - range.first === 1 || this.actors.lower(range.first + 1) === ',';
    if (word === 'we' || word === 'i') {
      const ids = word === 'we' ? (this.#appositive(range) ?? this.firstPerson.we) : this.firstPerson.i;
      return { ids: ids.length > 0 ? ids : this.everybody(), resolution: 'first-person', rule: `pronoun:${word}` };
    }
    if (SINGULAR.has(word)) {
      const id = this.#lastPerson ?? this.actors.persons(this.#lastSpeakers)[0] ?? this.actors.persons(this.#focus)[0];
      return { ids: id ? [id] : [], resolution: 'pronoun', rule: `pronoun:${word}` };
    }
    if (PLURAL.has(word) && (alone || word === 'they')) {
      const ids = this.#lastSpeakers.length > 1 ? this.#lastSpeakers : this.#focus;
      return { ids, resolution: 'pronoun', rule: `pronoun:${word}` };
    }
    if (word === 'it' && alone) {
      const id = this.#lastSpeakers.find((speaker) => !speaker.startsWith('person:'));
      return id ? { ids: [id], resolution: 'pronoun', rule: 'pronoun:it' } : null;
    }
    return null;
  }

  /** "We, the Leaders of A and B": the apposition says who "we" are. */
  #appositive(range: TokenRange): readonly string[] | null {
    const named = this.actors
      .within({ first: range.first + 1, last: range.last })
      .filter(({ mention }) => mention.kind !== 'demonym');
    const persons = unique(named.flatMap(({ mention }) => mention.entities).filter((id) => id.startsWith('person:')));
    return persons.length > 0 ? persons : null;
  }

  collective(phrase: Collective): Reference {
    const rule = `collective:${phrase.members}`;
    const done = (ids: readonly string[]): Reference => ({ ids, resolution: 'collective', rule });
    const pool = this.#focus.length > 0 ? this.#focus : this.parties;
    switch (phrase.members) {
      case 'person':
        return done(this.#personsOf(phrase, pool));
      case 'country':
        return done(this.#countriesOf(phrase, pool));
      case 'office':
        return done(this.#officeOf(phrase, pool));
      case 'body':
        return done(this.#bodyOf(phrase, pool));
      default:
        if (phrase.countries.length > 0) return done(this.#ofCountries(phrase, pool));
        return done(phrase.count !== null && pool.length > phrase.count ? this.#sized(pool, phrase.count) : pool);
    }
  }

  /** Members of the group in focus with the role that the head noun names, without those named beside it. */
  #personsOf(phrase: Collective, pool: readonly string[]): readonly string[] {
    if (phrase.countries.length > 0) return this.#ofCountries(phrase, pool);
    const role = singular(phrase.head);
    const candidates = unique([...pool, ...this.parties]).filter(
      (id) => id.startsWith('person:') || id.startsWith('role:'),
    );
    const withRole = candidates.filter((id) => this.actors.hasRole(id, role));
    if (phrase.count !== null && withRole.length === phrase.count) return withRole;
    if (phrase.siblings.length > 0 && withRole.length > 0 && phrase.count === null) return withRole;
    if (phrase.count !== null && pool.length !== phrase.count)
      return this.#sized(candidates.length > 0 ? candidates : pool, phrase.count);
    return pool;
  }

  /** A group of the stated size: the parties, or the last group that fits. */
  #sized(pool: readonly string[], count: number): readonly string[] {
    if (this.parties.length === count) return this.parties;
    return pool.length > count && this.parties.length < count ? pool : pool.length > 0 ? pool : this.parties;
  }

  #countriesOf(phrase: Collective, pool: readonly string[]): readonly string[] {
    if (phrase.countries.length > 0) return phrase.countries;
    const countries = unique(
      [...pool, ...this.parties].map((id) => this.actors.countryOf(id)).filter((code) => code !== null),
    );
    return countries.length > 0 ? countries : pool;
  }

  /** "the Defense Ministers of Japan and the ROK": participants of those countries, else their office holders. */
  #ofCountries(phrase: Collective, pool: readonly string[]): readonly string[] {
    const among = unique([...pool, ...this.parties]);
    return phrase.countries.flatMap((country) => {
      const members = among.filter(
        (id) => this.actors.countryOf(id) === country && (phrase.members !== 'person' || !/^[A-Z]{3}$/.test(id)),
      );
      if (members.length > 0) return members;
      return phrase.members === 'person' ? [this.#role(country, singular(phrase.head))] : [country];
    });
  }

  #officeOf(phrase: Collective, pool: readonly string[]): readonly string[] {
    if (RELATIONAL.has(phrase.head)) return this.#otherOf(phrase, pool);
    const people = unique([...pool, ...this.parties, ...this.actors.byId.keys()]).filter((id) =>
      id.startsWith('person:'),
    );
    const holder = people.find(
      (id) =>
        this.actors.hasRole(id, phrase.head) &&
        (phrase.countries.length === 0 || phrase.countries.includes(this.actors.countryOf(id) ?? '')),
    );
    return holder ? [holder] : [];
  }

  /** "His Ghanaian colleague", "her host", "the latter": the other participant of the meeting. */
  #otherOf(phrase: Collective, pool: readonly string[]): readonly string[] {
    const people = unique([...pool, ...this.parties]).filter(
      (id) => id.startsWith('person:') || id.startsWith('role:'),
    );
    const speaker = this.#lastPerson;
    const country = phrase.countries[0] ?? null;
    const others = people.filter((id) => (country ? this.actors.countryOf(id) === country : id !== speaker));
    const abroad = others.filter((id) => this.actors.countryOf(id) !== this.actors.countryOf(speaker ?? ''));
    const [other] = country || abroad.length === 0 ? others : abroad;
    return other ? [other] : [];
  }

  #bodyOf(phrase: Collective, pool: readonly string[]): readonly string[] {
    const bodies = [...this.actors.byId.keys()].filter((id) => id.startsWith('org:') && id.includes(phrase.head));
    const [country] = phrase.countries;
    const own = country ? bodies.filter((id) => this.actors.countryOf(id) === country) : bodies;
    if (own.length > 0) return [own[0] as string];
    if (phrase.countries.length > 0) return phrase.countries;
    return pool.length > 0 ? pool : this.parties;
  }

  /** The office of an earlier occasion, as an entity of its own. */
  #role(country: string, head: string): string {
    const id = `role:${country}/${head}`;
    if (!this.actors.byId.has(id)) this.implied.set(id, { id, type: 'role', name: head, country, role: head });
    return id;
  }

  /** The offices of persons: performers of an earlier act that are not named. */
  officesOf(ids: readonly string[]): string[] {
    return ids.map((id) => {
      const person = this.actors.byId.get(id);
      if (person?.type !== 'person' || !person.country || !person.role) return id;
      const slug = person.role
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '');
      const office = `role:${person.country}/${slug}`;
      if (!this.actors.byId.has(office)) {
        this.implied.set(office, {
          id: office,
          type: 'role',
          name: person.role,
          country: person.country,
          role: person.role,
        });
      }
      return office;
    });
  }
}
