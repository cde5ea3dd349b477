import type { ReleaseMetadata } from '../../core/document.js';
import { frontMatter } from '../../core/front-matter.js';
import { decode } from '../decode.js';
import { InputFailure } from '../failure.js';
import { metadataOf } from '../metadata.js';
import type { Format, Reader } from './reader.js';

/** Front matter that is no YAML mapping is prose between two rules, and says nothing. */
async function frontMatterMetadata(yaml: string): Promise<ReleaseMetadata> {
  const { parse } = await import('yaml');
  try {
    const stated: unknown = parse(yaml, { maxAliasCount: 10 });
    return typeof stated === 'object' && stated !== null ? metadataOf(stated as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Text and Markdown: the text is the file, its front matter included; the stages blank it in their view. */
export function plainReader(format: Extract<Format, 'txt' | 'md'>): Reader {
  return {
    format,
    verbatim: true,
    async read(bytes) {
      const text = decode(bytes);
      const front = frontMatter(text);
      if (text.slice(front?.end ?? 0).trim() === '') {
        throw new InputFailure('no-text', 'The file holds front matter and no text.', 'Add the text of the release.');
      }
      return { text, metadata: front ? await frontMatterMetadata(front.yaml) : {} };
    },
  };
}
