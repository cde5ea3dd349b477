import type { StatementRecord } from '../../core/records.js';
import type { Dataset } from '../dataset.js';
import type { Comparer } from '../similarity/index.js';
import type { Weighted } from '../similarity/measure.js';

/** Statements about one thing to be done, in the order they were said. */
export interface Thread {
  readonly statements: [StatementRecord, ...StatementRecord[]];
}

/** How alike two statements must be to be about one thing; kept by a test on releases of one circle. */
const LEAST = 0.5;
/** Words from which on a text can be said to lie within another, and what that counts for. */
const TELLING = 6;
const SUMMARY = 0.8;
/** To be done by the same day is a word in common that the words may put in many ways. */
const SAME_DAY = 0.1;
/** Words that so many threads share tell none apart. */
const MOST_SHARED = 400;

interface Growing extends Thread {
  readonly words: Weighted[];
  readonly speakers: Set<string>;
}

/** Finds threads that share words with a statement, without comparing it to all. */
class WordIndex {
  readonly #threads = new Map<string, Growing[]>();

  add({ weights }: Weighted, thread: Growing): void {
    for (const word of weights.keys()) {
      const known = this.#threads.get(word);
      if (!known) this.#threads.set(word, [thread]);
      else if (known.at(-1) !== thread) known.push(thread);
    }
  }

  near({ weights }: Weighted): Set<Growing> {
    const lists = [...weights.keys()].map((word) => this.#threads.get(word) ?? []);
    return new Set(lists.filter(({ length }) => length <= MOST_SHARED).flat());
  }
}

/** Those who are bound, by country where they speak for one: ministers change, states stay bound. */
function speakersOf({ document, speakers }: StatementRecord, dataset: Dataset): string[] {
  return speakers.map(({ id, country }) => country ?? dataset.linked(document, id));
}

function lastDays({ deadlines }: StatementRecord): string[] {
  return deadlines.flatMap(({ latest }) => latest ?? []);
}

/** Within a release, a headline or summary is like what it sums up, though that is much longer. */
function alike(
  statement: StatementRecord,
  words: Weighted,
  thread: Growing,
  at: number,
  { measure }: Comparer,
): number {
  const other = thread.words[at] as Weighted;
  const similar = measure.similarity(words, other);
  const telling = Math.min(words.weights.size, other.weights.size) >= TELLING;
  if (!telling || thread.statements[at]?.document !== statement.document) return similar;
  return Math.max(similar, SUMMARY * measure.containment(words, other));
}

function likeness(statement: StatementRecord, words: Weighted, thread: Growing, comparer: Comparer): number {
  const days = lastDays(statement);
  const all = thread.words.map((_, at) => {
    const sameDay = lastDays(thread.statements[at] as StatementRecord).some((day) => days.includes(day));
    return alike(statement, words, thread, at, comparer) + (sameDay ? SAME_DAY : 0);
  });
  const most = Math.max(...all);
  return most >= LEAST ? most : 0;
}

function shares(speakers: readonly string[], thread: Growing): boolean {
  const shared = speakers.filter((speaker) => thread.speakers.has(speaker)).length;
  return shared > 0 && shared * 2 >= Math.max(speakers.length, thread.speakers.size);
}

/**
 * Gathers statements into threads: each joins the thread it is most like, if it is like it enough and at least half of
 * all who speak are the same; else it opens one, if it may.
 *
 * @param statements in the order they were said
 * @param opens whether a statement may open a thread
 */
export function createThreads(
  statements: readonly StatementRecord[],
  dataset: Dataset,
  comparer: Comparer,
  opens: (statement: StatementRecord) => boolean,
): Thread[] {
  const threads: Growing[] = [];
  const index = new WordIndex();
  for (const statement of statements) {
    const words = comparer.weighed(statement);
    const speakers = speakersOf(statement, dataset);
    let best: Growing | null = null;
    let most = 0;
    for (const thread of index.near(words)) {
      if (!shares(speakers, thread)) continue;
      const found = likeness(statement, words, thread, comparer);
      if (found > most) [best, most] = [thread, found];
    }
    if (best === null) {
      if (!opens(statement)) continue;
      best = { statements: [statement], words: [words], speakers: new Set(speakers) };
      threads.push(best);
    } else {
      best.statements.push(statement);
      best.words.push(words);
    }
    index.add(words, best);
  }
  return threads;
}
