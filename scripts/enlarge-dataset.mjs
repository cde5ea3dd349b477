// Repeats a dataset until it has so many releases: node scripts/enlarge-dataset.mjs FROM TO RELEASES STATEMENTS
// Copies have ids and dates of their own; each release gets its share of the statements.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [from, to, releases, statements] = process.argv.slice(2);
const rows = (name) => readFileSync(join(from, name), 'utf8').split('\n').filter(Boolean).map(JSON.parse);
const documents = rows('documents.jsonl');
const said = rows('statements.jsonl');
const [wanted, total] = [Number(releases), Number(statements)];
const share = Math.ceil(total / wanted);
const later = (date, days) =>
  date === null ? null : new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

const madeDocuments = [];
const madeStatements = [];
for (let at = 0; at < wanted; at++) {
  const document = documents[at % documents.length];
  const id = `${document.id}-${at}`;
  const date = later(document.date, at % 997);
  for (let step = 0; step < share && madeStatements.length < total; step++) {
    const statement = said[(at * share + step) % said.length];
    const hash = `${at.toString(16)}x${step.toString(16)}`;
    madeStatements.push({ ...statement, id: `${id}#${hash}`, document: id, date, parent: null });
  }
  madeDocuments.push({ ...document, id, date, counts: { ...document.counts, statements: share } });
}
const lines = (list) => list.map((row) => `${JSON.stringify(row)}\n`).join('');
mkdirSync(to, { recursive: true });
writeFileSync(join(to, 'documents.jsonl'), lines(madeDocuments));
writeFileSync(join(to, 'statements.jsonl'), lines(madeStatements));
copyFileSync(join(from, 'entities.jsonl'), join(to, 'entities.jsonl'));
console.log(`${madeDocuments.length} releases, ${madeStatements.length} statements`);
