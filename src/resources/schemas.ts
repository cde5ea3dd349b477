import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Ajv2020, ErrorObject, Options, ValidateFunction } from 'ajv/dist/2020.js';
import { packageRoot } from './paths.js';

const require = createRequire(import.meta.url);
const known = new Map<string, ValidateFunction>();
let ajv: Ajv2020 | undefined;

/** Where the build puts validators, one module a schema; sources have none. */
const BUILT = fileURLToPath(new URL('./validators/', import.meta.url));

/** How schemas are compiled, by the build and here. */
export const AJV_OPTIONS: Options = { allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true };

/** A schema of `schemas/` as data, by its file name without `.schema.json`. */
export function readSchema(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(packageRoot, 'schemas', `${name}.schema.json`), 'utf8'));
}

/** Loads the compiler only here: to compile takes longer than to load the language model. */
function compiled(name: string): ValidateFunction {
  if (!ajv) {
    const { Ajv2020: Compiler } = require('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js');
    ajv = new Compiler(AJV_OPTIONS);
    ajv.addSchema(readSchema('common'));
  }
  return ajv.compile(readSchema(name));
}

/** The validator of `schemas/NAME.schema.json`: the one of the build, or compiled when sources run. */
export function validator(name: string): ValidateFunction {
  let validate = known.get(name);
  if (!validate) {
    const built = join(BUILT, `${name}.cjs`);
    validate = existsSync(built) ? (require(built) as ValidateFunction) : compiled(name);
    known.set(name, validate);
  }
  return validate;
}

/** One readable line for each error of a failed validation: place, what is wrong, what is allowed. */
export function explainErrors(errors: readonly ErrorObject[] | null | undefined): string[] {
  return (errors ?? []).map((error) => {
    const place = error.instancePath || '/';
    const params = error.params as Record<string, unknown>;
    if (error.keyword === 'additionalProperties') return `${place}: unknown key "${params.additionalProperty}"`;
    if (error.keyword === 'enum') return `${place}: must be one of ${(params.allowedValues as unknown[]).join(', ')}`;
    if (error.keyword === 'const') return `${place}: must be ${JSON.stringify(params.allowedValue)}`;
    return `${place}: ${error.message ?? error.keyword}`;
  });
}
