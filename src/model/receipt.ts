/** What a receipt may be, by its media type, with the ending its name has. */
export const receiptTypes = {
  "application/pdf": "pdf",
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/webp": "webp",
  "image/heic": "heic",
} as const;
export type ReceiptType = keyof typeof receiptTypes;

/** The largest file that is kept: a photo of a phone, or some pages that were scanned. */
export const mostReceiptBytes = 10 * 2 ** 20;

/** A cost has so many receipts at most. */
export const mostReceipts = 20;

/** So many bytes at the beginning of a file say what it is. */
export const headBytes = 64;

/** What a file is by its first bytes, whatever it is called; null where it is none of the types that are kept. */
export function receiptTypeOf(head: Uint8Array): ReceiptType | null {
  const text = (from: number, to: number) => String.fromCharCode(...head.subarray(from, to));
  if (text(0, 5) === "%PDF-") return "application/pdf";
  if (text(0, 8) === "\x89PNG\r\n\x1a\n") return "image/png";
  if (text(0, 3) === "\xff\xd8\xff") return "image/jpeg";
  if (text(0, 4) === "RIFF" && text(8, 12) === "WEBP") return "image/webp";
  return text(4, 8) === "ftyp" && isHeic(head, text) ? "image/heic" : null;
}

/** Brands of pictures that are coded by HEVC; `mif1` alone may be AVIF as well. */
const heicBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx"];

/** A phone writes the brand first, or only among those that the file goes with: four letters each, up to the box's end. */
function isHeic(head: Uint8Array, text: (from: number, to: number) => string): boolean {
  const boxBytes = new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(0);
  const ends = Math.min(boxBytes, head.length);
  for (let at = 8; at + 4 <= ends; at += 4) {
    if (at !== 12 && heicBrands.includes(text(at, at + 4))) return true;
  }
  return false;
}
