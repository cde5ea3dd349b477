import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';

// The tool's own JavaScript, not one of the programs that it may bring along.
process.env.RECHECK_BACKEND = 'pure';
const { checkSync } = await import('recheck');

const SRC = resolve(import.meta.dirname, '../../src');
/** Not a measure of speed: where the tool gives up, which counts as a finding. */
const TIMEOUT = 120_000;

/** Findings that cannot harm, each with the reason. */
const BOUNDED: Readonly<Record<string, string>> = {};

/** Patterns written in a file, by the place of each. */
function literalsIn(path: string): [string, string][] {
  const file = ts.createSourceFile(path, readFileSync(join(SRC, path), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: [string, string][] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      found.push([node.text, `${path}:${line + 1}`]);
    }
    ts.forEachChild(node, walk);
  };
  walk(file);
  return found;
}

function patternOf(literal: string): RegExp {
  const end = literal.lastIndexOf('/');
  return new RegExp(literal.slice(1, end), literal.slice(end + 1));
}

/** What is wrong with a pattern: more than linear time, with words that show it; null when it is safe. */
function faultOf({ source, flags }: RegExp): string | null {
  const result = checkSync(source, flags, { timeout: TIMEOUT });
  if (result.status === 'safe') return null;
  if (result.status === 'unknown') return `cannot be told (${result.error.kind})`;
  return `is ${result.complexity.summary} on ${result.attack.pattern}`;
}

function faults(patterns: ReadonlyMap<string, string>): string[] {
  return [...patterns].flatMap(([literal, place]) => {
    const fault = Object.hasOwn(BOUNDED, literal) ? null : faultOf(patternOf(literal));
    return fault === null ? [] : [`${place}: ${literal} ${fault}`];
  });
}

describe('patterns', () => {
  const literals = new Map<string, string>();
  const built = new Map<string, string>();

  beforeAll(async () => {
    for (const name of readdirSync(SRC, { recursive: true, encoding: 'utf8' })) {
      if (name.endsWith('.ts')) for (const [literal, place] of literalsIn(name)) literals.set(literal, place);
    }
    const Native = globalThis.RegExp;
    globalThis.RegExp = new Proxy(Native, {
      construct(target, [source, flags]: [string | RegExp, string?]) {
        const pattern = new target(source, flags);
        built.set(String(pattern), 'made from lexicons');
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

  it('written in the code take linear time', { timeout: 600_000 }, () => {
    expect(literals.size).toBeGreaterThan(300);
    expect(faults(literals)).toEqual([]);
  });

  it('made from lexicons take linear time', { timeout: 600_000 }, () => {
    expect(built.size).toBeGreaterThan(20);
    expect(faults(built)).toEqual([]);
  });

  it('that are bounded are there, and would be found', () => {
    for (const literal of Object.keys(BOUNDED)) {
      expect(literals.has(literal) || built.has(literal)).toBe(true);
      expect(faultOf(patternOf(literal))).not.toBeNull();
    }
  });

  it.each([[/^(a+)+$/], [/^(?:a|a)*b/], [/^(?:\d+)*x$/], [/\s+$/], [/<[^>]*>/]])('such as %s are found', (pattern) => {
    expect(faultOf(pattern)).not.toBeNull();
  });
});
