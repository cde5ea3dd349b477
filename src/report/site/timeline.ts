import { scaleBand, scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';
import type { ActClass, StatementRecord } from '../../core/records.js';
import { type Html, h, join } from '../html/markup.js';
import { fold, table } from '../html/parts.js';

const CLASSES: readonly ActClass[] = [
  'commissive',
  'directive',
  'expressive',
  'assertive',
  'declarative',
  'consultative',
];
const WIDTH = 960;
const HEIGHT = 260;
const MARGIN = { top: 10, right: 6, bottom: 26, left: 44 };
/** More bars than this and they say less than the next longer period. */
const MOST_BARS = 60;
const MOST_LABELS = 14;

type Counts = Readonly<Record<ActClass, number>>;
interface Period {
  readonly name: string;
  readonly counts: Counts;
}

const PERIODS: readonly ((date: string) => string)[] = [
  (date) => date.slice(0, 7),
  (date) => `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`,
  (date) => date.slice(0, 4),
];

function after(name: string): string {
  const year = Number(name.slice(0, 4));
  if (name.length === 4) return String(year + 1);
  const quarter = name.includes('Q');
  const number = Number(name.slice(quarter ? 6 : 5));
  if (number === (quarter ? 4 : 12)) return `${year + 1}-${quarter ? 'Q1' : '01'}`;
  return `${name.slice(0, 4)}-${quarter ? `Q${number + 1}` : String(number + 1).padStart(2, '0')}`;
}

/** All periods from the first to the last, empty ones too: a gap in time is to look like one. */
function range(first: string, last: string): string[] {
  const names: string[] = [];
  for (let name = first; name <= last; name = after(name)) names.push(name);
  return names;
}

function periodsOf(statements: readonly StatementRecord[]): Period[] {
  const dated = statements.flatMap(({ date, actClass }) => (date === null ? [] : [{ date, actClass }]));
  const days = dated.map(({ date }) => date).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const fitting = PERIODS.find((period) => range(period(first), period(last)).length <= MOST_BARS);
  const period = fitting ?? ((date: string) => date.slice(0, 4));
  const byPeriod = new Map<string, Record<ActClass, number>>(
    range(period(first), period(last)).map((name) => [name, emptyCounts()]),
  );
  for (const { date, actClass } of dated) {
    const counts = byPeriod.get(period(date));
    if (counts) counts[actClass]++;
  }
  return [...byPeriod].map(([name, counts]) => ({ name, counts }));
}

function emptyCounts(): Record<ActClass, number> {
  return { assertive: 0, expressive: 0, commissive: 0, directive: 0, declarative: 0, consultative: 0 };
}

function total({ counts }: Period): number {
  return CLASSES.reduce((sum, name) => sum + counts[name], 0);
}

function chart(periods: readonly Period[]): Html {
  const across = scaleBand(
    periods.map(({ name }) => name),
    [MARGIN.left, WIDTH - MARGIN.right],
  ).padding(0.15);
  const most = Math.max(...periods.map(total));
  const up = scaleLinear([0, most], [HEIGHT - MARGIN.bottom, MARGIN.top]).nice();
  const ticks = up.ticks(5).filter(Number.isInteger);
  const every = Math.ceil(periods.length / MOST_LABELS);
  const grid = ticks.map((tick) =>
    join(
      h('line', { class: 'grid', x1: MARGIN.left, x2: WIDTH - MARGIN.right, y1: up(tick), y2: up(tick) }),
      h('text', { x: MARGIN.left - 6, y: up(tick) + 4, 'text-anchor': 'end' }, tick),
    ),
  );
  const names = periods.map(({ name }, at) =>
    at % every === 0
      ? h('text', { x: (across(name) ?? 0) + across.bandwidth() / 2, y: HEIGHT - 8, 'text-anchor': 'middle' }, name)
      : null,
  );
  const series = stack<Period, ActClass>()
    .keys(CLASSES)
    .value(({ counts }, name) => counts[name])([...periods]);
  const bars = series.map((layer) =>
    h(
      'g',
      { class: layer.key },
      layer.map(([from, to], at) => bar(periods[at] as Period, layer.key, from, to)),
    ),
  );
  function bar(period: Period, key: ActClass, from: number, to: number): Html | null {
    if (to <= from) return null;
    const place = { x: across(period.name) ?? 0, width: across.bandwidth(), y: up(to), height: up(from) - up(to) };
    return h('rect', { class: 'bar', ...place }, h('title', {}, `${period.name}: ${to - from} ${key}`));
  }
  const label = 'Statements over time by class of act; the table below has the same figures';
  return h(
    'svg',
    { class: 'chart', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': label },
    grid,
    bars,
    names,
  );
}

/** Statements over time, as stacked bars and as a table. */
export function timeline(statements: readonly StatementRecord[]): Html {
  const periods = periodsOf(statements);
  if (periods.length === 0) return h('p', { class: 'note' }, 'No release has a date.');
  const key = CLASSES.map((name) => h('li', { class: name }, h('i', {}), name));
  const rows = periods
    .filter((period) => total(period) > 0)
    .map((period) => [period.name, ...CLASSES.map((name) => period.counts[name]), total(period)]);
  const columns = ['Period', ...CLASSES, 'all'].map((name, at) => ({ name, numeric: at > 0 }));
  return join(
    h('ul', { class: 'key', 'aria-label': 'Colours' }, key),
    chart(periods),
    fold('Figures', table('Statements by period and class of act', columns, rows)),
  );
}
