/** The signs that a feature's value cannot hold as they are. */
const VALUE = /\\|\[|\]|\||_|->|;|\t|\n|\*/g;
const NAMED: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r', '\b': '\\b' };
const MEANT: Readonly<Record<string, string>> = { t: '\t', n: '\n', f: '\f', r: '\r', b: '\b' };

/** A feature's value as a cell holds it. */
export function escapeValue(value: string): string {
  return value.replace(VALUE, (sign) => NAMED[sign] ?? `\\${sign}`);
}

/** A cell's value as it was meant; carriage returns and the like stand in cells as they are. */
export function unescapeValue(cell: string): string {
  return cell.replace(/\\(->|[\\[\]|_;*tn])/g, (_, sign: string) => (sign === 't' ? '\t' : sign === 'n' ? '\n' : sign));
}

/** A line of the text as `#Text=` holds it. */
export function escapeText(line: string): string {
  return line.replace(/[\x00-\x1f\\]/g, (sign) => NAMED[sign] ?? `\\${sign}`);
}

/** A line of the text as it was. */
export function unescapeText(line: string): string {
  return line.replace(/\\([\s\S])/g, (_, sign: string) => MEANT[sign] ?? sign);
}
