import type { Reading } from '../context.js';
import type { Features } from '../features.js';
import type { TimeUnit } from '../vocabulary.js';

/** `P` value of an amount of a unit. */
export function period(amount: number | string, unit: TimeUnit): string {
  const number = typeof amount === 'number' ? amount * (unit.factor ?? 1) : amount;
  if (unit.letter === 'WE') return `P${number}WE`;
  const letter = unit.letter === 'Q' && typeof number === 'number' ? 'Q' : unit.letter;
  return `P${unit.time ? 'T' : ''}${trimmed(number)}${letter}`;
}

function trimmed(number: number | string): string {
  return typeof number === 'number' ? String(Math.round(number * 100) / 100) : number;
}

/** Amount of an expression: a number, or X when the words give none. */
export function amountOf(features: Features): number | string {
  const count = features.number('<count>');
  if (count !== undefined) return count;
  const option = features.option('amount');
  return typeof option === 'number' || typeof option === 'string' ? option : 'X';
}

/** Parts of a unit are written in smaller ones: "half a century" is fifty years. */
function inSmaller(amount: number | string, unit: TimeUnit): string | null {
  if (typeof amount !== 'number' || amount >= 1) return null;
  if (unit.letter === 'CE') return `P${amount * 100}Y`;
  if (unit.letter === 'DE') return `P${amount * 10}Y`;
  if (unit.letter === 'Y') return `P${amount * 12}M`;
  if (unit.letter === 'H') return `PT${amount * 60}M`;
  return null;
}

const PHRASES: Readonly<Record<string, string>> = {
  '<more-than>': 'MORE_THAN',
  '<less-than>': 'LESS_THAN',
  '<at-least>': 'EQUAL_OR_MORE',
  '<at-most>': 'EQUAL_OR_LESS',
};

export function modifier(features: Features): string | null {
  const option = features.option('mod');
  if (typeof option === 'string') return option;
  const phrase = Object.entries(PHRASES).find(([part]) => features.has(part));
  return phrase?.[1] ?? features.string('approx') ?? null;
}

/** Durations with a number or without: "30-year", "eighteen months", "several weeks", "decades". */
export function readDuration(features: Features): Reading | null {
  // "the coming weeks and months": the longer unit.
  const unit = features
    .units()
    .reduce<TimeUnit | undefined>(
      (longest, unit) => (!longest || unit.days > longest.days ? unit : longest),
      undefined,
    );
  if (!unit) return null;
  const amount = amountOf(features);
  const value = inSmaller(amount, unit) ?? period(amount, unit);
  return { type: 'DURATION', value, mod: modifier(features) };
}

/** "multiyear". */
export function readMulti(features: Features): Reading | null {
  const value = features.string('multi-glued');
  return value === undefined ? null : { type: 'DURATION', value };
}

/** Repeated times: "annual", "every two weeks", "twice a year", "Mondays". */
export function readSet(features: Features): Reading | null {
  const word = features.string('set');
  if (word !== undefined) return { type: 'SET', value: word };
  const weekday = features.number('weekday', 'weekdays');
  if (weekday !== undefined) return { type: 'SET', value: `XXXX-WXX-${weekday}` };
  const month = features.number('month');
  if (month !== undefined) return { type: 'SET', value: `XXXX-${String(month).padStart(2, '0')}` };
  const season = features.string('season', 'fall');
  if (season !== undefined) return { type: 'SET', value: `XXXX-${season}` };
  const part = features.string('part', 'parts');
  if (part !== undefined) return { type: 'SET', value: `XXXX-XX-XXT${part}` };
  // "five days a week": the last unit is the one that comes again.
  const unit = features.units().at(-1);
  if (!unit) return null;
  const amount = features.has('<count>') && features.option('times') !== true ? amountOf(features) : 1;
  const every = features.number('ordinal') ?? (features.option('amount') as number | undefined) ?? amount;
  if (unit.letter === 'Q') return { type: 'SET', value: `P${Number(every) * 3}M` };
  return { type: 'SET', value: period(every, unit) };
}
