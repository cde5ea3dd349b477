/**
 * Characters that change how others are shown, or show nothing: bidirectional controls (UAX #9), other control
 * characters, zero-width spaces, and halves of surrogate pairs. Joiners are left alone: some scripts need them.
 */
const HIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The name that stands in for a hidden character, e.g. `[U+202E]`. */
export function controlName(character: string): string {
  return `[U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`;
}

/** The text with each hidden character replaced by what `show` makes of it. */
export function replaceControls(text: string, show: (character: string) => string): string {
  return text.replace(HIDDEN, show);
}

/** The text with hidden characters spelled out, so that it reads in the order it is stored. */
export function plain(text: string): string {
  return replaceControls(text, controlName);
}

/** Plain text on one line: all white space becomes single spaces. */
export function oneLine(text: string): string {
  return plain(text).replace(/\s+/g, ' ').trim();
}
