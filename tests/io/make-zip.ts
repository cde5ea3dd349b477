import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Said in the directory in place of the true size. */
  readonly size?: number;
  /** Unix mode. */
  readonly mode?: number;
}

function numbers(...fields: readonly (readonly [value: number, bytes: 2 | 4])[]): Buffer {
  return Buffer.concat(
    fields.map(([value, bytes]) => {
      const field = Buffer.alloc(bytes);
      field.writeUIntLE(value, 0, bytes);
      return field;
    }),
  );
}

/** A ZIP archive; names are written as they are. */
export function makeZip(parts: readonly ZipPart[]): Uint8Array {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let place = 0;
  for (const { name, content, size, mode = 0o100644 } of parts) {
    const raw = Buffer.from(content);
    const data = deflateRawSync(raw);
    const label = Buffer.from(name, 'utf8');
    const common = numbers(
      [20, 2],
      [0x800, 2],
      [8, 2],
      [0, 4],
      [crc32(raw), 4],
      [data.length, 4],
      [size ?? raw.length, 4],
      [label.length, 2],
      [0, 2],
    );
    const one = Buffer.concat([numbers([0x04034b50, 4]), common, label, data]);
    const rest = numbers([0, 2], [0, 2], [0, 2], [(mode << 16) >>> 0, 4], [place, 4]);
    directory.push(Buffer.concat([numbers([0x02014b50, 4], [0x0314, 2]), common, rest, label]));
    local.push(one);
    place += one.length;
  }
  const listed = Buffer.concat(directory);
  const count = parts.length;
  const end = numbers([0x06054b50, 4], [0, 4], [count, 2], [count, 2], [listed.length, 4], [place, 4], [0, 2]);
  return Buffer.concat([...local, listed, end]);
}

/** A Word document with the XML of its body. */
export function makeDocx(body: string, more: readonly ZipPart[] = []): Uint8Array {
  const xml = '<?xml version="1.0" encoding="UTF-8"?>';
  const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
  const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  return makeZip([
    {
      name: '[Content_Types].xml',
      content: `${xml}<Types xmlns="${types}"><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `${xml}<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: 'word/document.xml',
      content: `${xml}<w:document xmlns:w="${word}"><w:body>${body}</w:body></w:document>`,
    },
    ...more,
  ]);
}
