import { isIP } from "node:net";
import { type ServerSettings, serverSettings } from "../../config.ts";
import { startJobs } from "../../jobs/runner.ts";
import { serverJobs } from "../../jobs/server-jobs.ts";
import { KnownError } from "../../model/errors.ts";
import { openParts } from "../../server/open-parts.ts";
import { createServer, type ServerOptions } from "../../server/server.ts";
import { spareVisitors } from "../../server/spare-visitors.ts";
import { keepLocalUrl, keepPublicUrl } from "../../state/public-url.ts";
import type { Warehouse } from "../../warehouse/warehouse.ts";
import { noticeOf } from "./notices.ts";
import { startText } from "./start-text.ts";
import { untilStopped } from "./until-stopped.ts";

/** How a server is run. */
export interface Running {
  readonly folder: string;
  readonly host: string;
  readonly port: number;
  /** Where it is reached from outside, null where that was said before or nobody has to know. */
  readonly url: string | null;
  /** Whether other machines may reach it. */
  readonly isPublic: boolean;
  readonly logFormat: "json" | "text";
  readonly logLevel: ServerSettings["logLevel"] | null;
  /** The made-up workspace that whoever is not signed in may look at. */
  readonly guest?: string;
}

/** Runs a server on a data folder until it is told to stop; `ready` comes when it listens. Answers the exit code. */
export async function runServer(
  running: Running,
  ready: (facts: Warehouse) => Promise<void> = async () => undefined,
): Promise<number> {
  refuseUnlessMeant(running);
  const stopped = untilStopped();
  const server = await open(running);
  try {
    await ready(server.parts.facts);
    process.stderr.write(await startText(server.parts, running, server.address));
    await stopped;
  } finally {
    await server.close();
  }
  return 0;
}

async function open(running: Running) {
  const parts = await openParts(running.folder, { guest: running.guest ?? null, mail: serverSettings().mail });
  try {
    const app = await createServer(parts, logging(running));
    const address = await listening(app, running);
    if (running.url !== null) await keepPublicUrl(parts.state, running.url);
    await keepLocalUrl(parts.state, address);
    spareVisitors();
    // Ids that cannot be recalled are looked up one by one.
    parts.collector.recallIds(parts.facts).catch((cause) => app.log.warn({ err: cause }, "seen ids are not recalled"));
    const jobs = await startJobs(
      { ...parts, lastSeq: () => parts.collector.lastSeq, forgetKnown: () => parts.collector.forgetKnown() },
      serverJobs(),
      {
        metrics: parts.metrics,
        failed: (job, said) => app.log.warn({ job }, said),
      },
    );
    const close = async () => {
      await closeFor(app);
      await jobs.stop();
      await parts.close();
    };
    return { parts, address, close };
  } catch (cause) {
    await parts.close();
    throw cause;
  }
}

/** Whoever is slower than this with a request is cut off when the server stops. */
const requestEndsMs = 10_000;

/** Takes nothing new and finishes what was asked; a connection that is kept alive for more is not waited for. */
async function closeFor(app: Awaited<ReturnType<typeof createServer>>): Promise<void> {
  const idle = setInterval(() => app.server.closeIdleConnections(), 50);
  const late = setTimeout(() => app.server.closeAllConnections(), requestEndsMs);
  await app.close();
  clearInterval(idle);
  clearTimeout(late);
}

function logging({ logFormat, logLevel }: Running): ServerOptions {
  const said = serverSettings();
  const settings = logLevel === null ? said : { ...said, logLevel };
  if (logFormat === "json") return { settings, logger: true };
  return { settings, logger: { write: (line) => process.stderr.write(noticeOf(line)) } };
}

async function listening(app: Awaited<ReturnType<typeof createServer>>, { host, port }: Running): Promise<string> {
  try {
    const address = await app.listen({ host, port });
    // Of all addresses of a machine, this is the one that a browser on it can be given.
    return host === "0.0.0.0" || host === "::" ? address.replace(/\/\/.*:/, "//127.0.0.1:") : address;
  } catch (cause) {
    throw unheard(cause as NodeJS.ErrnoException, host, port);
  }
}

function unheard(cause: NodeJS.ErrnoException, host: string, port: number): Error {
  const refused = (message: string, hint: string) => new KnownError("conflict", message, { hint, cause });
  switch (cause.code) {
    case "EADDRINUSE":
      return refused(
        `port ${port} is taken by another program`,
        `choose another one with --port ${port + 1}, or stop the other program`,
      );
    case "EACCES":
      return refused(`port ${port} may not be used by this user`, "choose one above 1023 with --port");
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return refused(`${host} is no address of this machine`, "keep to --host 127.0.0.1");
    default:
      return cause;
  }
}

function refuseUnlessMeant({ host, isPublic }: Running): void {
  if (isPublic || isLoopback(host)) return;
  throw new KnownError("invalid_request", `--host ${host} lets other machines in`, {
    hint: "keep to 127.0.0.1 behind a proxy (docs/deploy.md), or say --public: tracker, links, events and webhooks are then open to everybody, and people sign in where https stands before it",
  });
}

const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
