import { expect } from 'vitest';
import type { StatementRecord } from '../../src/core/records.js';
import { read, release } from './engine.js';

/** A statement as the annotation guidelines have it; what is left out is not looked at, unless it has a default. */
export interface Expected {
  readonly cue: string;
  readonly act: string;
  readonly content?: string | null;
  readonly speakerMention?: string | null;
  readonly speakers?: readonly string[];
  readonly targets?: readonly string[];
  /** Default `neutral`. */
  readonly strength?: string;
  /** The flags are false by default. */
  readonly negated?: boolean;
  readonly restated?: boolean;
  readonly reported?: boolean;
  /** Index of the expected statement that is the parent. */
  readonly parent?: number;
}

/** A paragraph, or a whole release, and all statements in it. */
export interface ExtractionCase {
  readonly note?: string;
  readonly text?: string;
  readonly release?: string;
  readonly date?: string;
  readonly expect?: readonly Expected[];
  readonly none?: true;
}

function viewOf(wanted: Expected, { id, ...found }: StatementRecord, index: (id: string) => number): object {
  const ids = (list: readonly { readonly id: string }[]) => list.map((entity) => entity.id);
  return {
    cue: found.cue.text,
    act: found.act,
    strength: found.strength,
    negated: found.negated,
    restated: found.restated,
    reported: found.reported,
    ...(wanted.content !== undefined && { content: found.content?.text ?? null }),
    ...(wanted.speakerMention !== undefined && { speakerMention: found.speakerMention?.text ?? null }),
    ...(wanted.speakers && { speakers: ids(found.speakers) }),
    ...(wanted.targets && { targets: ids(found.targets) }),
    ...(wanted.parent !== undefined && { parent: found.parent === null ? null : index(found.parent) }),
  };
}

const DEFAULTS = { strength: 'neutral', negated: false, restated: false, reported: false };

/** Fails unless the statements of the case are found, and no others. */
export function check(one: ExtractionCase): void {
  const { statements } = read(one.release ?? release(one.text ?? ''), one.date);
  const wanted = one.expect ?? [];
  expect(statements.map(({ cue, act }) => `${act}: ${cue.text}`)).toEqual(
    wanted.map(({ cue, act }) => `${act}: ${cue}`),
  );
  const index = (id: string) => statements.findIndex((statement) => statement.id === id);
  const found = statements.map((statement, i) => viewOf(wanted[i] as Expected, statement, index));
  expect(found).toEqual(wanted.map((statement) => ({ ...DEFAULTS, ...statement })));
}

/** What stands for a case in the names of tests. */
export function nameOf(one: ExtractionCase): string {
  const words = (one.text ?? one.release ?? '').replace(/\s+/g, ' ');
  return one.note ? `${one.note}: ${words}` : words;
}
