import { createWriteStream } from "node:fs";
import { finished, type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { KnownError } from "../../model/errors.ts";

/** How slowly a file may come. */
export interface Pace {
  /** Each stretch of time of this length must bring `leastBytes`. */
  readonly stretchMs: number;
  readonly leastBytes: number;
  /** A whole file may take so long. */
  readonly mostMs: number;
}

/** A kilobyte a second: whoever is slower keeps a place that others could have. */
export const usualPace: Pace = { stretchMs: 30_000, leastBytes: 30_000, mostMs: 1_800_000 };

/**
 * Writes a body to a file as it comes; answers its bytes. A KnownError where it is larger than `most`, is cut off, comes
 * too slowly, or where `refusal` has come to say that nothing more is stored. The body itself is left open, or its sender
 * would not hear why.
 */
export async function receiveFile(
  body: Readable,
  path: string,
  {
    most,
    refusal,
    pace,
    larger = tooLarge,
  }: { most: number; refusal: () => KnownError | null; pace: Pace; larger?: (most: number) => KnownError },
): Promise<number> {
  let bytes = 0;
  const counted = new Transform({
    transform(part: Buffer, _encoding, done) {
      bytes += part.length;
      done(bytes > most ? larger(most) : refusal(), part);
    },
  });
  const forget = finished(body, { writable: false }, (fault) => fault && counted.destroy(cutOff()));
  const stop = watchPace(pace, { bytes: () => bytes, slow: () => counted.destroy(tooSlow()) });
  try {
    await pipeline(body.pipe(counted), createWriteStream(path, { mode: 0o600, flags: "wx" }));
    return bytes;
  } finally {
    stop();
    forget();
    body.unpipe(counted);
  }
}

function watchPace(
  { stretchMs, leastBytes, mostMs }: Pace,
  { bytes, slow }: { bytes: () => number; slow: () => void },
): () => void {
  let before = 0;
  const stretches = setInterval(() => {
    if (bytes() - before < leastBytes) slow();
    before = bytes();
  }, stretchMs);
  const late = setTimeout(slow, mostMs);
  return () => {
    clearInterval(stretches);
    clearTimeout(late);
  };
}

/** What a fault of the disk is to whoever sends a file; null for any other fault. */
export function refusalOfDisk(cause: unknown): KnownError | null {
  const { code } = cause as NodeJS.ErrnoException;
  return code === "ENOSPC" || code === "EDQUOT" ? noRoom() : null;
}

export const tooLarge = (most: number): KnownError =>
  new KnownError("too_large", `the file is larger than the ${Math.floor(most / 1_048_576)} MB that are taken`, {
    hint: "send it packed as zip, or export a shorter period; whoever runs the server may raise RETORNO_MAX_UPLOAD_MB",
  });

export const noRoom = (): KnownError =>
  new KnownError("busy", "there is no room for the file on the server's disk", {
    hint: "send it again once there is room there",
  });

const cutOff = (): KnownError =>
  new KnownError("invalid_request", "the file was cut off while it was sent", { hint: "send it again, whole" });

const tooSlow = (): KnownError =>
  new KnownError("too_slow", "the file came too slowly to be waited for", {
    hint: "send it over a better connection, or packed as zip",
  });
