import { describe, expect, it } from 'vitest';
import { viewOf } from '../../../src/stages/clean.js';
import { cases } from '../engine.js';

interface ViewCase {
  readonly note: string;
  readonly text: string;
  readonly view: string;
}

describe('the view of a text', () => {
  it.each(cases<ViewCase>('views'))('$note', ({ text, view }) => {
    expect(viewOf(text)).toBe(view);
    expect(viewOf(text)).toHaveLength(text.length);
  });
});
