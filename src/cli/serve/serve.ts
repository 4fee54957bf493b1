import { logLevelOf } from "../../config.ts";
import { parsePublicUrl } from "../../state/public-url.ts";
import { refuseWords } from "../action.ts";
import { oneOf, readOptions, wholeNumber } from "../options.ts";
import { defaultDataFolder } from "../setup/chosen-workspace.ts";
import { type Running, runServer } from "./run-server.ts";

const serverOptions = ["data", "host", "port", "url", "log-format", "log-level"] as const;

/** `retorno serve`: the server, until it is told to stop. */
export async function serve(args: readonly string[]): Promise<number> {
  return runServer(runningOf(args, defaultDataFolder));
}

/** How the options say that a server is run; `folder` and `logs` where they do not say. */
export function runningOf(args: readonly string[], folder: string, logs?: "text"): Running {
  const { values, paths, flags } = readOptions(args, serverOptions, ["public"]);
  refuseWords(paths);
  const logFormat = values["log-format"] ?? logs ?? (process.stdout.isTTY ? "text" : "json");
  return {
    folder: values.data ?? folder,
    host: values.host ?? "127.0.0.1",
    port: wholeNumber("port", values.port ?? "4180", { least: 0, most: 65535 }),
    url: values.url === undefined ? null : parsePublicUrl(values.url),
    isPublic: flags.has("public"),
    logFormat: oneOf("log-format", logFormat, ["json", "text"]),
    logLevel: values["log-level"] === undefined ? null : logLevelOf("--log-level", values["log-level"]),
  };
}
