// Writes src/core/records.ts from the JSON Schemas, so that types and schemas cannot drift (a test compares them).
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from 'json-schema-to-typescript';

const cwd = fileURLToPath(new URL('../schemas/', import.meta.url));
const roots = [
  'statement',
  'document',
  'entity',
  'reject',
  'gold',
  'config',
  'manifest',
  'entry',
  'correction',
  'correction-outcome',
];
const schema = {
  title: 'Records',
  description: 'All record shapes; only a root for the generator.',
  type: 'object',
  additionalProperties: false,
  required: roots,
  properties: Object.fromEntries(roots.map((name) => [name, { $ref: `${name}.schema.json` }])),
};

export async function generate() {
  return compile(schema, 'Records', {
    cwd,
    bannerComment: '// Generated from schemas/ by `npm run types`; do not edit.',
    additionalProperties: false,
    style: { singleQuote: true, printWidth: 120 },
    ignoreMinAndMaxItems: true,
    declareExternallyReferenced: true,
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('../src/core/records.ts', import.meta.url), await generate());
}
