import { describe, expect, it } from 'vitest';
import type { ReleaseMetadata } from '../../../src/core/document.js';
import { cases, createReader, release } from './read.js';

interface Case {
  readonly why: string;
  readonly title: string;
  readonly text: string;
  readonly parties?: readonly string[];
  readonly publisher?: string | null;
  readonly metadata?: ReleaseMetadata;
}

const read = createReader();

describe('parties and publisher', () => {
  it.each(cases<Case>('parties'))('$why', ({ title, text, parties, publisher, metadata }) => {
    const document = read(release(text, title), metadata);
    if (parties) expect(document.parties).toEqual(parties);
    if (publisher !== undefined) expect(document.publisher).toBe(publisher);
  });

  it('reads the issuer from its line', () => {
    const document = read(
      '## Japan-ROK Defense Ministers Meeting\n\nJune 4, 2023 Ministry of Defense\n\n' +
        'Minister of Defense Hamada held a meeting with South Korean Minister of National Defense Lee Jong-sup.\n',
    );
    expect(document.publisher).toBe('org:JPN/ministry-of-defense');
    expect(document.parties).toEqual(['person:hamada', 'person:lee-jong-sup']);
  });
});
