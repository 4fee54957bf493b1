import { createWriteStream } from "node:fs";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { KnownError } from "../../model/errors.ts";

/** Whoever sends nothing for so long has gone; a whole file may take longer. */
const [idleMs, mostMs] = [30_000, 1_800_000];

/**
 * Writes a body to a file as it comes; answers its bytes. A KnownError where it is larger than `most`, is cut off, or
 * where `refusal` has come to say that nothing more is stored.
 */
export async function receiveFile(
  body: Readable,
  path: string,
  { most, refusal }: { most: number; refusal: () => KnownError | null },
): Promise<number> {
  let bytes = 0;
  const idle = setTimeout(() => body.destroy(cutOff()), idleMs);
  const late = setTimeout(() => body.destroy(cutOff()), mostMs);
  async function* counted(parts: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const part of parts) {
      idle.refresh();
      bytes += part.length;
      const refused = bytes > most ? tooLarge(most) : refusal();
      if (refused !== null) throw refused;
      yield part;
    }
  }
  try {
    // The body is not destroyed where it is refused, or the refusal would not be heard.
    const parts = body.iterator({ destroyOnReturn: false });
    await pipeline(parts, counted, createWriteStream(path, { mode: 0o600, flags: "wx" }));
    return bytes;
  } catch (cause) {
    if (cause instanceof KnownError) throw cause;
    const { code } = cause as NodeJS.ErrnoException;
    if (code === "ECONNRESET" || code === "ERR_STREAM_PREMATURE_CLOSE") throw cutOff();
    throw cause;
  } finally {
    clearTimeout(idle);
    clearTimeout(late);
  }
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
