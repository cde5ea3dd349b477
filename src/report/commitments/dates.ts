import type { DeadlineRecord, StatementRecord } from '../../core/records.js';

/** Accounts of one meeting come out within these days. */
const OCCASION_DAYS = 4;

/** The deadline of a statement that says most: one with a day before one without. */
export function deadlineOf({ deadlines }: StatementRecord): DeadlineRecord | null {
  return deadlines.find(({ latest }) => latest !== null) ?? deadlines[0] ?? null;
}

/** The ISO day so many days after another. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The last day on which another account of what was said on a day may come out. */
export function endOfOccasion(day: string): string {
  return dayAfter(day, OCCASION_DAYS);
}
