import type { Entity } from '../../core/document.js';
import { countryName } from '../../resources/country-names.js';
import type { Actors } from './actors.js';
import { chairsOf } from './chair.js';
import { compositionsOf } from './composition.js';
import type { GenderOf } from './gender.js';

/** Who speaks for a release: the author of a personal statement, and the government behind it. */
export interface Voice {
  readonly author: string | null;
  readonly country: string | null;
  readonly publisher: string | null;
}

const GOVERNMENT = /^org:[A-Z]{3}\/(?:government|(?:.*-)?(?:ministry|department)(?:-.*)?)$/;

export const isMany = (ids: readonly string[]): boolean =>
  ids.length > 1 || ids.some((id) => id.startsWith('group:') || id.startsWith('org:'));

/** So many countries and bodies are the members of one. */
const ROLL = 4;

/** Countries that act together, as one key. */
export const rowOf = (codes: readonly string[]): string => [...new Set(codes)].sort().join(' ');

/**
 * What has been said so far: who meets, who is in focus, who spoke last. Pronouns and collectives are resolved
 * against it in the order of the text.
 */
export class Context {
  /** Those of the last plural subject. */
  focus: readonly string[];
  /** Those who hold the meeting that the release is about. */
  meeting: readonly string[] = [];
  /** Who chairs the meeting. */
  readonly chairs: readonly string[];
  /** Members of formats that the release explains in brackets. */
  readonly compositions: ReadonlyMap<string, readonly string[]>;
  lastPerson: string | null = null;
  /** Who is quoted, while a quotation is read. */
  quoted: string | null = null;
  /** Who performed the last act. */
  lastSpeakers: readonly string[] = [];
  /** The body or country that spoke last by itself, in a quotation too: "it". */
  lastBody: string | null = null;
  /** Persons who spoke alone, the latest first. */
  recent: readonly string[] = [];
  /** The author and the one named beside him ("Dr X and I"), whom "we agreed" means. */
  pair: readonly string[] = [];
  /** The act whose speakers are sought. */
  act: string | null = null;
  /** The body of its own country that a release names first as a speaker: "we", from then on. */
  house: string | null = null;
  /** How often countries speak under their own names in the release, alone or in a row. */
  nations: ReadonlyMap<string, number> = new Map();
  /** The act stands in what somebody else says: "that the parties had agreed". */
  nested = false;
  /** Entities that only the resolution needed: groups and offices without a name of their own in the release. */
  readonly implied = new Map<string, Entity>();

  constructor(
    readonly actors: Actors,
    readonly parties: readonly string[],
    readonly voice: Voice,
    private readonly heads: ReadonlyMap<string, string>,
    /** Offices of the heads of state or government that speak for a country: `prime-minister`, by country. */
    private readonly leaders: ReadonlyMap<string, string>,
    readonly genderOf: GenderOf,
  ) {
    this.focus = parties;
    this.chairs = chairsOf(actors);
    this.compositions = compositionsOf(actors);
  }

  /** What the members of a collective are, by its head noun; undefined for other nouns. */
  members(head: string): string | undefined {
    return this.heads.get(head);
  }

  /** The parties of the release: those who meet, else those its head names. */
  everybody(): readonly string[] {
    if (this.meeting.length > 0) return this.meeting;
    return this.parties.length > 0 ? this.parties : this.focus;
  }

  /** Notes who performed an act, so that later pronouns and collectives find them. */
  remember(ids: readonly string[]): void {
    const [id, ...others] = ids;
    if (!id) return;
    this.lastSpeakers = ids;
    if (isMany(ids)) this.focus = ids;
    if (others.length > 0) return;
    if (/^(?:person|role):/.test(id)) this.lead(id);
    const own = this.voice.country ?? this.actors.countryOf(this.parties[0] ?? '');
    if (GOVERNMENT.test(id) && this.actors.countryOf(id) === own) this.house ??= id;
  }

  /** Notes the person who is the subject: "he" of the next sentence. */
  lead(id: string): void {
    this.lastPerson = id;
    this.recent = [id, ...this.recent.filter((other) => other !== id)];
  }

  /** Sets who meets: the group that "they" and "the two Ministers" mean from now on. */
  gather(ids: readonly string[]): void {
    // A body whose members the release names one by one: they meet.
    const [body = ''] = ids;
    const rolled = this.parties.length >= ROLL && this.parties.every((id) => /^(?:org:|[A-Z]{3}$)/.test(id));
    if (!isMany(ids) || (ids.length === 1 && body.startsWith('org:') && rolled)) return;
    this.focus = ids;
    if (this.meeting.length === 0) this.meeting = ids;
  }

  /** The id of an entity, added where the release has no mention of it. */
  imply(entity: Entity): string {
    if (!this.actors.byId.has(entity.id)) this.implied.set(entity.id, entity);
    return entity.id;
  }

  country(code: string): string {
    return this.imply({ id: code, type: 'country', name: countryName(code), country: code, role: null });
  }

  /** The offices of persons: performers of an earlier act that are not named. */
  officesOf(ids: readonly string[]): string[] {
    return ids.map((id) => {
      const person = this.actors.byId.get(id);
      if (person?.type !== 'person' || !person.country || !person.role) return id;
      return this.office(person.country, person.role);
    });
  }

  /** The holder of an office who is not named. */
  office(country: string, role: string): string {
    const id = `role:${country}/${slug(role)}`;
    return this.imply({ id, type: 'role', name: role, country, role });
  }

  /** Country of who speaks: of the one quoted, of the last person, or of the release's author. */
  countryOfSpeaker(): string | null {
    const id = this.quoted ?? this.lastPerson ?? this.voice.author ?? '';
    return this.actors.countryOf(id) ?? this.voice.country;
  }

  /** A body of which a country has one: its government. */
  bodyOf(country: string, name: string): string {
    const id = `org:${country}/${slug(name)}`;
    return this.imply({ id, type: 'organization', name, country, role: null });
  }

  /** The unnamed leader of a country: its president or prime minister. */
  leaderOf(country: string): string {
    return this.office(country, (this.leaders.get(country) ?? 'leader').replace(/-/g, ' '));
  }

  /** The holder of an office of a body, who is not named. */
  officeOf(body: string, role: string): string {
    const id = `role:${body.replace(/^org:/, '')}/${slug(role)}`;
    return this.imply({ id, type: 'role', name: role, country: this.actors.countryOf(body), role });
  }

  /** A body above countries by the words of its id. */
  bodyAbove(words: string): string {
    const id = `org:${words}`;
    return this.imply({ id, type: 'organization', name: words.replace(/-/g, ' '), country: null, role: null });
  }

  /** An organ of a body above countries: its summit. */
  organOf(body: string, name: string): string {
    // "The Conference", of a Conference of Heads of Government: itself.
    const own = slug(name);
    const organ = body.slice(body.indexOf('/') + 1).replace('org:', '');
    const id = organ === own || organ.startsWith(`${own}-of-`) ? body : `${body}/${own}`;
    return this.imply({ id, type: 'organization', name, country: null, role: null });
  }

  /** The summit of the body whose heads of state a group is; null for other groups. */
  summitOf(group: string): string | null {
    const body = /^group:(.+?)-heads-of-(?:state|government)/.exec(group)?.[1];
    return body ? this.organOf(`org:${body}`, 'summit') : null;
  }

  /** A group without a name of its own: "the Ministers of Transport of ECOWAS". */
  group(name: string, country: string | null = null): string {
    return this.imply({ id: `group:${slug(name)}`, type: 'group', name, country, role: null });
  }
}

function slug(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}|'s?(?= |$)/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
