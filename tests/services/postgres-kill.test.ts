import { killSuite } from '../sinks/kill-suite.js';
import { postgresPlace, withServer } from './postgres-place.js';

withServer('killed loads into PostgreSQL', (url) => {
  const schema = `communique_kill_${process.pid}`;
  const target = new URL(url);
  target.searchParams.set('schema', schema);
  killSuite('PostgreSQL', postgresPlace(url, schema), target.href);
});
