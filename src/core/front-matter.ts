/** YAML between two `---` lines at the very top of a text. */
export interface FrontMatter {
  readonly yaml: string;
  /** UTF-16 offset after the closing line: where prose may begin. */
  readonly end: number;
}

const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

/** The front matter of a text, or null. The text keeps it, so that offsets hold against the file. */
export function frontMatter(text: string): FrontMatter | null {
  const match = FRONT_MATTER.exec(text);
  return match ? { yaml: match[1] ?? '', end: match[0].length } : null;
}
