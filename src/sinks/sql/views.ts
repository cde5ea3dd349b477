import { type Dialect, literal } from './dialect.js';
import { QUAD_OF_CAMEO, QUAD_OF_PLOVER, QUADS } from './quads.js';

export interface View {
  readonly name: string;
  readonly description: string;
  readonly sql: string;
}

function names(dialect: Dialect, table: string, column: string): string {
  const joined = dialect.joined(`p.${column}`, 'p.position');
  return `(SELECT ${joined} FROM (SELECT * FROM ${table} WHERE statement = s.id ORDER BY position) p)`;
}

function firstOf(dialect: Dialect, column: string): string {
  const value = column === 'text' ? 'd.text' : dialect.text(`d.${column}`);
  const order = dialect.name === 'sqlite' ? '' : ' ORDER BY d.position';
  return dialect.name === 'sqlite'
    ? `(SELECT group_concat(d.${column}, '; ') FROM (SELECT * FROM statement_deadlines WHERE statement = s.id ORDER BY position) d)`
    : `(SELECT string_agg(${value}, '; '${order}) FROM statement_deadlines d WHERE d.statement = s.id)`;
}

function cases(expression: string, codes: Readonly<Record<string, number>>): string {
  const branches = Object.entries(codes).map(([code, quad]) => `WHEN ${literal(code)} THEN ${quad}`);
  return `CASE ${expression} ${branches.join(' ')} END`;
}

function quadName(expression: string): string {
  const branches = Object.entries(QUADS).map(([quad, name]) => `WHEN ${quad} THEN ${literal(name)}`);
  return `CASE ${expression} ${branches.join(' ')} END`;
}

const PAIRS = `FROM statements s
JOIN statement_speakers a ON a.statement = s.id
LEFT JOIN statement_targets b ON b.statement = s.id
JOIN documents doc ON doc.id = s.document`;

function eventId(): string {
  return `s.id || '/' || a.position || '/' || COALESCE(b.position, 0)`;
}

function who(dialect: Dialect): View[] {
  return [
    {
      name: 'entity_of',
      description: 'For each entity of a release, the entity of the dataset that it is.',
      sql: `SELECT e.document, e.entity AS local_entity, COALESCE(l.entity, e.entity) AS entity
FROM document_entities e
LEFT JOIN entity_links l ON l.document = e.document AND l.local_entity = e.entity`,
    },
    {
      name: 'commitments',
      description: 'Who commits to what, by when, how firmly, and where it is said.',
      sql: `SELECT s.id AS statement, s.date, ${names(dialect, 'statement_speakers', 'name')} AS who, s.act,
  s.content_text AS what, ${firstOf(dialect, 'text')} AS by_when, ${firstOf(dialect, 'latest')} AS latest,
  s.strength, s.negated, s.restated, s.document, s.segment_path, s.sentence_start, s.sentence_text, s.confidence
FROM statements s WHERE s.act_class = 'commissive'`,
    },
    {
      name: 'who_said_what',
      description: 'A row for each speaker of each statement, with the targets.',
      sql: `SELECT s.id AS statement, s.date, a.entity AS speaker, a.name AS speaker_name, a.country AS speaker_country, a.role,
  o.entity AS linked_speaker, s.act, s.act_class, s.strength, s.negated, s.cue_text,
  ${names(dialect, 'statement_targets', 'name')} AS targets, s.content_text AS content, s.document, s.sentence_text, s.confidence
FROM statements s
JOIN statement_speakers a ON a.statement = s.id
JOIN entity_of o ON o.document = a.document AND o.local_entity = a.entity`,
    },
    {
      name: 'condemnations',
      description: 'Who condemns whom or what; denied acts are not among them.',
      sql: `SELECT s.id AS statement, s.date, ${names(dialect, 'statement_speakers', 'name')} AS who,
  ${names(dialect, 'statement_targets', 'name')} AS whom, s.content_text AS what, s.strength, s.restated, s.document,
  s.sentence_text, s.confidence
FROM statements s WHERE s.act = 'condemn' AND NOT (s.negated)`,
    },
  ];
}

function dyads(dialect: Dialect): View {
  return {
    name: 'dyads',
    description: 'Statements by country of the speaker, country of the target, act and month.',
    sql: `SELECT source, target, act, month, COUNT(*) AS statements, AVG(confidence) AS confidence
FROM (
  SELECT DISTINCT s.id, a.country AS source, b.country AS target, s.act, ${dialect.month('s.date')} AS month, s.confidence
  FROM statements s
  JOIN statement_speakers a ON a.statement = s.id
  JOIN statement_targets b ON b.statement = s.id
  WHERE a.country IS NOT NULL AND b.country IS NOT NULL AND NOT (s.negated)
) pairs GROUP BY source, target, act, month`,
  };
}

