import { loadSuite } from '../sinks/load-suite.js';
import { postgresPlace, withServer } from './postgres-place.js';

withServer('loading into PostgreSQL', (url) => {
  loadSuite('PostgreSQL', postgresPlace(url, `communique-load ${process.pid}`));
});
