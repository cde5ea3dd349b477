// Writes docs/data-dictionary.md from the JSON Schemas: npx tsx scripts/data-dictionary.ts
import { writeFileSync } from 'node:fs';
import { dataDictionary } from '../src/sinks/package/dictionary.js';

writeFileSync(new URL('../docs/data-dictionary.md', import.meta.url), dataDictionary());
