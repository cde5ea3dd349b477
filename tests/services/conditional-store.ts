import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterAll } from 'vitest';

/** Answers one request for an object, as S3 documents it: a put on condition that nothing is there, 412 otherwise. */
async function answer(objects: Map<string, Buffer>, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '', 'http://localhost');
  const key = decodeURIComponent(url.pathname);
  const known = objects.get(key);
  const end = (status: number, body: string | Buffer = ''): void => void response.writeHead(status).end(body);
  if (request.method === 'PUT') {
    const body = await buffer(request);
    if (known && request.headers['if-none-match'] === '*') {
      end(412, '<Error><Code>PreconditionFailed</Code></Error>');
      return;
    }
    objects.set(key, body);
    end(200);
  } else if (request.method === 'DELETE') {
    objects.delete(key);
    end(204);
  } else if (url.searchParams.has('list-type')) end(200, listing(objects, key, url.searchParams.get('prefix') ?? ''));
  else if (known) end(200, known);
  else end(404, '<Error><Code>NoSuchKey</Code></Error>');
}

function listing(objects: Map<string, Buffer>, bucket: string, prefix: string): string {
  const start = `${bucket.replace(/\/$/, '')}/`;
  const keys = [...objects.keys()].map((key) => key.slice(start.length)).filter((key) => key.startsWith(prefix));
  const contents = keys.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('');
  return `<ListBucketResult><IsTruncated>false</IsTruncated>${contents}</ListBucketResult>`;
}

/**
 * An object store on loopback that knows conditional puts, which the one from the registry does not. It keeps objects
 * in memory and believes every signature.
 *
 * @returns its endpoint
 */
export async function conditionalStore(): Promise<string> {
  const objects = new Map<string, Buffer>();
  const server = createServer((request, response) => void answer(objects, request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
