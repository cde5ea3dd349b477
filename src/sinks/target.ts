import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ClientConfig } from 'pg';
import { UsageError } from '../core/diagnostics.js';

/** Where a dataset goes. */
export type Target =
  | { readonly to: 'duckdb' | 'sqlite' | 'parquet' | 'csv'; readonly path: string; readonly label: string }
  | { readonly to: 'postgres'; readonly url: URL; readonly base: string; readonly label: string };

const FORMS =
  'duckdb:FILE, sqlite:FILE, parquet:DIR, csv:DIR, postgres://USER@HOST/DATABASE?schema=NAME or env:VARIABLE';
const DEFAULT_SCHEMA = 'communique';
const LOCAL = new Set(['', 'localhost', '127.0.0.1', '[::1]']);
const MODES = ['disable', 'require', 'verify-ca', 'verify-full'] as const;
/** Parameters of the URL that may be told: all others may hold secrets. */
const TELLABLE = new Set(['schema', 'sslmode']);

/** The URL without password and without parameters that may be secret. */
function labelOf(url: URL): string {
  const shown = new URL(url);
  shown.password = '';
  for (const key of [...shown.searchParams.keys()]) if (!TELLABLE.has(key)) shown.searchParams.delete(key);
  return shown.href;
}

function postgresTarget(stated: string, base: string): Target {
  let url: URL;
  try {
    url = new URL(stated);
  } catch {
    // The text is not repeated: it may hold a password.
    throw new UsageError(
      'the postgres:// target is no valid URL. Special characters in a password are written as %XX.',
    );
  }
  return { to: 'postgres', url, base, label: labelOf(url) };
}

/**
 * Reads a target.
 *
 * @param stated e.g. `duckdb:facts.duckdb`; `env:NAME` takes it from the environment
 * @param base folder that relative paths start from
 * @throws UsageError without repeating what may be a password
 */
export function parseTarget(stated: string, base: string, environment: NodeJS.ProcessEnv = process.env): Target {
  const [, scheme = '', rest = ''] = /^([a-z]+):(.*)$/s.exec(stated) ?? [];
  if (scheme === 'env') {
    const value = environment[rest];
    if (!value)
      throw new UsageError(`the target env:${rest} names a variable that is not set. Set ${rest} to ${FORMS}.`);
    if (value.startsWith('env:'))
      throw new UsageError(`the variable ${rest} names another variable. Set it to a target.`);
    return parseTarget(value, base, environment);
  }
  if (scheme === 'postgres' || scheme === 'postgresql') return postgresTarget(stated, base);
  if (rest !== '' && (scheme === 'duckdb' || scheme === 'sqlite' || scheme === 'parquet' || scheme === 'csv')) {
    return { to: scheme, path: resolve(base, rest), label: `${scheme}:${rest}` };
  }
  throw new UsageError(`"${scheme || stated.slice(0, 20)}" is no target. Give ${FORMS}.`);
}

function tlsOf(url: URL, base: string, environment: NodeJS.ProcessEnv): ClientConfig['ssl'] {
  const stated = url.searchParams.get('sslmode') ?? environment.PGSSLMODE;
  const mode = stated ?? (LOCAL.has(url.hostname) ? 'disable' : 'require');
  if (!MODES.some((known) => known === mode)) {
    throw new UsageError(`sslmode "${mode}" is not supported. Give ${MODES.join(', ')}.`);
  }
  if (mode === 'disable') return false;
  const file = (name: string, variable: string): string | undefined => {
    const path = url.searchParams.get(name) ?? environment[variable];
    if (!path) return undefined;
    try {
      return readFileSync(resolve(base, path), 'utf8');
    } catch {
      throw new UsageError(`${name}: the file cannot be read. Mend the path in the target or in ${variable}.`);
    }
  };
  const [ca, cert, key] = [
    file('sslrootcert', 'PGSSLROOTCERT'),
    file('sslcert', 'PGSSLCERT'),
    file('sslkey', 'PGSSLKEY'),
  ];
  return {
    // As in libpq: `require` encrypts, and checks the certificate only when it was told whom to trust.
    rejectUnauthorized: mode !== 'require' || ca !== undefined,
    ...(mode !== 'verify-full' && { checkServerIdentity: () => undefined }),
    ...(ca !== undefined && { ca }),
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
  };
}

/**
 * What the driver needs: parts that the URL leaves out come from PGUSER, PGPASSWORD and the other variables of libpq.
 *
 * @throws UsageError when TLS is asked for in a way that cannot be kept
 */
export function postgresConfig(
  { url, base }: Target & { to: 'postgres' },
  environment: NodeJS.ProcessEnv = process.env,
): { readonly config: ClientConfig; readonly schema: string } {
  const database = decodeURIComponent(url.pathname.slice(1));
  const config: ClientConfig = {
    application_name: 'communique',
    ssl: tlsOf(url, base, environment) ?? false,
    ...(url.hostname && { host: url.hostname.replace(/^\[|\]$/g, '') }),
    ...(url.port && { port: Number(url.port) }),
    ...(url.username && { user: decodeURIComponent(url.username) }),
    ...(url.password && { password: decodeURIComponent(url.password) }),
    ...(database && { database }),
  };
  return { config, schema: url.searchParams.get('schema') ?? DEFAULT_SCHEMA };
}

/** A message without the password of the target, as it stands in the URL or decoded. */
export function withoutSecrets(message: string, target: Target): string {
  if (target.to !== 'postgres') return message;
  const { url } = target;
  const told = [...url.searchParams].filter(([key]) => !TELLABLE.has(key)).map(([, value]) => value);
  const password = decodeURIComponent(url.password);
  const secrets = [url.href, url.password, password, process.env.PGPASSWORD ?? '', ...told];
  return secrets
    .filter((secret) => secret.length > 0)
    .reduce((text, secret) => text.replaceAll(secret, '***'), message);
}
