import type { Cue, Entity, Mention, Token } from '../../core/document.js';
import type { TokenRange } from '../../core/parse.js';
import type { Act } from '../../core/records.js';
import { addressee } from './addressee.js';
import { backed } from './backed.js';
import { blamed } from './blamed.js';
import { BACKING, BLAMING, DIRECTING, PRAISING } from './directions.js';
import { Parties } from './parties.js';
import { praised } from './praised.js';
import { Unnamed } from './unnamed.js';

/** Finds the party at whom an act is directed, by the act and the syntax of its content. */
export class Targets {
  readonly #parties: Parties;
  readonly #byId: ReadonlyMap<string, Entity>;
  readonly #unnamed: Unnamed;

  constructor(
    tokens: readonly Token[],
    mentions: readonly Mention[],
    entities: readonly Entity[],
    participants: readonly string[],
    heads: ReadonlySet<string>,
  ) {
    this.#byId = new Map(entities.map((entity) => [entity.id, entity]));
    this.#parties = new Parties(tokens, mentions);
    this.#unnamed = new Unnamed(this.#parties, this.#byId, participants, heads);
  }

  /** Groups that only the acts of the release needed. */
  get implied(): ReadonlyMap<string, Entity> {
    return this.#unnamed.implied;
  }

  /** Ids of the targets of a cue with a given content; speakers are never their own targets. */
  of(cue: Cue, content: TokenRange | null, speakers: readonly string[]): string[] {
    if (!content) return [];
    const named = this.#find(cue.act, content);
    const found = named.length > 0 ? named : this.#unnamed.of(cue.act, content, speakers);
    const own = new Set(speakers);
    const countries = new Set(speakers.map((id) => this.#byId.get(id)?.country).filter((code) => code));
    const many = speakers.length > 1;
    return [...new Set(found)].filter(
      (id) => !own.has(id) && !(many && countries.has(this.#byId.get(id)?.country ?? '-')),
    );
  }

  #find(act: Act, content: TokenRange): readonly string[] {
    if (BLAMING.has(act)) return blamed(this.#parties, content);
    if (PRAISING.has(act)) return act === 'hope' ? [] : praised(this.#parties, content);
    if (DIRECTING.has(act)) return addressee(this.#parties, content);
    if (BACKING.has(act)) return backed(this.#parties, act, content);
    return [];
  }
}
