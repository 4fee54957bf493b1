import { mkdtempSync, rmSync } from "node:fs";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { KnownError } from "../../model/errors.ts";
import { withSlowBody } from "../limits/slow-bodies.ts";
import { receiveFile } from "./receive-file.ts";

const pace = { stretchMs: 200, leastBytes: 1000, mostMs: 1000 };
let folder: string;
const server = createServer((incoming, answer) => {
  const received = withSlowBody(incoming, () =>
    receiveFile(incoming, join(folder, "file"), { most: 1e6, refusal: () => null, pace }),
  );
  received.then(
    (bytes) => answer.end(String(bytes)),
    (cause) => answer.end(cause instanceof KnownError ? cause.code : "a bug"),
  );
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "retorno-receive-"));
  return new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  server.closeAllConnections();
  return new Promise<void>((resolve) => void server.close(() => resolve()));
});

/** Sends `part` every twenty milliseconds for so long; answers what the server says of it. */
function sending(part: string, ms: number): Promise<string> {
  const { port } = server.address() as AddressInfo;
  const out = request({ host: "127.0.0.1", port, method: "POST" }).on("error", () => undefined);
  const timer = setInterval(() => out.write(part), 20);
  const late = setTimeout(() => {
    clearInterval(timer);
    out.end();
  }, ms);
  return new Promise((resolve) => {
    out.on("response", async (response) => {
      let said = "";
      for await (const more of response) said += more;
      clearInterval(timer);
      clearTimeout(late);
      out.destroy();
      resolve(said);
    });
  });
}

it("takes a file that comes slowly, but comes", async () => {
  expect(Number(await sending("x".repeat(400), 700))).toBeGreaterThan(8000);
});

it.each([
  ["trickles", "x", 5000],
  ["never ends", "x".repeat(400), 5000],
])("tells whoever sends a file that %s that it is too slow", async (_how, part, ms) => {
  const startedMs = performance.now();
  expect(await sending(part, ms)).toBe("too_slow");
  expect(performance.now() - startedMs).toBeLessThan(2000);
});