function events(dialect: Dialect): View[] {
  const day = `COALESCE(CASE WHEN length(s.performed_on) = 10 THEN s.performed_on END, ${dialect.text('s.date')})`;
  const plover = cases('s.plover_event', QUAD_OF_PLOVER);
  const cameo = cases('substr(s.cameo_code, 1, 2)', QUAD_OF_CAMEO);
  return [
    {
      name: 'events_plover',
      description:
        'Events in the columns of POLECAT: a row for each speaker and target of a statement with a PLOVER code.',
      sql: `SELECT ${eventId()} AS "Event ID", ${day} AS "Event Date", s.plover_event AS "Event Type", s.plover_mode AS "Event Mode",
  ${quadName(plover)} AS "Quad Code", a.name AS "Actor Name", a.country AS "Actor Country", a.role AS "Actor Title",
  b.name AS "Recipient Name", b.country AS "Recipient Country", b.role AS "Recipient Title", s.publisher AS "Source",
  ${dialect.text('s.date')} AS "Publication Date", s.document AS "Story ID", s.title AS "Headline", s.sentence_text AS "Event Text",
  s.plover_fit AS "Code Fit", s.confidence AS "Confidence"
${PAIRS} WHERE s.plover_event IS NOT NULL AND NOT (s.negated)`,
    },
    {
      name: 'events_cameo',
      description:
        'Events in the columns of GDELT: a row for each speaker and target of a statement with a CAMEO code.',
      sql: `SELECT ${eventId()} AS "GLOBALEVENTID", CAST(replace(${day}, '-', '') AS INTEGER) AS "SQLDATE",
  CAST(replace(substr(${day}, 1, 7), '-', '') AS INTEGER) AS "MonthYear", CAST(substr(${day}, 1, 4) AS INTEGER) AS "Year",
  a.entity AS "Actor1Code", a.name AS "Actor1Name", a.country AS "Actor1CountryCode",
  b.entity AS "Actor2Code", b.name AS "Actor2Name", b.country AS "Actor2CountryCode",
  CASE WHEN s.parent IS NULL THEN 1 ELSE 0 END AS "IsRootEvent", s.cameo_code AS "EventCode",
  substr(s.cameo_code, 1, 3) AS "EventBaseCode", substr(s.cameo_code, 1, 2) AS "EventRootCode", ${cameo} AS "QuadClass",
  CAST(replace(${dialect.text('s.date')}, '-', '') AS INTEGER) AS "DATEADDED", doc.source AS "SOURCEURL",
  s.cameo_fit AS "CodeFit", s.confidence AS "Confidence"
${PAIRS} WHERE s.cameo_code IS NOT NULL AND NOT (s.negated)`,
    },
  ];
}

/** Columns of `deadlines_due` with their types. */
const DUE = {
  statement: 'text',
  position: 'integer',
  act: 'text',
  who: 'text',
  what: 'text',
  deadline: 'text',
  relation: 'text',
  earliest: 'day',
  latest: 'day',
  precision: 'text',
  days_left: 'integer',
  status: 'text',
  document: 'text',
  date: 'day',
  sentence_text: 'text',
  confidence: 'number',
} as const;

/** What dated deadlines come to on a day: an expression of the dialect. */
function dueOn(dialect: Dialect, asOf: string): string {
  return `SELECT s.id AS statement, d.position AS position, s.act AS act, ${names(dialect, 'statement_speakers', 'name')} AS who,
  s.content_text AS what, d.text AS deadline, d.relation AS relation, d.earliest AS earliest, d.latest AS latest, d.precision AS precision,
  ${dialect.daysBetween(asOf, 'd.latest')} AS days_left,
  CASE WHEN d.latest < ${asOf} THEN 'passed' WHEN d.earliest > ${asOf} THEN 'ahead' ELSE 'open' END AS status,
  s.document AS document, s.date AS date, s.sentence_text AS sentence_text, s.confidence AS confidence
FROM statements s JOIN statement_deadlines d ON d.statement = s.id
WHERE d.latest IS NOT NULL AND (s.date IS NULL OR s.date <= ${asOf})`;
}

/**
 * `deadlines_due(as_of)`: deadlines known on a day, and whether they are ahead, open or passed then. SQLite has no
 * views with parameters: there the day stands in the table `as_of`, today if it is null.
 */
export function dueView(dialect: Dialect): { readonly create: readonly string[]; readonly drop: readonly string[] } {
  if (dialect.name === 'duckdb') {
    return {
      create: [`CREATE MACRO deadlines_due(as_of) AS TABLE ${dueOn(dialect, 'CAST(as_of AS DATE)')}`],
      drop: ['DROP MACRO TABLE IF EXISTS deadlines_due'],
    };
  }
  if (dialect.name === 'postgres') {
    const columns = Object.entries(DUE).map(([name, type]) => `"${name}" ${dialect.types[type]}`);
    return {
      create: [
        `CREATE FUNCTION deadlines_due(as_of date) RETURNS TABLE (${columns.join(', ')}) LANGUAGE sql STABLE
BEGIN ATOMIC ${dueOn(dialect, 'as_of')}; END`,
      ],
      drop: ['DROP FUNCTION IF EXISTS deadlines_due(date)'],
    };
  }
  return {
    create: [
      'CREATE TABLE as_of ("day" TEXT)',
      'INSERT INTO as_of ("day") VALUES (NULL)',
      `CREATE VIEW deadlines_due AS ${dueOn(dialect, "COALESCE((SELECT day FROM as_of), date('now'))")}`,
    ],
    drop: ['DROP VIEW IF EXISTS deadlines_due', 'DROP TABLE IF EXISTS as_of'],
  };
}

/** Views of all databases. */
export function views(dialect: Dialect): View[] {
  return [...who(dialect), dyads(dialect), ...events(dialect)];
}

/** What there was and when: also needs the tables of history. */
export function seenView(): View {
  return {
    name: 'statements_seen',
    description: 'Each statement that ever was: first and last run in which it was there, and whether it is there now.',
    sql: `SELECT id, MIN(first_seen) AS first_seen, MAX(last_seen) AS last_seen, MAX(is_current) AS is_current, COUNT(*) AS versions
FROM (
  SELECT id, first_seen, (SELECT MAX(run) FROM runs) AS last_seen, 1 AS is_current FROM statements
  UNION ALL SELECT id, first_seen, last_seen, 0 FROM statements_history
) versions GROUP BY id`,
  };
}
