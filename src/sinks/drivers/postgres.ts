import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import type { Client, ClientConfig } from 'pg';
import type { Database, Filling } from '../database.js';
import { type Dataset, recordsOf } from '../dataset.js';
import type { Table } from '../model/types.js';
import { unfolder, type Value } from '../rows.js';
import { isRoot } from '../sql/ddl.js';
import { list, literal, postgres, quoted } from '../sql/dialect.js';

/** Characters of rows that are gathered before they are sent. */
const BATCH = 1 << 23;
/** Records after which what is on its way gets a chance to go on. */
const BREATH = 200;
const SPECIAL = /[\\\t\n\r]/;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A value in the text format of COPY. */
function copied(value: Value): string {
  if (value === null) return '\\N';
  if (typeof value !== 'string') return String(value);
  return SPECIAL.test(value) ? value.replace(/[\\\t\n\r]/g, (char) => ESCAPES[char] ?? char) : value;
}

function rowText(row: readonly Value[], suffix: string): string {
  let text = '';
  for (let index = 0; index < row.length; index++) {
    if (index > 0) text += '\t';
    text += copied(row[index] ?? null);
  }
  return `${text}${suffix}\n`;
}

/** Rows of a table on their way. */
interface Pending {
  readonly copy: string;
  readonly add: (record: unknown) => number;
  readonly take: () => string;
}

function pendingOf(table: Table, { target, run }: Filling): Pending {
  const seen = isRoot(table) && run !== null;
  const columns = list([...table.columns.map(({ name }) => name), ...(seen ? ['first_seen', 'since'] : [])]);
  const unfold = unfolder(table);
  const suffix = seen ? `\t${run}\t${run}` : '';
  let text = '';
  return {
    copy: `COPY ${quoted(target(table.name))} (${columns}) FROM STDIN`,
    add: (record) => {
      const before = text.length;
      unfold(record, (row) => {
        text += rowText(row, suffix);
      });
      return text.length - before;
    },
    take: () => {
      const taken = text;
      text = '';
      return taken;
    },
  };
}

/** An open connection to a PostgreSQL server, on one schema. */
export class Postgres implements Database {
  readonly dialect = postgres;
  readonly begin: readonly string[];

  private constructor(
    readonly client: Client,
    schema: string,
    private readonly from: typeof import('pg-copy-streams').from,
  ) {
    this.begin = [
      'BEGIN',
      `SELECT pg_advisory_xact_lock(hashtext(${literal(`communique ${schema}`)}))`,
      `CREATE SCHEMA IF NOT EXISTS ${quoted(schema)}`,
      `SET LOCAL search_path TO ${quoted(schema)}, pg_temp`,
      `SET LOCAL client_encoding TO 'UTF8'`,
      `SET LOCAL datestyle TO 'ISO'`,
    ];
  }

  /**
   * Connects.
   *
   * @param config of the driver, credentials and TLS among it
   * @param schema where the tables are; made if need be
   */
  static async open(config: ClientConfig, schema: string): Promise<Postgres> {
    const [{ default: pg }, copy] = await Promise.all([import('pg'), import('pg-copy-streams')]);
    const types = new pg.TypeOverrides();
    types.setTypeParser(pg.types.builtins.DATE, (text) => text);
    types.setTypeParser(pg.types.builtins.INT8, Number);
    const client = new pg.Client({ ...config, types });
    // A connection that breaks makes the query under way fail; without a listener it would end the process too.
    client.on('error', () => undefined);
    await client.connect();
    return new Postgres(client, schema, copy.from);
  }

  async execute(sql: string, parameters: readonly Value[] = []): Promise<void> {
    await this.client.query(sql, [...parameters]);
  }

  async query(sql: string, parameters: readonly Value[] = []): Promise<Readonly<Record<string, Value>>[]> {
    return (await this.client.query<Record<string, Value>>(sql, [...parameters])).rows;
  }

  async fill(dataset: Dataset, filling: Filling): Promise<void> {
    for (const kind of new Set(filling.tables.map((table) => table.kind))) {
      const pending = filling.tables.filter((table) => table.kind === kind).map((table) => pendingOf(table, filling));
      let [size, count] = [0, 0];
      let sending = Promise.resolve();
      for (const record of recordsOf(dataset, kind)) {
        for (const { add } of pending) size += add(record);
        if (++count % BREATH === 0) await setImmediate();
        if (size < BATCH) continue;
        // The server works on one batch while the next is made here.
        await sending;
        sending = this.#send(pending.map(({ copy, take }) => [copy, take()] as const));
        sending.catch(() => undefined);
        size = 0;
      }
      await sending;
      await this.#send(pending.map(({ copy, take }) => [copy, take()] as const));
    }
  }

  async #send(batches: readonly (readonly [copy: string, text: string])[]): Promise<void> {
    for (const [copy, text] of batches) {
      if (text === '') continue;
      const stream = this.client.query(this.from(copy));
      const done = once(stream, 'finish');
      stream.end(text, 'utf8');
      await done;
    }
  }

  async analyze(tables: readonly string[]): Promise<void> {
    for (const table of tables) await this.execute(`ANALYZE ${quoted(table)}`);
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}
