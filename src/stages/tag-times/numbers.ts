import type { Lexeme } from './codes.js';
import type { Vocabulary } from './vocabulary.js';

/**
 * The number that words or digits name: "30", "twenty-five", "two and a half", "half a", "one hundred and eight",
 * "2 million", "a dozen".
 */
export function countOf(lexemes: readonly Lexeme[], vocabulary: Vocabulary): number {
  let total = 0;
  let current = 0;
  for (const { lower, code } of lexemes) {
    const scale = vocabulary.sense(code, 'scale')?.value;
    const cardinal = vocabulary.sense(code, 'cardinal')?.value;
    if (/^\d/.test(lower)) current += Number.parseFloat(lower.replaceAll(',', ''));
    else if (typeof cardinal === 'number') current += cardinal;
    else if (lower === 'half') current += 0.5;
    else if (typeof scale === 'number') {
      current = (current || 1) * scale;
      if (scale >= 1000) {
        total += current;
        current = 0;
      }
    }
  }
  return total + current || 1;
}
