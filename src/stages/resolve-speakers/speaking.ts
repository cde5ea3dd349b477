import type { Speaking } from '../../core/document.js';
import { unique } from './actors.js';
import type { Reference } from './noun-phrase.js';

/** Those to whom a phrase refers, as speakers. */
export function toSpeaking({ ids, resolution, rule }: Reference): Speaking {
  return { speakers: unique(ids), mention: null, resolution, rules: [rule] };
}

/** Speakers whom no words at the cue name. */
export function impliedBy(rule: string, speakers: readonly string[]): Speaking {
  return { speakers, mention: null, resolution: 'implied', rules: [rule] };
}
