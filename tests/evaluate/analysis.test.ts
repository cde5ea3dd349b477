import { describe, expect, it } from 'vitest';
import { type ConfidenceModel, createConfidence } from '../../src/core/confidence.js';
import type { GoldDocument, StatementRecord } from '../../src/core/records.js';
import { createReleaseView } from '../../src/core/release-view.js';
import { calibrate } from '../../src/evaluate/calibrate.js';
import { passages } from '../../src/evaluate/context.js';
import { mistakes, plainMistakes } from '../../src/evaluate/errors.js';
import { fromRun, type Reading } from '../../src/evaluate/files.js';
import { describeFailures, failedGates } from '../../src/evaluate/gates.js';
import { page } from '../../src/evaluate/html/page.js';
import { mcnemar } from '../../src/evaluate/paired.js';
import { reliability } from '../../src/evaluate/reliability.js';
import { evaluate } from '../../src/evaluate/report.js';
import { markdownTables, plainTables } from '../../src/evaluate/table-text.js';
import { tables } from '../../src/evaluate/tables.js';
import { at, gold, record, release, statement, TEXT } from './fixtures.js';

const resampling = { seed: 1, samples: 100 };
const reading = (...documents: readonly GoldDocument[]): Reading => ({
  documents: new Map(documents.map((document) => [document.document, document])),
  records: new Map(),
  releases: new Map(),
});

/** Twelve releases alike but for their names. */
const many = (change: (index: number) => Partial<GoldDocument> = () => ({})): GoldDocument[] =>
  Array.from({ length: 12 }, (_, index) => gold({ document: `r${index}`, ...change(index) }));

const worse = (index: number): Partial<GoldDocument> =>
  index % 3 === 0 ? { statements: [statement('p1', 'state', 'condemned'), ...gold().statements.slice(1)] } : {};

describe('paired comparison', () => {
  const task = { gold: reading(...many()), predicted: reading(...many()), other: reading(...many(worse)), resampling };
  const { comparison } = evaluate(task).report;
  const full = comparison?.differences.find(({ name }) => name === 'full');

  it('gives difference, interval and p-values', () => {
    expect(full).toMatchObject({ value: 1, mcnemar: { won: 4, lost: 0, p: 0.125 } });
    expect(full?.other).toBeCloseTo(32 / 36, 9);
    expect(full?.difference).toBeCloseTo(4 / 36, 9);
    expect(full?.interval?.[0]).toBeLessThanOrEqual(4 / 36);
    expect(full?.interval?.[1]).toBeGreaterThanOrEqual(4 / 36);
    // Only when all four differing releases swap, or none, is the difference as great: 1 in 8.
    expect(full?.randomisation).toBeGreaterThan(0.04);
    expect(full?.randomisation).toBeLessThan(0.25);
  });

  it('lists the statements won and lost', () => {
    expect(comparison?.won.map(({ document, gold: { act }, there }) => [document, act, there?.act])).toEqual(
      ['r0', 'r3', 'r6', 'r9'].map((document) => [document, 'condemn', 'state']),
    );
    const turned = evaluate({ ...task, predicted: task.other, other: task.predicted }).report.comparison;
    expect(turned?.lost).toHaveLength(4);
    expect(turned?.won).toEqual([]);
  });

  it('finds no difference between equal runs', () => {
    const same = evaluate({ ...task, other: task.predicted }).report.comparison;
    expect(same?.differences.find(({ name }) => name === 'full')).toMatchObject({
      difference: 0,
      randomisation: 1,
      mcnemar: { won: 0, lost: 0, p: 1 },
    });
  });

  it.each([
    [0, 0, 1],
    [5, 0, 0.0625],
    [10, 2, 0.03857],
    [1, 1, 1],
  ])('tests %i won and %i lost exactly', (won, lost, p) => {
    expect(mcnemar(won, lost).p).toBeCloseTo(p, 5);
    expect(mcnemar(lost, won).p).toBeCloseTo(p, 5);
  });
});

