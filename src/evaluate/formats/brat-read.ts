import { misshapen } from './format.js';
import type { Layer, Mark } from './marks.js';

interface TextBound {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

interface Event {
  readonly type: string;
  readonly trigger: string;
  /** Role and id of each argument; a number after a role (`Content2`) is dropped. */
  readonly roles: readonly (readonly [role: string, id: string])[];
}

/** The lines of an .ann file by kind. */
interface Parsed {
  readonly spans: Map<string, TextBound>;
  readonly events: Map<string, Event>;
  /** Features from attributes and notes, by the id they are about. */
  readonly features: Map<string, Record<string, string>>;
  readonly bounds: (readonly [deadline: string, event: string])[];
}

const FEATURE_OF: Readonly<Record<string, string>> = {
  Strength: 'strength',
  Negated: 'negated',
  Restated: 'restated',
  Reported: 'reported',
  TimeType: 'type',
  Mod: 'mod',
  Relation: 'relation',
  Precision: 'precision',
};

/**
 * Reads a brat .ann file.
 *
 * @param place name of the file, for messages
 * @throws UsageError naming a line that is not brat's, or that points nowhere
 */
export function parseBrat(content: string, place: string): Mark[] {
  const parsed: Parsed = { spans: new Map(), events: new Map(), features: new Map(), bounds: [] };
  content.split('\n').forEach((line, index) => {
    if (line.trim() !== '') parseLine(line.replace(/\r$/, ''), `${place}:${index + 1}`, parsed);
  });
  return [...statementMarks(parsed, place), ...spanMarks(parsed)];
}

function parseLine(line: string, place: string, parsed: Parsed): void {
  const [id = '', body = '', rest = ''] = line.split('\t');
  const words = body.split(' ');
  switch (id.charAt(0)) {
    case 'T': {
      const [type = '', ...offsets] = words;
      const numbers = offsets.join(' ').split(/[ ;]/).map(Number);
      if (numbers.length < 2 || numbers.some(Number.isNaN)) throw misshapen(place, 'no offsets found.');
      parsed.spans.set(id, { type, start: Math.min(...numbers), end: Math.max(...numbers) });
      break;
    }
    case 'E': {
      const [head = '', ...roles] = words.filter(Boolean).map((word) => word.split(/:(.*)/s));
      const [type = '', trigger = ''] = head;
      parsed.events.set(id, {
        type,
        trigger,
        roles: roles.map(([role = '', target = '']) => [role.replace(/(?<!\d)\d+$/, ''), target]),
      });
      break;
    }
    case 'A':
    case 'M': {
      const [name = '', target = '', value = 'true'] = words;
      const feature = FEATURE_OF[name];
      if (feature !== undefined) about(parsed, target)[feature] = value;
      break;
    }
    case '#':
      if (words[0] === 'AnnotatorNotes') readNote(rest, about(parsed, words[1] ?? ''));
      break;
    case 'R': {
      const [name, first = '', second = ''] = words;
      if (name === 'Bounds') parsed.bounds.push([first.replace('Arg1:', ''), second.replace('Arg2:', '')]);
      break;
    }
    case 'N':
    case '*':
      break;
    default:
      throw misshapen(place, `"${id}" is no brat annotation.`);
  }
}

function about({ features }: Parsed, id: string): Record<string, string> {
  const known = features.get(id) ?? {};
  features.set(id, known);
  return known;
}

function readNote(note: string, features: Record<string, string>): void {
  for (const part of note.split('; ')) {
    const [name = '', value] = part.split(/: (.*)/s);
    if (value !== undefined) features[name.trim()] = value.trim();
  }
}

/** Statements keep the id of their note; those that annotators added get one that is free. */
function statementIds({ events, features }: Parsed): Map<string, string> {
  const taken = new Set([...events.keys()].flatMap((event) => features.get(event)?.id ?? []));
  let next = 1;
  return new Map(
    [...events.keys()].map((event) => {
      const own = features.get(event)?.id;
      if (own !== undefined) return [event, own];
      while (taken.has(`s${next}`)) next++;
      taken.add(`s${next}`);
      return [event, `s${next}`];
    }),
  );
}

function statementMarks(parsed: Parsed, place: string): Mark[] {
  const ids = statementIds(parsed);
  const spanOf = (id: string): TextBound => {
    const span = parsed.spans.get(id);
    if (!span) throw misshapen(place, `there is no text-bound annotation ${id}.`);
    return span;
  };
  return [...parsed.events].flatMap(([event, { type, trigger, roles }]) => {
    const id = ids.get(event) ?? event;
    const { id: _, ...noted } = parsed.features.get(event) ?? {};
    const parent = roles.find(([role]) => role === 'Parent')?.[1];
    const marks: Mark[] = [
      {
        ...borders(spanOf(trigger)),
        id,
        layer: 'Statement',
        features: {
          negated: 'false',
          reported: 'false',
          restated: 'false',
          strength: 'neutral',
          ...noted,
          act: type,
          ...(parent === undefined ? {} : { parent: ids.get(parent) ?? parent }),
        },
      },
    ];
    for (const layer of ['Content', 'Mention'] as const satisfies readonly Layer[]) {
      const part = roles.find(([role]) => role === layer)?.[1];
      if (part === undefined) continue;
      marks.push({ ...borders(spanOf(part)), id: `${id}.${layer.toLowerCase()}`, layer, features: { statement: id } });
    }
    return marks;
  });
}

function borders({ start, end }: TextBound): { start: number; end: number } {
  return { start, end };
}

function spanMarks(parsed: Parsed): Mark[] {
  const ids = statementIds(parsed);
  const counts = { Time: 0, Deadline: 0 };
  return [...parsed.spans].flatMap(([id, span]): Mark[] => {
    if (span.type !== 'Time' && span.type !== 'Deadline') return [];
    const number = ++counts[span.type];
    const statements = parsed.bounds
      .filter(([deadline]) => deadline === id)
      .map(([, event]) => ids.get(event) ?? event);
    return [
      {
        ...borders(span),
        id: `${span.type === 'Time' ? 't' : 'd'}${number}`,
        layer: span.type,
        features: {
          ...parsed.features.get(id),
          ...(statements.length > 0 ? { statements: statements.join(' ') } : {}),
        },
      },
    ];
  });
}
