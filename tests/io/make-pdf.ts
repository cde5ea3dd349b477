/** A run of text: left, baseline, words, size of the letters. */
export type Run = readonly [left: number, y: number, text: string, size?: number];

/** A PDF of 612 × 792 points with the runs of each page, in the order given; a page may be a picture instead. */
export function makePdf(pages: readonly (readonly Run[] | 'picture')[], info: Readonly<Record<string, string>> = {}) {
  const streams = pages.map((runs) =>
    runs === 'picture'
      ? 'q 600 0 0 700 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q'
      : runs.map(([x, y, text, size = 10]) => `BT /F1 ${size} Tf ${x} ${y} Td (${escaped(text)}) Tj ET`).join('\n'),
  );
  const entries = Object.entries(info).map(([key, value]) => `/${key} (${escaped(value)})`);
  const kids = pages.map((_, at) => `${4 + 2 * at} 0 R`).join(' ');
  return written([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] /MediaBox [0 0 612 792]
      /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>`,
    `<< ${entries.join(' ')} >>`,
    ...streams.flatMap((stream, at) => [
      `<< /Type /Page /Parent 2 0 R /Contents ${5 + 2 * at} 0 R >>`,
      `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    ]),
  ]);
}

function escaped(text: string): string {
  return text.replace(/[\\()]/g, '\\$&');
}

function written(objects: readonly string[]): Uint8Array {
  let body = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = body.length;
    body += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  const trailer = `trailer << /Size ${objects.length + 1} /Root 1 0 R /Info 3 0 R >>`;
  return Buffer.from(`${body}${table}${trailer}\nstartxref\n${body.length}\n%%EOF\n`, 'latin1');
}
