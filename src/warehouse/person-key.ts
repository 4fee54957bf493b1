import { createHmac, hkdfSync } from "node:crypto";
import { raw, type Sql } from "./sql.ts";

const blockBytes = 64;

/**
 * SQL that has `person_hash` give the first 64 bits of HMAC-SHA-256 (RFC 2104) under `key`, for facts that are kept: whoever
 * has the database alone cannot try addresses out. The key stays in the session and is never written.
 */
export function keyedPersons(key: Buffer): Sql {
  const pad = (byte: number) => {
    const block = Buffer.alloc(blockBytes, byte);
    key.forEach((value, index) => {
      block[index] = (block[index] ?? 0) ^ value;
    });
    return block.toString("hex");
  };
  return raw(`
    set variable person_inner = unhex('${pad(0x36)}');
    set variable person_outer = unhex('${pad(0x5c)}');
    create or replace temp macro person_hash(value) as cast('0x' || substr(sha256(
      getvariable('person_outer') || unhex(sha256(getvariable('person_inner') || encode(
        case when contains(value, '@') then lower(value) else value end
      )))
    ), 1, 16) as ubigint)`);
}

/** The same hash in TypeScript: the key of the person that an e-mail address or an id names; null for an empty one. */
export function personHasher(key: Buffer): (value: string) => bigint | null {
  return (value) => {
    const trimmed = value.replace(/^ +| +$/g, "");
    if (trimmed === "") return null;
    return keyedHash(key, trimmed.includes("@") ? trimmed.toLowerCase() : trimmed);
  };
}

/** The first 64 bits of HMAC-SHA-256 of a text. */
export const keyedHash = (key: Buffer, text: string): bigint =>
  createHmac("sha256", key).update(text).digest().readBigUInt64BE(0);

/** Each workspace hashes with a key of its own, so that nobody can be followed from one to another (RFC 5869). */
export const workspaceKey = (folderKey: Buffer, workspace: string): Buffer =>
  workspace === firstWorkspace
    ? folderKey
    : Buffer.from(hkdfSync("sha256", folderKey, "", `workspace:${workspace}`, 32));

/** The workspace of a data folder before any is named; its persons are hashed with the folder's own key. */
export const firstWorkspace = "default";
