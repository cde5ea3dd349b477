import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { packageRoot } from './paths.js';

const compiled = new Map<string, ValidateFunction>();
let ajv: Ajv2020 | undefined;

/** A schema of `schemas/` as data, by its file name without `.schema.json`. */
export function readSchema(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(packageRoot, 'schemas', `${name}.schema.json`), 'utf8'));
}

/** The compiled validator of `schemas/NAME.schema.json`; compiled once a thread. */
export function validator(name: string): ValidateFunction {
  const known = compiled.get(name);
  if (known) return known;
  if (!ajv) {
    ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true });
    ajv.addSchema(readSchema('common'));
  }
  const validate = ajv.compile(readSchema(name));
  compiled.set(name, validate);
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
