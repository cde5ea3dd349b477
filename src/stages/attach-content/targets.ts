import type { Cue, Entity, Mention, Sentence, Token } from '../../core/document.js';
import type { TokenRange } from '../../core/parse.js';
import { addressee } from './addressee.js';
import { backed } from './backed.js';
import { blamed } from './blamed.js';
import { BACKING, BLAMING, DIRECTING, PRAISING } from './directions.js';
import { Groups } from './groups.js';
import { Memory } from './memory.js';
import { Parties } from './parties.js';
import { Phrases } from './phrases.js';
import { praised } from './praised.js';
import { Referred } from './referred.js';
import type { TargetWords } from './vocabulary.js';
import { wished } from './wished.js';

/** Prepositions that introduce a content and may stand again before each of its parties. */
const LINKS = /^(?:to|with|for|of|on|upon|from)$/;

/** Finds the party at whom an act is directed, by the act and the syntax of its content. */
export class Targets {
  readonly #parties: Parties;
  readonly #phrases: Phrases;
  readonly #groups: Groups;
  readonly #referred: Referred;
  readonly #memory = new Memory();
  readonly #byId: ReadonlyMap<string, Entity>;

  constructor(
    tokens: readonly Token[],
    mentions: readonly Mention[],
    entities: readonly Entity[],
    private readonly sentences: readonly Sentence[],
    participants: readonly string[],
    words: TargetWords,
  ) {
    this.#byId = new Map(entities.map((entity) => [entity.id, entity]));
    this.#parties = new Parties(tokens, mentions, words);
    this.#groups = new Groups(this.#byId);
    this.#phrases = new Phrases(this.#parties, this.#groups);
    this.#referred = new Referred(this.#parties, this.#byId, participants, this.#memory);
  }

  /** Groups that only the acts of the release needed. */
  get implied(): ReadonlyMap<string, Entity> {
    return this.#groups.implied;
  }

  /**
   * Ids of the targets of a cue with a given content; speakers are never their own targets.
   *
   * @param told subject of a passive, who is told to act: "Chad is urged to …"
   */
  of(cue: Cue, content: TokenRange | null, told: TokenRange | null, speakers: readonly string[]): string[] {
    if (told && DIRECTING.has(cue.act)) return this.of(cue, told, null, speakers);
    if (!content || !isDirected(cue)) return [];
    const sentence = this.sentences[cue.sentence]?.first ?? 0;
    const pointed = this.#referred.of(cue, content, speakers, sentence);
    const found = pointed ?? this.#find(cue, content);
    const left = () => [...this.#referred.counterpart(cue, content, speakers), ...this.#referred.addressed(cue)];
    const meant = found.length > 0 ? found : left();
    const own = new Set(speakers);
    const countries = new Set(speakers.map((id) => this.#byId.get(id)?.country).filter((code) => code));
    // Acts among the parties have no target, unless one of them is praised by name: "welcomed Chad's offer".
    const among = speakers.length > 1 && !(PRAISING.has(cue.act) && countries.size > 1 && meant.length === 1);
    const targets = [...new Set(meant)].filter(
      (id) => !own.has(id) && !(among && countries.has(this.#byId.get(id)?.country ?? '-')),
    );
    this.#groups.use(targets);
    this.#memory.note(cue, targets);
    return targets;
  }

  #find(cue: Cue, content: TokenRange): readonly string[] {
    const { act } = cue;
    const before = [content.first, content.first - 1].map((i) => this.#parties.lower(i));
    const link = before.find((word) => LINKS.test(word)) ?? '';
    if (BLAMING.has(act)) return blamed(this.#parties, this.#phrases, act, content);
    if (act === 'hope') return wished(this.#parties, this.#phrases, cue, content);
    if (PRAISING.has(act)) return praised(this.#parties, this.#phrases, content, link);
    if (DIRECTING.has(act)) return addressee(this.#parties, this.#phrases, act, content, link);
    return backed(this.#parties, this.#phrases, cue, content, link);
  }
}

function isDirected({ act }: Cue): boolean {
  return BLAMING.has(act) || PRAISING.has(act) || DIRECTING.has(act) || BACKING.has(act);
}
