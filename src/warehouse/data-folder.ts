import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { Socket } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { keepToOwner } from "../files/owner-alone.ts";
import { KnownError } from "../model/errors.ts";
import { notPermitted } from "../model/not-permitted.ts";
import { openDuckDb, watched } from "./engines/duckdb.ts";
import { firstWorkspace, workspaceKey } from "./person-key.ts";
import { controlAddress } from "./remote/control-address.ts";
import { ownVersion } from "./remote/own-version.ts";
import { openRemote } from "./remote/remote.ts";
import { connected } from "./remote/remote-connection.ts";
import { raw } from "./sql.ts";
import type { Warehouse } from "./warehouse.ts";

/** How a data folder is opened. */
export interface DataFolderOptions {
  /** Refused where another command that must be alone works through the same server. */
  readonly alone?: boolean;
}

/**
 * The facts that last: `facts.duckdb` in a folder only its owner can read, beside the key that persons' addresses are
 * hashed with; persons are hashed with the key of `workspace`. Where a server holds the folder, its facts through its
 * socket. A KnownError where another command has it open and does not end soon, or where the folder cannot be used.
 */
export async function openDataFolder(
  folder: string,
  workspace: string = firstWorkspace,
  { alone = false }: DataFolderOptions = {},
): Promise<Warehouse> {
  const personKey = workspaceKey(personKeyIn(folder), workspace);
  for (let tries = patientTries; ; tries--) {
    const address = controlAddress(folder);
    const hello = { version: ownVersion(), personKey, alone };
    const remote = address === null ? null : await openRemote(address, hello);
    if (remote !== null) return remote;
    try {
      return await openOwn(folder, personKey);
    } catch (cause) {
      if (tries === 0 || !isHeld(cause)) throw cause;
    }
    await setTimeout(betweenTriesMs);
  }
}

/**
 * The facts of a folder through the server that holds them, and in no other way: waits while another import is under way.
 * A KnownError where no server holds them.
 */
export async function openServedFolder(folder: string, workspace: string): Promise<Warehouse> {
  const personKey = workspaceKey(personKeyIn(folder), workspace);
  for (;;) {
    const address = controlAddress(folder);
    try {
      const remote = address && (await openRemote(address, { version: ownVersion(), personKey, alone: true }));
      if (remote) {
        await remote.run(raw(watched));
        return remote;
      }
    } catch (cause) {
      if (!isHeld(cause)) throw cause;
      await setTimeout(betweenTriesMs);
      continue;
    }
    throw new KnownError("interrupted", "the server was stopped", { hint: "send the file again" });
  }
}

/** A server that starts or stops, and most commands, are through with it sooner. */
const [patientTries, betweenTriesMs] = [25, 100];

/** The facts that last, held by this process as their server; a KnownError where another process holds them. */
export async function holdDataFolder(folder: string): Promise<Warehouse> {
  const personKey = personKeyIn(folder);
  try {
    return await openOwn(folder, personKey);
  } catch (cause) {
    if (!isHeld(cause) || !(await hasServer(folder))) throw cause;
    throw new KnownError("conflict", `a server runs on ${folder} already`, {
      hint: "stop it first, or choose another folder with --data",
      cause,
    });
  }
}

/** Whether a running server holds a folder's facts. */
export async function hasServer(folder: string): Promise<boolean> {
  const address = controlAddress(folder);
  if (address === null) return false;
  const socket = await connected(address).catch(() => "refused" as const);
  if (socket instanceof Socket) socket.destroy();
  return socket !== null;
}

const isHeld = (cause: unknown): boolean => cause instanceof KnownError && cause.code === "busy";

async function openOwn(folder: string, personKey: Buffer): Promise<Warehouse> {
  try {
    const path = join(folder, facts);
    keepToOwner([path, `${path}.wal`]);
    // For as long as the process lives: the database makes its log anew now and then.
    process.umask(0o077);
    return await openDuckDb({ path, personKey });
  } catch (cause) {
    // The disk is full.
    if (cause instanceof KnownError) throw cause;
    const refused = notPermitted(join(folder, facts), cause);
    if (refused !== null) throw refused;
    const said = cause instanceof Error ? cause.message : String(cause);
    if (/lock/i.test(said)) {
      throw new KnownError("busy", `${folder} is in use by another command`, {
        hint: "wait until it has ended (a server that stops takes a moment), or choose another folder with --data",
        cause,
      });
    }
    throw new KnownError("source_rejected", `the database in ${folder} cannot be opened`, {
      hint: "it was written by another program or is damaged; choose another folder with --data, or restore it",
      cause,
    });
  }
}

/** A KnownError where nothing was ever kept in a folder, which is then left as it is. */
export function refuseIfNoData(folder: string): void {
  if (hasFacts(folder)) return;
  throw new KnownError("not_found", `nothing has been imported into ${folder} yet`, {
    hint: "bring files in with retorno import, or name the folder with --data",
  });
}

/** Tells whether the facts that stand in a folder now are still the file that stood there at this call. */
export function factsStandIn(folder: string): () => boolean {
  const file = join(folder, facts);
  const was = statSync(file, { bigint: true });
  return () => {
    try {
      const now = statSync(file, { bigint: true });
      return now.ino === was.ino && now.dev === was.dev;
    } catch {
      return false;
    }
  };
}

/** Whether a folder holds facts, or is ready to. */
export function hasFacts(folder: string): boolean {
  const path = join(folder, facts);
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (cause) {
    const refused = notPermitted(path, cause);
    if (refused !== null) throw refused;
    return false;
  }
}

const facts = "facts.duckdb";
const keyBytes = 32;

/** The key that persons' addresses in this folder are hashed with; made where there is none yet. */
export function personKeyIn(folder: string): Buffer {
  try {
    makeFolder(folder);
    const file = join(folder, "person.key");
    makeKey(file);
    keepToOwner([file]);
    const key = readFileSync(file);
    if (key.length === keyBytes) return key;
  } catch (cause) {
    throw (existsSync(folder) ? notPermitted(join(folder, "person.key"), cause) : null) ?? unusable(folder, cause);
  }
  throw unusable(folder, new Error("person.key is cut off"));
}

/** Never over a key that stands: what was hashed with it could not be joined any more. */
function makeKey(file: string): void {
  try {
    writeFileSync(file, randomBytes(keyBytes), { mode: 0o600, flag: "wx" });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "EEXIST") throw cause;
  }
}

/** The folder and those above it. (A recursive mkdir of Node's never ends where the system makes no folders, as in /proc.) */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === "EEXIST" && statSync(folder).isDirectory()) return;
    const above = dirname(folder);
    if (code !== "ENOENT" || above === folder) throw cause;
    makeFolder(above);
    mkdirSync(folder, { mode: 0o700 });
  }
}

function unusable(folder: string, cause: unknown): KnownError {
  const reason = cause instanceof Error ? ((cause as NodeJS.ErrnoException).code ?? cause.message) : String(cause);
  return new KnownError("invalid_request", `data cannot be kept in ${folder} (${reason})`, {
    hint: "choose a folder that you may write to with --data",
    cause,
  });
}
