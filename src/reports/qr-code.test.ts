import { crc32, inflateSync } from "node:zlib";
import fc from "fast-check";
import { decodeQR } from "qr/decode.js";
import { describe, expect, it } from "vitest";
import { qrPng, qrSquares, qrSvg } from "./qr-code.ts";

const url = "https://go.shop.example/l/spring";

/** The chunks of a PNG, their sums checked. */
function chunks(bytes: Buffer): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const body = bytes.subarray(at + 4, at + 8 + length);
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(body));
    found.set(body.toString("latin1", 0, 4), body.subarray(4));
    at += 12 + length;
  }
  return found;
}

function picture(bytes: Buffer) {
  const parts = chunks(bytes);
  const side = parts.get("IHDR")?.readUInt32BE(0) ?? 0;
  const packed = inflateSync(parts.get("IDAT") ?? Buffer.alloc(0));
  const stride = 1 + Math.ceil(side / 8);
  const data = new Uint8Array(side * side * 4).fill(255);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const isLight = ((packed[y * stride + 1 + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1;
      data.fill(isLight * 255, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  return { width: side, height: side, data };
}

/** What a renderer draws of the SVG: its path's runs, eight dots a square. */
function drawn(svg: string) {
  const side = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]) * 8;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = 0; row < 8; row++) {
      for (let dot = 0; dot < Number(length) * 8; dot++) {
        const at = ((Number(y) * 8 + row) * side + Number(x) * 8 + dot) * 4;
        data.fill(0, at, at + 3);
      }
    }
  }
  return { width: side, height: side, data };
}

describe("a QR code", () => {
  it.each([
    [30, 300, "Q"],
    [20, 200, "M"],
    [50, 96, "Q"],
  ] as const)("of %i mm at %i dots an inch is read back from the PNG", (sizeMm, dpi, correction) => {
    expect(decodeQR(picture(qrPng(url, { sizeMm, dpi, correction })))).toBe(url);
  });

  it("says in the PNG how large it is to be printed", () => {
    const parts = chunks(qrPng(url, { sizeMm: 30, dpi: 300, correction: "Q" }));
    const side = parts.get("IHDR")?.readUInt32BE(0) ?? 0;
    const dotsAMetre = parts.get("pHYs")?.readUInt32BE(0) ?? 0;
    expect([...(parts.get("IHDR") ?? Buffer.alloc(0)).subarray(8)]).toEqual([1, 0, 0, 0, 0]);
    expect((side / dotsAMetre) * 1000).toBeCloseTo(30, 1);
  });

  it("is read back from the SVG, which is as large as it says", () => {
    const svg = qrSvg(url, { sizeMm: 45, correction: "Q" });
    expect(svg).toContain('width="45mm" height="45mm"');
    expect(decodeQR(drawn(svg))).toBe(url);
  });

  it("has four white squares around it", () => {
    const squares = qrSquares(url, "M");
    const edge = [
      ...squares.slice(0, 4),
      ...squares.slice(-4),
      ...squares.map((row) => [...row.slice(0, 4), ...row.slice(-4)]),
    ];
    expect(edge.flat().includes(true)).toBe(false);
    expect(squares[4]?.[4]).toBe(true);
  });

  it("is read back whatever the slug", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/), (slug) => {
        const short = `https://go.example/l/${slug}`;
        expect(
          decodeQR(picture(qrPng(short, { sizeMm: 40, dpi: 200, correction: "M" })), { effort: 10, timeLimit: 5000 }),
        ).toBe(short);
      }),
      { numRuns: 20 },
    );
  });
});
