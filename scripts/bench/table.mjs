// The measurements as Markdown.

const ratio = ({ median, least, most }) => `${median.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`;
const row = (...cells) => `| ${cells.join(' | ')} |`;

function points(name, { points, exponent }) {
  return [
    '',
    row(name, ...points.map(([x]) => x)),
    row('---', ...points.map(() => '--:')),
    row('ms', ...points.map(([, y]) => (y < 100 ? y.toFixed(2) : Math.round(y)))),
    '',
    `Exponent ${exponent.toFixed(3)}.`,
  ];
}

/** @param found what `npm run bench` measured */
export function markdown({ rounds, releases, warm, words, speed, cold, stages, memory, start, length, number }) {
  return [
    `${rounds} rounds of ${releases} releases (${words} words), after ${warm} to warm up; speed of wink-nlp \`sbd\`+\`pos\` alone is 1. Median (least–most).`,
    '',
    row('', 'speed, wall clock', 'speed, processor time'),
    row('---', '--:', '--:'),
    ...Object.entries(speed).map(([name, { wall, processor }]) =>
      row(name, ratio(wall), processor ? ratio(processor) : ''),
    ),
    row('pipeline, cold: the first 100 releases of a process', ratio(cold), ''),
    '',
    row('stage', 'share of the pipeline'),
    row('---', '--:'),
    ...Object.entries(stages).map(([name, share]) => row(name, `${(share * 100).toFixed(1)} %`)),
    '',
    row('process', 'pipeline / wink-nlp'),
    row('---', '--:'),
    row('memory at its peak', ratio(memory)),
    row('start to first record / to a loaded model', ratio(start)),
    ...points('characters of a release', length),
    ...points('releases of a run', number),
    '',
  ].join('\n');
}
