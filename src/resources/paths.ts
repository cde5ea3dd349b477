import { fileURLToPath } from 'node:url';

/** Root of the package: the same from `src/resources` and from `dist/resources`. */
export const packageRoot = fileURLToPath(new URL('../../', import.meta.url));
