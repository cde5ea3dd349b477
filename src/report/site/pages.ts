import { textFileName } from '../../io/dataset.js';

/** File of a release's page, relative to the site; harmless as a name, whatever the id holds. */
export function fileOf(id: string): string {
  return `releases/${textFileName(id).replace(/\.txt$/, '.html')}`;
}

function encoded(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}

/** Link to a release's page, relative to the site. */
export function pageOf(id: string): string {
  return encoded(fileOf(id));
}

/** File of the comparison of releases. */
export function comparisonFile(ids: readonly string[]): string {
  return `meetings/${textFileName(ids.join('~')).replace(/\.txt$/, '.html')}`;
}

/** Link to the comparison of releases, relative to the site. */
export function comparisonPage(ids: readonly string[]): string {
  return encoded(comparisonFile(ids));
}
