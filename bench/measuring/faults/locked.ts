import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { benchFolder } from "../data-folder.ts";
import type { Figure } from "../print-figure.ts";
import { startRetorno } from "../running-server.ts";
import { passed, sendEvent, untilTaken } from "./send-event.ts";

/** Starts a second server on a folder, and holds the app's records from outside for six seconds. */
export async function locked(): Promise<Figure[]> {
  const folder = await benchFolder();
  const server = await startRetorno(folder.path);
  const to = { port: server.port, site: folder.site };
  try {
    const second = await startRetorno(folder.path).then(
      async (other) => {
        await other.stop();
        return "it started";
      },
      (cause: Error) => cause.message.replace("the server ended with", "exit code").trim(),
    );
    const other = new DatabaseSync(join(folder.path, "app.sqlite"));
    other.exec("begin immediate");
    const answers = [];
    for (const until = performance.now() + 6000; performance.now() < until; await passed(100)) {
      answers.push(await sendEvent(to, `held-${answers.length}`));
    }
    other.exec("rollback");
    other.close();
    const ms = await untilTaken(to);
    const refused = answers.filter(({ status, retryAfter }) => status === 503 && retryAfter).length;
    return [
      {
        figure: "a second server on the same folder",
        measured: second,
        promised: "exit code 1 and one sentence",
        holds: second.startsWith("exit code 1:") && !second.includes("bug"),
      },
      {
        figure: "the app's records held by another program for 6 s",
        measured: `${answers.length} events sent that had to write there, ${refused} answered 503 with Retry-After, the slowest in ${Math.round(Math.max(...answers.map(({ ms }) => ms)))} ms; taken again after ${Math.round(ms)} ms`,
        promised: "503, no crash, recovers by itself",
        holds: refused === answers.length,
      },
    ];
  } finally {
    await server.stop();
    folder.remove();
  }
}
