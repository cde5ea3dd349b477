import type { GoldDocument } from '../../core/records.js';
import type { Report } from './finding.js';

const DURATION = /^P(?=[\dXT])(?:(?:\d+|X+)?(?:\.\d+)?(?:Q|DE|CE))?[\dXYMWD.]*(?:T[\dX.HMS]+)?$/;
const DATE =
  /^(?:FY)?(\d{2,4}X{0,2}|XXXX)(-(\d{2}|XX|W\d{2}|WXX|Q[1-4X]|H[12X]|SP|SU|FA|WI))?(-(\d{1,2}|XX|WE|\d))?(T.+)?$/;
const REFERENCE = /^(PRESENT|PAST|FUTURE)_REF$/;

/** Checks that values have a form that TIMEX3 knows for their type. */
export function checkTimes(gold: GoldDocument, report: Report): void {
  gold.times.forEach(({ type, value }, index) => {
    const fits =
      type === 'DURATION'
        ? DURATION.test(value)
        : value.split('/').every((part) => DATE.test(part)) ||
          REFERENCE.test(value) ||
          (type === 'SET' && DURATION.test(value));
    if (!fits) report('error', `times[${index}]`, `"${value}" is no TIMEX3 value of a ${type}.`);
  });
}

/** Checks that days, relation and precision agree, and that deadlines stand within what they bound. */
export function checkDeadlines(gold: GoldDocument, report: Report): void {
  const contents = new Map(gold.statements.map(({ id, content }) => [id, content]));
  gold.deadlines.forEach((deadline, index) => {
    const place = `deadlines[${index}]`;
    const { earliest, latest, relation, precision } = deadline;
    if (earliest !== null && latest !== null && earliest > latest)
      report('error', place, `ends (${latest}) before it begins (${earliest}).`);
    if (relation === 'asap' && (earliest !== null || latest !== null || precision !== 'vague')) {
      report('error', place, 'is asap, which has no days and is vague.');
    }
    if (precision === 'exact' && earliest === null && latest === null)
      report('error', place, 'is exact, but gives no day.');
    if (deadline.statements.length === 0) report('warning', place, 'bounds no statement.');
    for (const id of deadline.statements) {
      const content = contents.get(id);
      if (content === undefined) report('error', place, `there is no statement "${id}".`);
      else if (content === null || deadline.start < content.start || content.end < deadline.end) {
        report('warning', place, `is not within the content of ${id}.`);
      }
    }
  });
}