describe('gates', () => {
  const { report, documents } = evaluate({ gold: reading(...many()), predicted: reading(...many(worse)), resampling });

  it('pass at and above their floors', () => {
    expect(failedGates(report, documents, { full: 32 / 36, detection: 1, 'macro.detection': 1 })).toEqual([]);
  });

  it('name measure, floor, value and the releases that lost most', () => {
    const failures = failedGates(report, documents, { full: 0.95, 'macro.full': 0.95, act: 0.5 });
    expect(failures.map(({ measure }) => measure)).toEqual(['full', 'macro.full']);
    expect(describeFailures(failures).split('\n')[0]).toBe(
      'gate: full is 0.889, its floor is 0.95. Lost most: r0 (2), r3 (2), r6 (2), r9 (2).',
    );
  });

  it('fail where there is nothing to measure', () => {
    const empty = evaluate({
      gold: reading(gold({ statements: [] })),
      predicted: reading(gold({ statements: [] })),
      resampling,
    });
    expect(describeFailures(failedGates(empty.report, empty.documents, { act: 0.5 }))).toContain(
      'act has nothing to measure',
    );
  });

  it('refuse a measure that is not there', () => {
    expect(() => failedGates(report, documents, { fulll: 0.5 })).toThrow(
      /no measure "fulll"\. Use one of full, detection/,
    );
  });
});

describe('reliability', () => {
  it('is the distance of claims from what was right', () => {
    const claims = [
      ...Array.from({ length: 8 }, () => ({ confidence: 0.95, right: true })),
      ...Array.from({ length: 2 }, () => ({ confidence: 0.95, right: false })),
      ...Array.from({ length: 10 }, (_, i) => ({ confidence: 0.45, right: i < 4 })),
    ];
    const found = reliability(claims);
    expect(found.expectedCalibrationError).toBeCloseTo((0.15 + 0.05) / 2, 9);
    expect(found.bins[9]).toMatchObject({ count: 10, right: 0.8 });
    expect(found.thresholds.find((threshold) => threshold.confidence === 0.9)).toMatchObject({
      kept: 10,
      share: 0.5,
      precision: 0.8,
    });
    expect(reliability([]).expectedCalibrationError).toBeNull();
  });
});

describe('calibration', () => {
  /** Runs in which pronouns are right half the time and names nearly always; all is right where it was tuned. */
  function run(tuned: (index: number) => boolean = () => false): { gold: Reading; predicted: Reading } {
    const records = new Map<string, StatementRecord>();
    const documents = Array.from({ length: 40 }, (_, index) => {
      const document = `r${index}`;
      const statements = gold().statements.map((own, i) => {
        const pronoun = i === 1;
        const wrong = !tuned(index) && (pronoun ? index % 2 === 0 : index % 20 === i);
        const predicted = {
          ...own,
          id: `${document}#${i}`,
          ...(wrong ? { speakers: own.speakers.map((id) => (id === 'JPN' ? 'USA' : id)) } : {}),
        };
        records.set(predicted.id, {
          ...record(document, predicted, 0.5),
          speakerResolution: pronoun ? 'pronoun' : 'named',
        });
        return predicted;
      });
      return gold({ document, statements, deadlines: [] });
    });
    return {
      gold: reading(...documents.map(({ document }) => gold({ document, deadlines: [] }))),
      predicted: fromRun(documents.map(release), [...records.values()]),
    };
  }

  /** Mean confidence that a model gives to statements whose speakers were found in one way. */
  function meanBy(
    { records, releases }: Reading,
    model: ConfidenceModel,
    resolution: StatementRecord['speakerResolution'],
  ): number {
    const confidence = createConfidence(model);
    const given = [...releases.values()].flatMap((row) => {
      const own = [...records.values()].filter(({ document }) => document === row.id);
      const view = createReleaseView(row, own);
      return own.filter((one) => one.speakerResolution === resolution).map((one) => confidence(one, view));
    });
    return given.reduce((sum, value) => sum + value, 0) / given.length;
  }

  it('learns what can be trusted, and by how much', () => {
    const { gold: ours, predicted } = run();
    const { documents } = evaluate({ gold: ours, predicted, resampling: { seed: 1, samples: 0 } });
    const model = calibrate(documents, predicted);
    expect(calibrate(documents, predicted)).toEqual(model);
    expect(model.fitted).toMatchObject({ documents: 40, statements: 120 });
    expect(model.fitted.expectedCalibrationError).toBeLessThan(0.08);
    expect(meanBy(predicted, model, 'pronoun')).toBeCloseTo(0.5, 1);
    expect(meanBy(predicted, model, 'named')).toBeGreaterThan(0.85);
  });

  it('is honest for releases that nobody tuned on, though rules are right about the others', () => {
    const { gold: ours, predicted } = run((index) => index < 20);
    const { documents } = evaluate({ gold: ours, predicted, resampling: { seed: 1, samples: 0 } });
    const unseen = new Set(documents.map(({ id }) => id).filter((id) => Number(id.slice(1)) >= 20));
    const honest = calibrate(documents, predicted, unseen);
    expect(honest.fitted).toMatchObject({ statements: 120, judged: 60, shareRight: 0.8 });
    const met = { ...predicted, releases: new Map([...predicted.releases].filter(([id]) => unseen.has(id))) };
    expect(meanBy(met, honest, 'pronoun')).toBeCloseTo(0.5, 1);
  });

  it('judges no genre or issuer by what it learned from it', () => {
    const { gold: ours, predicted } = run();
    const { documents } = evaluate({
      gold: ours,
      predicted,
      genreOf: (id) => `genre ${Number(id.slice(1)) % 8}`,
      resampling: { seed: 1, samples: 0 },
    });
    expect(calibrate(documents, predicted).fitted.groups).toBe(8);
  });

  it('asks for enough releases', () => {
    const { gold: ours, predicted } = run();
    const few = { ...ours, documents: new Map([...ours.documents].slice(0, 3)) };
    const { documents } = evaluate({ gold: few, predicted, resampling: { seed: 1, samples: 0 } });
    expect(() => calibrate(documents, predicted)).toThrow(/at least 5 genres or issuers, found 3/);
  });
});

