import { crc32, deflateSync } from "node:zlib";
import { encodeQR } from "qr";

/** How a QR code is to be printed. */
export interface QrPrint {
  /** From edge to edge, with the white around it. */
  readonly sizeMm: number;
  /** How much of it may be dirty or torn: M a seventh, Q a quarter. */
  readonly correction: "M" | "Q";
}

const corrections = { M: "medium", Q: "quartile" } as const;

/** The white that readers need around a code (ISO/IEC 18004): four squares. */
const quietSquares = 4;

/** Squares of a code, row by row, true where they are dark; the white around it belongs to it. */
export const qrSquares = (text: string, correction: QrPrint["correction"]): boolean[][] =>
  encodeQR(text, "raw", { ecc: corrections[correction], border: quietSquares });

/** The smallest print a phone reads at arm's length: a square of a third of a millimetre. */
export const leastSizeMm = (squares: number): number => Math.ceil(squares / 3);

/** A QR code as SVG, in millimetres. */
export function qrSvg(text: string, { sizeMm, correction }: QrPrint): string {
  const rows = qrSquares(text, correction);
  const runs = rows.flatMap((row, y) => darkRuns(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`));
  const title = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${sizeMm}mm" height="${sizeMm}mm" viewBox="0 0 ${rows.length} ${rows.length}" shape-rendering="crispEdges" role="img">`,
    `<title>${title}</title>`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    `<path d="${runs.join("")}"/>`,
    "</svg>\n",
  ].join("\n");
}

/** Where dark squares begin in a row, and how many stand together. */
function darkRuns(row: readonly boolean[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const [x, isDark] of row.entries()) {
    const last = runs.at(-1);
    if (!isDark) continue;
    if (last !== undefined && last[0] + last[1] === x) last[1]++;
    else runs.push([x, 1]);
  }
  return runs;
}

/** A QR code as a PNG of one bit a dot, which says how large it is to be printed. What is left over of its size is white. */
export function qrPng(text: string, { sizeMm, correction, dpi }: QrPrint & { readonly dpi: number }): Buffer {
  const rows = qrSquares(text, correction);
  const size = Math.round((sizeMm / 25.4) * dpi);
  const dots = Math.max(1, Math.floor(size / rows.length));
  const side = Math.max(size, rows.length * dots);
  const edge = Math.floor((side - rows.length * dots) / 2);
  const stride = 1 + Math.ceil(side / 8);
  const image = Buffer.alloc(stride * side, 0xff);
  for (let y = 0; y < side; y++) {
    image[y * stride] = 0;
    const row = rows[Math.floor((y - edge) / dots)];
    if (row === undefined) continue;
    for (const [x, length] of darkRuns(row)) darken(image, y * stride + 1, edge + x * dots, length * dots);
  }
  return png(image, side, dpi);
}

function darken(image: Buffer, start: number, from: number, dots: number): void {
  for (let dot = from; dot < from + dots; dot++) {
    const at = start + (dot >> 3);
    image[at] = (image[at] ?? 0) & ~(0x80 >> (dot & 7));
  }
}

/** A PNG (RFC 2083) in grey of one bit. */
function png(image: Buffer, side: number, dpi: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1;
  const density = Buffer.alloc(9);
  const dotsAMetre = Math.round(dpi / 0.0254);
  density.writeUInt32BE(dotsAMetre, 0);
  density.writeUInt32BE(dotsAMetre, 4);
  density[8] = 1;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("pHYs", density),
    chunk("IDAT", deflateSync(image)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(kind: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, "latin1"), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
