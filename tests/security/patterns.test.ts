import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { AST } from '@eslint-community/regexpp';
import { RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import { getFirstConsumedChar } from 'regexp-ast-analysis';
import { analyse } from 'scslre';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../../src');

/** Patterns written in a file, each with its place. */
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

/** Repetitions up to this are no danger; longer ones count as endless. */
const FEW = 12;

/** Repeated alternatives that begin alike: a text may be read in many ways, of which there may be exponentially many. */
function overlapsOf(source: string, stated: string): string[] {
  const parser = new RegExpParser();
  const flags = parser.parseFlags(stated);
  const found: string[] = [];
  const check = ({ alternatives }: AST.Group | AST.CapturingGroup): void => {
    const firsts = alternatives.map((alternative) => getFirstConsumedChar(alternative, 'ltr', flags).char);
    firsts.forEach((first, at) => {
      const other = firsts.slice(0, at).findIndex((earlier) => !earlier.isDisjointWith(first));
      if (other >= 0) found.push(`ambiguous (${alternatives[other]?.raw} or ${alternatives[at]?.raw})`);
    });
  };
  visitRegExpAST(parser.parsePattern(source, 0, source.length, { unicode: flags.unicode }), {
    onQuantifierEnter: ({ max, element }) => {
      if (max > FEW) visitRegExpAST(element, { onGroupEnter: check, onCapturingGroupEnter: check });
    },
  });
  return found;
}

/** What makes a pattern take more than linear time: none for a safe one. */
function faultsOf({ source, flags }: RegExp): string[] {
  // The tool does not know the flag for indices, which changes no time.
  const known = flags.replace('d', '');
  const repeats = analyse({ source, flags: known }).reports.map(({ type, exponential, character }) => {
    return `${exponential ? 'exponential' : 'quadratic'} (${type}) on ${character.literal.source} repeated`;
  });
  return [...repeats, ...overlapsOf(source, known)];
}

function patternOf(literal: string): RegExp {
  const end = literal.lastIndexOf('/');
  return new RegExp(literal.slice(1, end), literal.slice(end + 1));
}

function faults(patterns: ReadonlyMap<string, string>): string[] {
  return [...patterns].flatMap(([literal, place]) =>
    faultsOf(patternOf(literal)).map((fault) => `${place}: ${literal} is ${fault}`),
  );
}

/** True for the code of a library, which is not this package's to mend: docs/robustness.md has what bounds it. */
function isOfLibrary(stack: string | undefined): boolean {
  const caller = stack?.split('\n').find((line) => !line.includes('patterns.test') && /\bat\b/.test(line));
  return caller?.includes('node_modules') ?? true;
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
        if (!isOfLibrary(new Error().stack)) built.set(String(pattern), 'made from lexicons');
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

  it('written in the code take linear time', () => {
    expect(literals.size).toBeGreaterThan(300);
    expect(faults(literals)).toEqual([]);
  });

  it('made from lexicons take linear time', () => {
    expect(built.size).toBeGreaterThan(100);
    expect(faults(built)).toEqual([]);
  });

  it.each([[/^(a+)+$/], [/^(?:a|a)*b/], [/^(?:\d+)*x$/], [/\s+$/], [/<[^>]*>/]])('such as %s are found', (pattern) => {
    expect(faultsOf(pattern)).not.toEqual([]);
  });
});
