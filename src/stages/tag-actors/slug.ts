/** Nearly all words are ASCII and need no tables. */
function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

/** Letters without their marks, for comparing spellings: "Türkiye" and "Turkiye", "Erdoğan" and "Erdogan". */
export function fold(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łŁ]/g, 'l')
    .replace(/[øØ]/g, 'o')
    .replace(/[đĐðÐ]/g, 'd')
    .replace(/ı/g, 'i')
    .replace(/ß/g, 'ss')
    .replace(/[æÆ]/g, 'ae')
    .replace(/[əƏ]/g, 'a')
    .toLowerCase();
}

/** Folded form of a text in lower case; ASCII stays as it is. */
export function folded(lower: string): string {
  return isAscii(lower) ? lower : fold(lower);
}

/** The id part of a name: ASCII lower case, words joined by hyphens, no apostrophes. */
export function slug(text: string): string {
  return fold(text)
    .replace(/['’.]/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** A word as names are compared: folded, without hyphens and apostrophes. */
export function nameKey(text: string): string {
  return fold(text).replace(/[^a-z0-9]/g, '');
}
