import { type Inflection, inflect } from '../resources/inflect.js';

/** What a verb form goes back to, and its other forms. */
export interface Lemmas {
  /** The base form of a verb form, lower case. */
  lemma(form: string): string;
  /** All forms of a base. */
  forms(lemma: string): Inflection;
}

interface Conjugation {
  readonly PastTense?: string;
  readonly PresentTense?: string;
  readonly Gerund?: string;
  readonly Participle?: string;
}

/** A form that the package gives, unless it only repeats the base where the tense must show. */
function orRegular(form: string | undefined, regular: string, fits: (form: string) => boolean): string {
  return form !== undefined && !form.includes(' ') && fits(form) ? form : regular;
}

/**
 * Lemmas by compromise, which knows irregular verbs. It is loaded on the first call: only discovery of unknown verbs
 * needs it, and it is slow to start.
 */
export async function loadLemmas(): Promise<Lemmas> {
  const { default: nlp } = await import('compromise');
  const known = new Map<string, string>();
  const verb = (word: string) => {
    const document = nlp(word);
    document.tag('Verb');
    return document.verbs();
  };
  return {
    lemma(form) {
      const before = known.get(form);
      if (before !== undefined) return before;
      const base = verb(form).toInfinitive().text().trim().toLowerCase();
      const lemma = /^[\p{L}-]+$/u.test(base) ? base : form;
      known.set(form, lemma);
      return lemma;
    },
    forms(lemma) {
      const [s, past, , ing] = inflect(lemma);
      const found: Conjugation = (verb(lemma).conjugate() as Conjugation[])[0] ?? {};
      const gerund = orRegular(found.Gerund, ing, (form) => form.endsWith('ing'));
      const doubled = gerund === ing ? past : past.replace(lemma, gerund.slice(0, -'ing'.length));
      const was = orRegular(found.PastTense, doubled, (form) => form !== lemma || !/[^aeiou]ed$/.test(doubled));
      const third = orRegular(found.PresentTense, s, (form) => form.endsWith('s'));
      return [third, was, orRegular(found.Participle, was, () => true), gerund];
    },
  };
}
