import { pad } from '../../../core/days.js';
import type { Context, Reading } from '../context.js';
import type { Features } from '../features.js';
import { unitAt, unknownUnit } from '../resolve.js';
import { modOf } from './named.js';

/** Decades and centuries: "the 1990s", "the late 2030s", "the 21st century", "mid-century". */
export function readEra(features: Features, context: Context): Reading | null {
  const mod = modOf(features);
  const decade = features.first('decade', 'short-decade')?.lexemes[0]?.lower.replace(/\D/g, '');
  if (decade) {
    const value = decade.length === 4 ? decade.slice(0, 3) : `${Number(decade) < 30 ? 20 : 19}${decade.slice(0, 1)}`;
    return { type: 'DATE', value, mod };
  }
  const name = features.number('decade-name');
  if (name !== undefined) return { type: 'DATE', value: `${name < 3 ? 20 : 19}${name}`, mod };
  const century = features.number('day-ordinal', 'high-ordinal', 'ordinal');
  if (century === undefined) {
    return { type: 'DATE', value: context.anchor ? unitAt(context.anchor, 'CE', 0) : unknownUnit('CE'), mod };
  }
  return { type: 'DATE', value: pad(century + ((features.option('add') as number | undefined) ?? 0) - 1), mod };
}
