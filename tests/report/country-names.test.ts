import { expect, it } from 'vitest';
import { countryName } from '../../src/report/country-names.js';

it.each([
  ['USA', 'United States'],
  ['GBR', 'United Kingdom'],
  ['RUS', 'Russia'],
  ['KOR', 'South Korea'],
  ['PRK', 'North Korea'],
  ['CHN', 'China'],
  ['IRN', 'Iran'],
  ['JPN', 'Japan'],
  ['MDA', 'Moldova'],
  ['COD', 'Democratic Republic of the Congo'],
  ['XXX', 'XXX'],
])('%s is shown as %s', (code, name) => {
  expect(countryName(code)).toBe(name);
});
