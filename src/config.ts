import { KnownError } from "./model/errors.ts";

/** What the environment says; nothing else reads it. */
export const config = {
  /** Whether colour is refused (https://no-color.org). */
  noColour: (process.env.NO_COLOR ?? "") !== "",
  /** Whether a bug's stack is to be shown. */
  debug: (process.env.RETORNO_DEBUG ?? "") !== "",
} as const;

/** What the environment says to a server. */
export interface ServerSettings {
  /** Whoever shows it may read `/metrics` from anywhere; null: this machine alone. */
  readonly metricsToken: string | null;
  /** Whose word about a visitor's address is taken: "loopback", or addresses and networks; false: nobody's. */
  readonly trustProxy: string | false;
  readonly logLevel: (typeof logLevels)[number];
  readonly mostConnections: number;
  /** With less than this free on the disk nothing more is stored. */
  readonly leastFreeBytes: number;
}

/** The settings of a server; a KnownError names the variable that cannot be read. */
export function serverSettings(environment: NodeJS.ProcessEnv = process.env): ServerSettings {
  const said = (name: string) => (environment[name] ?? "").trim() || null;
  const trustProxy = said("RETORNO_TRUST_PROXY") ?? "loopback";
  return {
    metricsToken: said("RETORNO_METRICS_TOKEN"),
    trustProxy: trustProxy === "none" ? false : trustProxy,
    logLevel: logLevelOf("RETORNO_LOG_LEVEL", said("RETORNO_LOG_LEVEL") ?? "info"),
    mostConnections: countOf("RETORNO_MAX_CONNECTIONS", said("RETORNO_MAX_CONNECTIONS") ?? "4000"),
    leastFreeBytes: countOf("RETORNO_MIN_FREE_MB", said("RETORNO_MIN_FREE_MB") ?? "200") * 1_048_576,
  };
}

const logLevels = ["debug", "info", "warn", "error", "silent"] as const;

/** A level of the log; a KnownError where it is none. */
export function logLevelOf(name: string, written: string): ServerSettings["logLevel"] {
  const level = logLevels.find((one) => one === written);
  if (level !== undefined) return level;
  throw new KnownError("invalid_request", `${name} cannot be "${written}"`, {
    hint: `choose one of ${logLevels.join(", ")}`,
  });
}

function countOf(name: string, written: string): number {
  if (/^\d{1,7}$/.test(written) && Number(written) > 0) return Number(written);
  throw new KnownError("invalid_request", `${name} cannot be "${written}"`, {
    hint: "set it to a whole number above 0",
  });
}
