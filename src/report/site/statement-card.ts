import type { DeadlineRecord, EntityReference, SpanRecord, StatementRecord } from '../../core/records.js';
import { type Dataset, referenceName } from '../dataset.js';
import { type Child, type Html, h, join } from '../html/markup.js';
import { actBadge, fold, qualities, statementsLink } from '../html/parts.js';
import { anchorOf } from './release-text.js';

function actors(list: readonly EntityReference[], document: string, dataset: Dataset): Child[] {
  return list.map((reference, at) => [
    at > 0 ? ', ' : null,
    h(
      'a',
      { href: statementsLink('../', { actor: dataset.linked(document, reference.id) }) },
      referenceName(reference),
    ),
  ]);
}

/** Days and kind of a deadline in words. */
export function deadlineWords({ text, relation, earliest, latest, precision }: DeadlineRecord): string {
  const days = latest ?? (earliest === null ? null : `from ${earliest}`);
  return `${text} (${[relation, days, precision].filter(Boolean).join(', ')})`;
}

function offsets(name: string, span: SpanRecord | null): string | null {
  return span === null ? null : `${name} ${span.start}–${span.end}`;
}

function codes({ codes: { plover, cameo } }: StatementRecord): string {
  const names = [
    plover && `PLOVER ${plover.event}${plover.mode ? `/${plover.mode}` : ''} (${plover.fit})`,
    cameo && `CAMEO ${cameo.code} (${cameo.fit})`,
  ];
  return names.filter(Boolean).join(', ');
}

function parentLink(parent: string | null, dataset: Dataset): Child {
  const statement = parent === null ? undefined : dataset.statement(parent);
  return statement ? h('a', { href: `#${anchorOf(statement)}` }, `${statement.act}: ${statement.cue.text}`) : null;
}

function facts(statement: StatementRecord, dataset: Dataset): Html {
  const { document, speakers, targets, content, deadlines, times, segment } = statement;
  const rows: readonly (readonly [string, Child])[] = [
    ['Cue', statement.cue.text],
    ['Qualities', qualities(statement).join(', ')],
    [
      'Speakers',
      speakers.length === 0 ? '' : [actors(speakers, document, dataset), ` (${statement.speakerResolution})`],
    ],
    ['Named as', statement.speakerMention?.text ?? ''],
    ['Toward', targets.length === 0 ? '' : actors(targets, document, dataset)],
    ['Content', content?.text ?? ''],
    ['Deadline', deadlines.map(deadlineWords).join('; ')],
    ['Times', times.map(({ text, value }) => `${text} (${value})`).join('; ')],
    ['Act of', statement.when ?? ''],
    ['Within', parentLink(statement.parent, dataset) ?? ''],
    ['Place', [segment.kind, segment.path, segment.heading].filter(Boolean).join(' · ')],
    ['Codes', codes(statement)],
    ['Confidence', statement.confidence.toFixed(2)],
    ['Rules', statement.rules.join(', ')],
    ['Offsets', offsetList(statement)],
  ];
  return h(
    'dl',
    {},
    rows.filter(([, value]) => value !== '').map(([name, value]) => join(h('dt', {}, name), h('dd', {}, value))),
  );
}

function offsetList({ cue, content, speakerMention, sentence }: StatementRecord): string {
  const list = [
    offsets('cue', cue),
    offsets('content', content),
    offsets('speakers', speakerMention),
    offsets('sentence', sentence),
  ];
  return list.filter((item) => item !== null).join(', ');
}

/** A statement as an item of the list beside the text, with its whole record folded away. */
export function statementCard(statement: StatementRecord, at: number, dataset: Dataset): Html {
  const names = statement.speakers.map(referenceName).join(', ');
  const said = `${names || 'nobody named'}: ${statement.content?.text ?? statement.cue.text}`;
  const { act, actClass, strength, id } = statement;
  return h(
    'li',
    { id: anchorOf(statement), class: actClass, 'data-at': at },
    h(
      'details',
      {},
      h('summary', {}, actBadge(act, actClass, strength), h('span', { class: 'said clamp' }, said)),
      facts(statement, dataset),
      fold('Record', h('pre', { tabindex: 0, 'aria-label': `Record ${id}` }, JSON.stringify(statement, null, 1))),
    ),
  );
}
