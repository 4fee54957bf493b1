import { startJobs } from "../jobs/runner.ts";
import { serverJobs } from "../jobs/server-jobs.ts";
import { openParts } from "../server/open-parts.ts";
import { createServer } from "../server/server.ts";
import { readOptions, wholeNumber } from "./options.ts";

/** `retorno serve`: the server, until it is told to stop. */
export async function serve(args: readonly string[]): Promise<number> {
  const { values } = readOptions(args, ["data", "host", "port"]);
  const port = wholeNumber("port", values.port ?? "4180", { least: 0, most: 65535 });
  const parts = await openParts(values.data ?? "retorno-data");
  const app = await createServer(parts, { logger: true });
  const address = await app.listen({ host: values.host ?? "127.0.0.1", port });
  void parts.collector.recallIds(parts.facts);
  const jobs = await startJobs({ ...parts, lastSeq: () => parts.collector.lastSeq }, serverJobs(), {
    metrics: parts.metrics,
    failed: (job, said) => app.log.warn({ job }, said),
  });
  process.stderr.write(`retorno: running at ${address}\n`);
  await stopped();
  await app.close();
  await jobs.stop();
  await parts.close();
  return 0;
}

const stopped = () =>
  new Promise<void>((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
