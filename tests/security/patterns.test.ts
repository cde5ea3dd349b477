import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import vm from 'node:vm';
import { isSafe } from 'redos-detector';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../../src');
/** Steps of the tool for one pattern: what it has not proven by then is tried on hostile words instead. */
const STEPS = 1000;
/** Length at which a pattern of the third power, or worse, does not come back, and one of the second does at once. */
const LENGTH = 4000;
/** Not a measure of speed: the point at which a pattern counts as hanging. */
const HANGS_AFTER_MS = 3000;
const SAMPLES = [
  'a',
  'A',
  '1',
  ' ',
  '\n',
  '.',
  ',',
  '-',
  "'",
  '"',
  '(',
  '<',
  '[',
  '/',
  'a ',
  'A ',
  '1.',
  'a-',
  "a'",
  'of ',
  'A.',
];

function literalsIn(path: string): string[] {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
  const found: string[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push(node.text);
    ts.forEachChild(node, walk);
  };
  walk(file);
  return found;
}

function patternOf(literal: string): RegExp {
  const end = literal.lastIndexOf('/');
  return new RegExp(literal.slice(1, end), literal.slice(end + 1));
}

/** True when the tool shows that the pattern backtracks little; false when it does not, or cannot tell. */
function isProven({ source, flags }: RegExp): boolean {
  try {
    return isSafe(new RegExp(source, flags.replace(/[gyd]/g, '')), { maxSteps: STEPS, timeout: Infinity }).safe;
  } catch {
    return false;
  }
}

/** Pieces of the pattern itself, which it is most likely to stumble over. */
function samplesOf({ source }: RegExp): string[] {
  const words = source.match(/[\p{L}\p{N}]{1,12}/gu) ?? [];
  const signs = source.match(/[^\p{L}\p{N}\\^$?*+|(){}\]]/gu) ?? [];
  return [...new Set([...SAMPLES, ...words.slice(0, 12), ...signs.slice(0, 12)])];
}

/** The piece whose repetition makes the pattern hang, or null. */
function hangingOn(pattern: RegExp): string | null {
  for (const sample of samplesOf(pattern)) {
    const text = `${sample.repeat(Math.ceil(LENGTH / sample.length))}\u0000`;
    try {
      const code = 'new RegExp(source, flags).test(text)';
      vm.runInNewContext(code, { source: pattern.source, flags: pattern.flags, text }, { timeout: HANGS_AFTER_MS });
    } catch {
      return sample;
    }
  }
  return null;
}

function faults(patterns: readonly RegExp[]): string[] {
  return patterns.flatMap((pattern) => {
    const sample = isProven(pattern) ? null : hangingOn(pattern);
    return sample === null ? [] : [`${pattern} on ${JSON.stringify(sample)} repeated`];
  });
}

describe('patterns', () => {
  const literals = new Set<string>();
  const built = new Map<string, RegExp>();

  beforeAll(async () => {
    for (const name of readdirSync(SRC, { recursive: true, encoding: 'utf8' })) {
      if (name.endsWith('.ts')) for (const literal of literalsIn(join(SRC, name))) literals.add(literal);
    }
    const Native = globalThis.RegExp;
    globalThis.RegExp = new Proxy(Native, {
      construct(target, [source, flags]: [string | RegExp, string?]) {
        const pattern = new target(source, flags);
        built.set(String(pattern), pattern);
        return pattern;
      },
    });
    try {
      const [{ createEngine }, { resolveConfig }] = await Promise.all([
        import('../../src/pipeline/engine.js'),
        import('../../src/pipeline/config.js'),
      ]);
      createEngine(resolveConfig({}, '.'));
    } finally {
      globalThis.RegExp = Native;
    }
  });

  it('written in the code do not hang', () => {
    expect(literals.size).toBeGreaterThan(300);
    expect(faults([...literals].map(patternOf))).toEqual([]);
  });

  it('made from lexicons do not hang', () => {
    expect(built.size).toBeGreaterThan(20);
    expect(faults([...built.values()])).toEqual([]);
  });

  it('that are known to hang are found', () => {
    expect(faults([/^(a+)+$/, /^(?:a|a)*b/, /^(?:\d+)*x$/])).toHaveLength(3);
  });
});
