import type { Reliability } from '../reliability.js';
import { element, escapeHtml } from './markup.js';

const SIZE = 320;
const MARGIN = 44;
const BAR_WIDTH = 0.8;

const across = (share: number): number => MARGIN + share * SIZE;
const up = (share: number): number => MARGIN / 2 + (1 - share) * SIZE;

/** The reliability plot: for each bin, the confidence claimed against the share that was right; the diagonal is honest. */
export function reliabilityPlot({ bins, count }: Reliability): string {
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1].map(
    (tick) =>
      `<text x="${across(tick)}" y="${up(0) + 16}" text-anchor="middle">${tick}</text>` +
      `<text x="${across(0) - 6}" y="${up(tick) + 4}" text-anchor="end">${tick}</text>`,
  );
  const bars = bins.map(({ from, to, count: inBin, right, claimed }) => {
    if (right === null || claimed === null) return '';
    const width = (to - from) * SIZE * BAR_WIDTH;
    const label = `confidence ${from.toFixed(1)} to ${to.toFixed(1)}: ${inBin} of ${count}, claimed ${claimed.toFixed(3)}, right ${right.toFixed(3)}`;
    return (
      `<g><title>${escapeHtml(label)}</title>` +
      `<rect class="bar" x="${across((from + to) / 2) - width / 2}" y="${up(right)}" width="${width}" height="${up(0) - up(right)}"/>` +
      `<circle class="claim" cx="${across(claimed)}" cy="${up(right)}" r="4"/></g>`
    );
  });
  return element(
    'svg',
    {
      viewBox: `0 0 ${SIZE + MARGIN * 1.5} ${SIZE + MARGIN * 1.5}`,
      role: 'img',
      'aria-label': 'Reliability plot; the table beside it has the same figures',
    },
    `<line class="honest" x1="${across(0)}" y1="${up(0)}" x2="${across(1)}" y2="${up(1)}"/>`,
    ...bars,
    `<path class="axis" d="M${across(0)} ${up(1)}V${up(0)}H${across(1)}"/>`,
    ...ticks,
    `<text x="${across(0.5)}" y="${up(0) + 34}" text-anchor="middle">confidence</text>`,
    `<text transform="rotate(-90 12 ${up(0.5)})" x="12" y="${up(0.5)}" text-anchor="middle">share that is right</text>`,
  );
}
