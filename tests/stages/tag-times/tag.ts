import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { DeadlineExpression, SourceDocument, TimeExpression } from '../../../src/core/document.js';
import { createResources } from '../../../src/resources/lexicons.js';
import { createClean } from '../../../src/stages/clean.js';
import { createStructure } from '../../../src/stages/structure/index.js';
import { createTagTimes, type TagTimesOptions } from '../../../src/stages/tag-times/index.js';
import { createTokenize } from '../../../src/stages/tokenize/index.js';

export interface Tagged {
  readonly times: readonly TimeExpression[];
  readonly deadlines: readonly DeadlineExpression[];
  /** Rules of the diagnostics. */
  readonly findings: readonly string[];
}

export const resources = createResources();

/** The stages up to `tag-times` as one function of a text and its date. */
export function createTagger(options: TagTimesOptions = {}): (text: string, date?: string | null) => Tagged {
  const clean = createClean();
  const structure = createStructure(resources);
  const tokenize = createTokenize(resources);
  const tagTimes = createTagTimes(resources, options);
  return (text, date) => {
    const findings: string[] = [];
    const report = ({ rule }: { readonly rule: string }): void => {
      findings.push(rule);
    };
    const document: SourceDocument = {
      id: 'case',
      source: null,
      format: 'txt',
      sha256: '',
      text,
      metadata: date ? { date } : {},
    };
    const viewed = { ...document, ...clean.run(document, report) };
    const structured = { ...viewed, ...structure.run(viewed, report) };
    const tokenized = { ...structured, ...tokenize.run(structured, report) };
    return { ...tagTimes.run(tokenized, report), findings };
  };
}

export interface Case<E> {
  readonly text: string;
  readonly date: string | null;
  readonly expect: readonly E[];
}

/** The cases of a file under `tests/cases/times`. */
export function casesOf<E>(name: string): Case<E>[] {
  const path = resolve(import.meta.dirname, '../../cases/times', name);
  return JSON.parse(readFileSync(path, 'utf8')) as Case<E>[];
}
