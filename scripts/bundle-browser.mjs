// Joins the scripts of the reading room into classic scripts, since browsers load no modules from disk.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const source = fileURLToPath(new URL('../src/report/browser/', import.meta.url));
const entries = readdirSync(source).filter((name) => /\.page\.ts$|\.css$/.test(name));

await build({
  entryPoints: entries.map((name) => ({ in: `${source}${name}`, out: name.replace(/\.page\.ts$|\.css$/, '') })),
  outdir: fileURLToPath(new URL('../dist/report/browser/', import.meta.url)),
  bundle: true,
  format: 'iife',
  target: 'es2022',
  charset: 'utf8',
  minify: true,
  logLevel: 'warning',
});
