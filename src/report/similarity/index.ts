import type { StatementRecord } from '../../core/records.js';
import { createResources, type Resources } from '../../resources/lexicons.js';
import type { Dataset } from '../dataset.js';
import { createMeasure, type Measure, type Weighted } from './measure.js';
import { createWordings, type Wordings } from './wording.js';
import { createWordsOf } from './words.js';

/** What comparisons and ledgers of one dataset are made with. */
export interface Comparer {
  readonly measure: Measure;
  readonly wordings: Wordings;
  /** Words of a statement, weighed; kept once reckoned. */
  weighed(statement: StatementRecord): Weighted;
}

/** What a statement says: its cue and content, for a cue may hold half of it ("held a trilateral meeting"). */
export function wordsSaid({ cue, content }: StatementRecord): string {
  return content === null ? cue.text : `${cue.text} ${content.text}`;
}

/** A comparer whose weights come from the statements of the dataset. */
export function createComparer(
  { statements }: Pick<Dataset, 'statements'>,
  resources: Resources = createResources(),
): Comparer {
  const wordsOf = createWordsOf(resources);
  const measure = createMeasure(wordsOf, statements.map(wordsSaid));
  const known = new Map<string, Weighted>();
  return {
    measure,
    wordings: createWordings(resources, wordsOf),
    weighed(statement) {
      let weighted = known.get(statement.id);
      if (!weighted) {
        weighted = measure.weigh(wordsSaid(statement));
        known.set(statement.id, weighted);
      }
      return weighted;
    },
  };
}
