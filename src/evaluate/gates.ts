import { UsageError } from '../core/diagnostics.js';
import { MEASURE_NAMES, MEASURES } from './measures.js';
import type { Report } from './report.js';
import type { ScoredDocument } from './score.js';
import { partsOf } from './tally.js';

/** A measure below its floor. */
export interface GateFailure {
  readonly measure: string;
  readonly floor: number;
  readonly value: number | null;
  /** The releases that lost most, with the number of things wrong in each. */
  readonly documents: readonly { readonly id: string; readonly wrong: number }[];
}

const MACRO = 'macro.';
const MOST_DOCUMENTS = 5;

/**
 * Holds figures against floors.
 *
 * @param gates floors by the name of a measure, or by `macro.` and its name for the mean over acts
 * @throws UsageError when a gate names no measure
 */
export function failedGates(
  report: Report,
  documents: readonly ScoredDocument[],
  gates: Readonly<Record<string, number>>,
): GateFailure[] {
  return Object.entries(gates).flatMap(([gate, floor]) => {
    const name = gate.startsWith(MACRO) ? gate.slice(MACRO.length) : gate;
    const m = MEASURE_NAMES.indexOf(name);
    const score = report.measures[m];
    if (!score) {
      throw new UsageError(
        `gates: there is no measure "${gate}". Use one of ${MEASURE_NAMES.join(', ')}, or macro.NAME.`,
      );
    }
    const value = gate === name ? score.value : score.macro;
    if (value !== null && value >= floor) return [];
    return [{ measure: gate, floor, value, documents: mostLost(documents, m) }];
  });
}

function mostLost(documents: readonly ScoredDocument[], measure: number): GateFailure['documents'] {
  const over = MEASURES[measure]?.over;
  const asked = over === 'pairs' || over === 'releases';
  return documents
    .map(({ id, tally }) => {
      const { gold, rightGold, predicted, rightPredicted } = partsOf(tally.micro, measure);
      return { id, wrong: gold - rightGold + (asked ? 0 : predicted - rightPredicted) };
    })
    .filter(({ wrong }) => wrong > 0)
    .sort((a, b) => b.wrong - a.wrong || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_DOCUMENTS);
}

/** One line for each failure: measure, floor, value and the releases that lost most. */
export function describeFailures(failures: readonly GateFailure[]): string {
  return failures
    .map(({ measure, floor, value, documents }) => {
      const found = value === null ? 'has nothing to measure' : `is ${value.toFixed(3)}`;
      const lost = documents.map(({ id, wrong }) => `${id} (${wrong})`).join(', ');
      return `gate: ${measure} ${found}, its floor is ${floor}. ${lost ? `Lost most: ${lost}.` : ''}`.trimEnd();
    })
    .join('\n');
}
