import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../src/resources/paths.js';
import { readSchema, validator } from '../src/resources/schemas.js';

interface Generator {
  generate(): Promise<string>;
}

const names = readdirSync(join(packageRoot, 'schemas'))
  .filter((file) => file.endsWith('.schema.json'))
  .map((file) => file.slice(0, -'.schema.json'.length));

describe('schemas', () => {
  it('are the source of the types', async () => {
    const path = '../scripts/generate-types.mjs';
    const { generate } = (await import(path)) as Generator;
    expect(await generate()).toBe(readFileSync(join(packageRoot, 'src/core/records.ts'), 'utf8'));
  });

  it.each(names.filter((name) => name !== 'common'))('%s compiles and says what it is', (name) => {
    const { $schema, $id, title, description } = readSchema(name);
    expect($schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect($id).toContain(`/${name}.schema.json`);
    expect(title).toBeTruthy();
    expect(description).toBeTruthy();
    expect(validator(name)).toBeTypeOf('function');
  });

  it('describe the lexicons there are', () => {
    const lexicons = readdirSync(join(packageRoot, 'src/lexicons/en')).map((file) => `lexicon-${file.slice(0, -5)}`);
    expect(names.filter((name) => name.startsWith('lexicon-'))).toEqual(lexicons.sort());
  });
});
