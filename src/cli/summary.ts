import type { RejectRecord } from '../core/records.js';
import type { Tally } from '../pipeline/tally.js';

function byCount(counts: ReadonlyMap<string, number>): string {
  const ordered = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return ordered.map(([name, count]) => `${name} ${count}`).join(', ');
}

/** A reject in one line. */
export function rejectLine({ document, source, reason, message, remedy }: RejectRecord): string {
  return `${source ?? document ?? 'standard input'}: ${reason}: ${message} ${remedy}`;
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

/**
 * What a run came to, for people: releases, statements by act, rejects, speed.
 *
 * @param seconds that the run took
 */
export function summary(tally: Tally, seconds: number): string {
  const { documents, statements, acts, entities, rejects, firstRejects, corrections, findings, words } = tally;
  const shown = indented(firstRejects.map(rejectLine));
  const more = rejects > firstRejects.length ? [`  … and ${rejects - firstRejects.length} more in rejects.jsonl`] : [];
  return [
    `${documents} releases, ${statements} statements, ${entities} entities, ${rejects} rejects`,
    ...(acts.size > 0 ? [`acts: ${byCount(acts)}`] : []),
    ...(findings.size > 0 ? [`findings: ${byCount(findings)}`] : []),
    ...(corrections.length > 0 ? ['corrections not applied:', ...indented(corrections)] : []),
    ...(rejects > 0 ? ['rejects:', ...shown, ...more] : []),
    `${words} words in ${seconds.toFixed(1)} s (${Math.round(words / seconds)} words/s)`,
    '',
  ].join('\n');
}

/**
 * The time of each stage as a table; what lies outside the stages is reading, checks and writing.
 *
 * @param milliseconds of each stage
 * @param seconds that the run took
 */
export function timingTable(milliseconds: ReadonlyMap<string, number>, seconds: number): string {
  const total = seconds * 1000;
  const inside = [...milliseconds.values()].reduce((sum, time) => sum + time, 0);
  const rows = [...milliseconds, ['outside the stages', total - inside] as const];
  const width = Math.max(...rows.map(([name]) => name.length));
  const line = ([name, time]: readonly [string, number]) =>
    `  ${name.padEnd(width)} ${time.toFixed(0).padStart(8)} ms ${((time / total) * 100).toFixed(1).padStart(5)} %`;
  return ['time by stage:', ...rows.map(line), ''].join('\n');
}
