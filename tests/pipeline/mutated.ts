import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { packageRoot } from '../../src/resources/paths.js';

const folder = join(packageRoot, 'corpus/releases');
const releases = readdirSync(folder)
  .filter((name) => /\.(txt|md)$/.test(name))
  .sort()
  .map((name) => readFileSync(join(folder, name), 'utf8'));

/** Pieces that trip up readers of text. */
const TRICKY = [
  '\u0000',
  '\u00a0',
  '\u200b',
  '\u202e',
  '\u2028',
  '\u3000',
  '\ufeff',
  '\r',
  '\r\n',
  '\n\n\n',
  '\t',
  ' '.repeat(300),
  '𝄞',
  '👩‍👩‍👧',
  'é'.normalize('NFD'),
  '서울',
  '東京',
  '“',
  '”',
  '"',
  "'",
  '’',
  '(',
  ')',
  '[',
  '](',
  '*',
  '**',
  '_',
  '`',
  '~',
  '<b>',
  '</b>',
  '<sup>',
  '<',
  '>',
  '&amp;',
  '&#x1F600;',
  '&',
  '---\n',
  '# ',
  '- ',
  '1. ',
  '(1) ',
  '(a) ',
  '• ',
  '5.(2) ',
  'U.S.',
  'H.E. ',
  'Dr. ',
  '...',
  '!!!',
  '??',
  'will ',
  'agreed ',
  'condemned ',
  'and ',
  'that ',
  'which ',
  'to ',
  'not ',
  'by the end of ',
  'within ',
  'months',
  '31 February 2024',
  '99/99/9999',
  '0000-00-00',
  'Q9 2024',
  '2024',
  'today',
  'North Korea',
  'the two Ministers',
  'They ',
  'We ',
  'Minister ',
  'President ',
  'x'.repeat(200),
  '9'.repeat(200),
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
];

interface Edit {
  readonly at: number;
  readonly length: number;
  readonly words: string;
}

const words = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...TRICKY) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.constant('') },
);

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 80 })),
  words,
});

function apply(text: string, { at, length, words: inserted }: Edit): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + inserted + text.slice(start + length);
}

/** A stretch of a release of the corpus, with some edits; never half a surrogate pair. */
export const mutatedRelease: fc.Arbitrary<string> = fc
  .record({
    release: fc.constantFrom(...releases),
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 0, max: 2500 }),
    edits: fc.array(edit, { maxLength: 12 }),
  })
  .map(({ release, from, length, edits }) => {
    const start = Math.floor(from * release.length);
    return edits.reduce(apply, release.slice(start, start + length)).replaceAll(/\p{Surrogate}/gu, '');
  });
