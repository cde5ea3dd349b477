import type { Layers } from '../core/layers.js';
import type { Clause, VerbGroup } from '../core/parse.js';
import type { Act } from '../core/records.js';
import { actVerbs } from '../resources/act-verbs.js';
import type { LexiconEntry, Resources } from '../resources/lexicons.js';
import { lightVerbs } from '../resources/light-verbs.js';
import { actorHeads, Reader } from '../stages/tag-acts/sentence.js';

/** What stands behind a verb, as far as it tells speech from other actions. */
export type Complement = 'that' | 'quote' | 'to' | 'on' | 'about' | 'other';

/** A verb that an actor is the subject of, in a main clause. */
export interface Occurrence {
  readonly form: string;
  readonly complement: Complement;
  /** The sentence, in one line. */
  readonly sentence: string;
}

/** What one release holds: verbs that no lexicon knows, and acts that are known, by complement. */
export interface Harvest {
  readonly unknown: readonly Occurrence[];
  readonly known: readonly { readonly act: Act; readonly complement: Complement }[];
}

interface FunctionWords extends LexiconEntry {
  readonly forms: readonly string[];
}

const NEEDED = ['view', 'tokens', 'sentences', 'parses', 'mentions', 'cues', 'segments'] as const;
type Needed = Pick<Layers, (typeof NEEDED)[number]>;

const PREPOSITIONS: Readonly<Record<string, Complement>> = { on: 'on', upon: 'on', about: 'about' };
/** Lists of function words whose verbs only help another one. */
const HELPERS = new Set(['be', 'have', 'do', 'modal', 'chain']);

function isComplete(layers: Readonly<Partial<Layers>>): layers is Readonly<Partial<Layers>> & Needed {
  return NEEDED.every((name) => layers[name] !== undefined);
}

function complementAt(reader: Reader, start: number, last: number): Complement {
  let i = start;
  while (i < last && (reader.tag(i) === 'ADV' || /^[,:]$/.test(reader.lower(i)))) i++;
  const word = i < last ? reader.lower(i) : '';
  if (word === 'that') return 'that';
  if (word === '"') return 'quote';
  if (word === 'to') return reader.tag(i) === 'PART' ? 'to' : 'other';
  return PREPOSITIONS[word] ?? 'other';
}

/** A quotation right before the subject belongs to the verb behind it. */
function isQuoteBefore(reader: Reader, clause: Clause): boolean {
  return clause.subject !== null && reader.lower(clause.subject.first - 1) === '"';
}

function complementOf(reader: Reader, clause: Clause, verb: VerbGroup): Complement {
  const behind = complementAt(reader, verb.last, verb.end);
  return behind === 'other' && isQuoteBefore(reader, clause) ? 'quote' : behind;
}

/**
 * Builds the harvester: it takes the layers of a release and gives the verbs in the place of a speech act (main
 * clause, finite, active, an actor as subject) that stand in no lexicon of cues.
 */
export function createHarvester(resources: Resources): (layers: Readonly<Partial<Layers>>) => Harvest {
  const acts = actVerbs(resources);
  const light = lightVerbs(resources);
  const helpers = new Set(
    resources.lexicon<FunctionWords>('function-words').flatMap(({ id, forms }) => (HELPERS.has(id) ? forms : [])),
  );
  const heads = actorHeads(resources);
  const isKnown = (form: string) => acts.has(form) || light.has(form) || helpers.has(form);

  return (layers) => {
    if (!isComplete(layers)) return { unknown: [], known: [] };
    const { view, tokens, sentences, parses, mentions, cues } = layers;
    const reader = new Reader(tokens, mentions, heads);
    const unknown = sentences.flatMap((sentence, index) =>
      (parses[index]?.clauses ?? []).flatMap((clause) => {
        if (clause.kind !== 'main' || !reader.isActor(clause.subject)) return [];
        return clause.verbs.flatMap((verb): Occurrence[] => {
          const form = reader.lower(verb.head);
          const speaks = verb.form === 'finite' && !verb.passive && !/^(?:future|modal)$/.test(verb.tense);
          if (!speaks || isKnown(form) || !/^\p{L}[\p{L}-]+$/u.test(form)) return [];
          const words = view.slice(sentence.start, sentence.end).replace(/\s+/g, ' ');
          return [{ form, complement: complementOf(reader, clause, verb), sentence: words }];
        });
      }),
    );
    const known = cues
      .filter(({ construction }) => construction === 'verb')
      .map(({ act, governs }) => ({ act, complement: complementAt(reader, governs.first, governs.last) }));
    return { unknown, known };
  };
}
