// Compiles the schemas to validators, so that no run has to: dist/resources/validators/NAME.cjs.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { AJV_OPTIONS, readSchema } from '../dist/resources/schemas.js';

const SUFFIX = '.schema.json';
const folder = fileURLToPath(new URL('../dist/resources/validators/', import.meta.url));
const names = readdirSync(fileURLToPath(new URL('../schemas', import.meta.url)))
  .filter((name) => name.endsWith(SUFFIX))
  .map((name) => name.slice(0, -SUFFIX.length));

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const name of names.filter((one) => one !== 'common')) {
  const ajv = new Ajv2020({ ...AJV_OPTIONS, code: { source: true } });
  ajv.addSchema(readSchema('common'));
  writeFileSync(`${folder}${name}.cjs`, standalone.default(ajv, ajv.compile(readSchema(name))));
}
