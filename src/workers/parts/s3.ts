import type { S3Client } from '@aws-sdk/client-s3';
import { UsageError } from '../../core/diagnostics.js';
import type { PartStore } from './store.js';

type Library = typeof import('@aws-sdk/client-s3');

/** The library says at each start what Node.js it will need one day; that is for us to know, not for users. */
const SILENCE = 'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED';

function statusOf(error: unknown): number | undefined {
  return (error as { readonly $metadata?: { readonly httpStatusCode?: number } }).$metadata?.httpStatusCode;
}

/** A folder of an S3-compatible object store. */
export class S3Store implements PartStore {
  private constructor(
    readonly label: string,
    private readonly library: Library,
    private readonly client: S3Client,
    private readonly bucket: string,
    private readonly prefix: string,
  ) {}

  /**
   * @param url `s3://BUCKET/FOLDER`, with `?endpoint=` for servers other than those of Amazon, and `?region=`;
   *   credentials come from the environment, as for all programs that use Amazon's library
   * @throws UsageError when the URL holds credentials or names no bucket
   */
  static async open(url: URL): Promise<S3Store> {
    if (url.username || url.password) {
      throw new UsageError(
        'parts: credentials do not belong in the s3:// URL. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
      );
    }
    if (!url.hostname) throw new UsageError('parts: the s3:// URL names no bucket. Give s3://BUCKET/FOLDER.');
    process.env[SILENCE] ??= 'true';
    const library = await import('@aws-sdk/client-s3');
    const endpoint = url.searchParams.get('endpoint');
    const region = url.searchParams.get('region');
    const client = new library.S3Client({
      ...(region !== null && { region }),
      // Other servers seldom have a host name for each bucket, and know fewer checksums.
      ...(endpoint !== null && {
        endpoint,
        forcePathStyle: true,
        region: region ?? 'us-east-1',
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
      }),
    });
    const folder = decodeURIComponent(url.pathname).split('/').filter(Boolean).join('/');
    return new S3Store(url.href, library, client, url.hostname, folder === '' ? '' : `${folder}/`);
  }

  async get(name: string): Promise<Uint8Array | null> {
    try {
      const { Body } = await this.client.send(new this.library.GetObjectCommand(this.#place(name)));
      return (await Body?.transformToByteArray()) ?? null;
    } catch (error) {
      if (statusOf(error) === 404) return null;
      throw error;
    }
  }

  /** The first one stays; servers that do not know the condition replace it by equal bytes. */
  async put(name: string, ...pieces: readonly Uint8Array[]): Promise<void> {
    const { PutObjectCommand } = this.library;
    try {
      await this.client.send(
        new PutObjectCommand({ ...this.#place(name), Body: Buffer.concat(pieces), IfNoneMatch: '*' }),
      );
    } catch (error) {
      if (statusOf(error) !== 412) throw error;
    }
  }

  async clear(folder: string): Promise<void> {
    const { DeleteObjectCommand, paginateListObjectsV2 } = this.library;
    const pages = paginateListObjectsV2(
      { client: this.client },
      { Bucket: this.bucket, Prefix: `${this.prefix}${folder}/` },
    );
    for await (const { Contents = [] } of pages) {
      await Promise.all(
        Contents.map(({ Key }) => this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key }))),
      );
    }
  }

  async close(): Promise<void> {
    this.client.destroy();
  }

  #place(name: string): { readonly Bucket: string; readonly Key: string } {
    return { Bucket: this.bucket, Key: `${this.prefix}${name}` };
  }
}
