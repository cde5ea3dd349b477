import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../resources/paths.js';

interface PackageFacts {
  readonly name: string;
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** Name, version and exactly pinned dependencies of this package. */
export function packageFacts(): PackageFacts {
  return JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
}
