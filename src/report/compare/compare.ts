import type { DocumentRecord } from '../../core/records.js';
import type { Dataset } from '../dataset.js';
import type { Comparer } from '../similarity/index.js';
import { align, type Row } from './align.js';
import { type Differences, differencesOf } from './differences.js';

/** A row of the joint table, with what differs. */
export type ComparedRow = Row & Differences;

/** Accounts of one meeting, side by side. */
export interface Comparison {
  readonly accounts: readonly DocumentRecord[];
  /** What several accounts say. */
  readonly shared: readonly ComparedRow[];
  /** What only one says. */
  readonly alone: readonly ComparedRow[];
}

/** Compares accounts: what several say, where wording and deadlines differ, who leaves it out, and what only one says. */
export function compareReleases(accounts: readonly DocumentRecord[], dataset: Dataset, comparer: Comparer): Comparison {
  const rows = align(
    accounts.map(({ id }) => dataset.statementsOf(id)),
    dataset,
    comparer,
  ).map((row) => ({ ...row, ...differencesOf(row, comparer) }));
  return {
    accounts,
    shared: rows.filter(({ score }) => score !== null),
    alone: rows.filter(({ score }) => score === null),
  };
}

/** Statements that only one account makes. */
export function onlyIn({ alone }: Comparison, account: number): ComparedRow['said'][number] {
  return alone.flatMap(({ said }) => said[account] ?? []);
}
