import { describe, expect, it } from 'vitest';
import { createResources } from '../../../src/resources/lexicons.js';
import { compileLexicon } from '../../../src/stages/tag-actors/lexicon.js';
import { personId, settleName } from '../../../src/stages/tag-actors/person-name.js';
import { cases } from './read.js';

interface Case {
  readonly name: string;
  readonly id: string;
  readonly rule: string;
  readonly country?: string;
  /** Names that follow a title alone elsewhere in the release. */
  readonly alone?: readonly string[];
}

const lexicon = compileLexicon(createResources());

describe('order of names', () => {
  it.each(cases<Case>('name-order'))(
    '$name of $country: $id by $rule',
    ({ name, id, rule, country = null, alone = [] }) => {
      const settled = settleName(name.split(' '), { alone, country, known: [] }, lexicon);
      expect([personId(settled), settled.rule]).toEqual([id, rule]);
    },
  );
});
