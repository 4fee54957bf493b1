import { KnownError } from "./model/errors.ts";

/** What the environment says; nothing else reads it. */
export const config = {
  /** Whether colour is refused (https://no-color.org). */
  noColour: (process.env.NO_COLOR ?? "") !== "",
  /** Whether a bug's stack is to be shown. */
  debug: (process.env.RETORNO_DEBUG ?? "") !== "",
  /** Where the key of the secrets stands; null: in the data folder. */
  secretsKeyFile: (process.env.RETORNO_SECRETS_KEY_FILE ?? "").trim() || null,
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
  /** Who brings our letters; null: nobody does. */
  readonly mail: MailSettings | null;
  /** The largest file that may be sent to be imported. */
  readonly mostUploadBytes: number;
  /** How long the reading of one may take, and how much memory its process. */
  readonly importMs: number;
  readonly importMemoryBytes: number;
}

/** The mail server that takes our letters, and whom they come from. */
export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** From the first byte, from STARTTLS on, or not at all. */
  readonly encryption: "tls" | "starttls" | "none";
  readonly user: string | null;
  readonly password: string | null;
  readonly from: string;
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
    mostUploadBytes: countOf("RETORNO_MAX_UPLOAD_MB", said("RETORNO_MAX_UPLOAD_MB") ?? "200") * 1_048_576,
    importMs: countOf("RETORNO_IMPORT_MINUTES", said("RETORNO_IMPORT_MINUTES") ?? "10") * 60_000,
    importMemoryBytes: countOf("RETORNO_IMPORT_MEMORY_MB", said("RETORNO_IMPORT_MEMORY_MB") ?? "1024") * 1_048_576,
    mail: mailOf(said("RETORNO_SMTP_URL"), said("RETORNO_MAIL_FROM")),
  };
}

/** What the two variables of mail say; a KnownError never quotes an address that may hold a password. */
function mailOf(address: string | null, from: string | null): MailSettings | null {
  if (address === null) return null;
  const url = URL.parse(address);
  const tls = url?.searchParams.get("tls") ?? null;
  const [user, password] = [url?.username ?? "", url?.password ?? ""].map(unescaped);
  const isKnown = url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== "" && [null, "none"].includes(tls);
  if (!isKnown || user === undefined || password === undefined) {
    throw new KnownError("invalid_request", "RETORNO_SMTP_URL is not the address of a mail server", {
      hint: "set it to smtps://USER:PASSWORD@HOST:465 or smtp://USER:PASSWORD@HOST:587; what is special in a password goes as %40 for @",
    });
  }
  if (from === null || !/^[^<>@\s]+@[^<>@\s]+$|^[^<>]+<[^<>@\s]+@[^<>@\s]+>$/.test(from)) {
    throw new KnownError("invalid_request", "RETORNO_MAIL_FROM is not an e-mail address", {
      hint: "set it to the address our letters come from, such as Retorno <retorno@shop.example>",
    });
  }
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const isOpen = tls === "none" || /^(localhost|::1|127(\.\d+){3})$/.test(host);
  const isTls = url.protocol === "smtps:";
  const whereTold = isOpen ? "none" : "starttls";
  const encryption = isTls ? "tls" : whereTold;
  const port = Number(url.port) || (isTls ? 465 : 587);
  return { host, port, encryption, user: user || null, password: password || null, from };
}

/** A part of an address as it is meant; undefined where its escapes cannot be read. */
function unescaped(written: string): string | undefined {
  try {
    return decodeURIComponent(written);
  } catch {
    return undefined;
  }
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