describe('mistakes', () => {
  const predicted = gold({
    statements: [
      statement('p1', 'condemn', 'condemned', { content: at('the launch'), speakers: ['KEN'] }),
      statement('p2', 'state', 'meet'),
      statement('p3', 'thank', 'thanked', { content: at('Kenya'), targets: ['KEN'] }),
    ],
  });
  const { documents, report } = evaluate({ gold: reading(gold()), predicted: reading(predicted), resampling });
  const found = mistakes(
    documents,
    passages(() => TEXT, new Map()),
  );

  it('are every miss, extra and mismatch in its passage', () => {
    expect(found.map(({ kind, act, fields, costly }) => [kind, act, fields, costly])).toEqual([
      ['mismatch', 'condemn', ['speakers', 'mention', 'contentExact'], true],
      ['miss', 'agree', [], true],
      ['extra', 'state', [], true],
    ]);
    expect(found.map(({ passage }) => passage?.text)).toEqual([
      'The Ministers condemned the launch <b>of & from</b> "X".',
      'They agreed to meet by 30 June 2024.',
      'They agreed to meet by 30 June 2024.',
    ]);
  });

  it('can be read in a terminal', () => {
    const text = plainMistakes(found, 2);
    expect(text).toContain('Mistakes (2 of 3)');
    expect(text).toContain('predicted: [condemn] KEN "condemned" "the launch"');
  });

  it('take their passage from the records where the text is not at hand', () => {
    const one = statement('p2', 'state', 'meet');
    const known = new Map([['p2', record('x', one, 0.5)]]);
    expect(passages(() => undefined, known)('x', [one])?.text).toBe('They agreed to meet by 30 June 2024.');
    expect(passages(() => undefined, new Map())('x', [one])).toBeNull();
  });

  it('stand escaped on one page that loads nothing', () => {
    const html = page({
      title: 'A <b>',
      tables: tables(report),
      reliability: reliability([{ confidence: 0.9, right: true }]),
      mistakes: found,
    });
    expect(html).toContain('<h1>A &lt;b&gt;</h1>');
    expect(html).toContain('<span class="cue" title="cue">condemned</span>');
    expect(html).toContain('&lt;b&gt;of &amp; from&lt;/b&gt; &quot;X&quot;');
    expect(html).not.toContain('<b>of');
    expect(html).not.toMatch(/(?:src|href)=/);
    expect(html.match(/<article /g)).toHaveLength(3);
    for (const name of ['kind', 'act', 'document', 'field', 'words']) expect(html).toContain(`name="${name}"`);
    expect(html).toMatch(/script-src &#39;sha256-[A-Za-z0-9+/=]+&#39;/);
    expect(html).toContain('Reliability plot');
  });
});

describe('tables', () => {
  const { report } = evaluate({
    gold: reading(gold()),
    predicted: reading(gold()),
    other: reading(gold({ statements: [] })),
    resampling,
  });

  it('show every measure, slice and comparison', () => {
    const text = plainTables(tables(report));
    for (const title of [
      'Measures',
      'By act',
      'By genre',
      'By release',
      'Acts confused',
      'Agreement beyond chance',
      'Compared with the other run',
      'Statements won: 3',
    ]) {
      expect(text).toContain(title);
    }
    expect(text).toMatch(/^full +statements +1\.000 +1\.000 +1\.000/m);
  });

  it('are well formed in Markdown', () => {
    const tableRows = markdownTables(tables(report))
      .split('\n')
      .filter((line) => line.startsWith('|'));
    expect(tableRows.length).toBeGreaterThan(40);
    expect(tableRows.every((line) => line.endsWith('|'))).toBe(true);
  });
});
