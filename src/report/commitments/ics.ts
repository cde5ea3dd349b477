import { addDays, isoDay, parseIso } from '../../core/days.js';
import { referenceName } from '../dataset.js';
import { oneLine } from '../shared/controls.js';
import type { Commitment } from './ledger.js';

/** Bytes of UTF-8 that a line may have (RFC 5545, 3.1). */
const LONGEST = 75;

/** Cuts a line into folded ones, between characters. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > LONGEST) {
      lines.push(current);
      [current, bytes] = [' ', 1];
    }
    current += character;
    bytes += size;
  }
  return [...lines, current].join('\r\n');
}

/** TEXT values (RFC 5545, 3.3.11). */
function escaped(text: string): string {
  return oneLine(text).replace(/[\\;,]/g, '\\$&');
}

function compact(day: string): string {
  return day.replaceAll('-', '');
}

function event(commitment: Commitment, latest: string): string[] {
  const { first, deadline, status } = commitment;
  const day = parseIso(latest);
  if (!day) return [];
  const who = first.speakers.map(referenceName).join(', ');
  const said = `${first.act}: ${first.content?.text ?? first.cue.text}`;
  const from = `${deadline?.text ?? ''}; said by ${who} in ${first.title ?? first.document}${first.date ? ` on ${first.date}` : ''}`;
  return [
    'BEGIN:VEVENT',
    `UID:${encodeURIComponent(commitment.id)}@communique`,
    // The day it was said stands for the time of writing: a calendar made twice is to be the same.
    `DTSTAMP:${compact(first.date ?? latest)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(latest)}`,
    `DTEND;VALUE=DATE:${compact(isoDay(addDays(day, 1)))}`,
    `SUMMARY:${escaped(`${who}: ${said}`)}`,
    `DESCRIPTION:${escaped(from)}`,
    `CATEGORIES:${status}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** Commitments that name a day as a calendar (RFC 5545), an event for the whole of the last day of each. */
export function calendar(commitments: readonly Commitment[]): string {
  const events = commitments.flatMap((one) => (one.deadline?.latest ? event(one, one.deadline.latest) : []));
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//communique//commitments//EN',
    'CALSCALE:GREGORIAN',
    ...events,
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}
