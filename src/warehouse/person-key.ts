import { createHmac, hash, hkdfSync } from "node:crypto";
import { shortHash } from "./short-hash.ts";
import { raw, type Sql } from "./sql.ts";

const blockBytes = 64;

/**
 * SQL that has `person_hash` give the first 64 bits of HMAC-SHA-256 (RFC 2104) under `key`, for facts that are kept: whoever
 * has the database alone cannot try addresses out. The key stays in the session and is never written.
 */
export function keyedPersons(key: Buffer): Sql {
  return raw(`
    set variable person_inner = unhex('${padded(key, innerByte).toString("hex")}');
    set variable person_outer = unhex('${padded(key, outerByte).toString("hex")}');
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

/** The first 64 bits of HMAC-SHA-256 of a text, under a key of at most a block. */
export function keyedHash(key: Buffer, text: string): bigint {
  if (text.length > mostLetters) return createHmac("sha256", key).update(text).digest().readBigUInt64BE(0);
  const { inner, outer } = blocksOf(key);
  // Written out, for two hashes at once cost a third of an Hmac object, and every event is hashed so.
  const length = inner.write(text, blockBytes);
  outer.write(hash("sha256", inner.subarray(0, blockBytes + length), "hex"), blockBytes, "hex");
  return shortHash(outer);
}

const mostLetters = 1000;
const innerByte = 0x36;
const outerByte = 0x5c;

/** The two blocks of a key, each with room behind for what is hashed after it. */
function blocksOf(key: Buffer): { inner: Buffer; outer: Buffer } {
  const known = blocks.get(key);
  if (known !== undefined) return known;
  const made = {
    inner: Buffer.concat([padded(key, innerByte), Buffer.alloc(mostLetters * 3)]),
    outer: Buffer.concat([padded(key, outerByte), Buffer.alloc(32)]),
  };
  blocks.set(key, made);
  return made;
}

const blocks = new WeakMap<Buffer, { inner: Buffer; outer: Buffer }>();

function padded(key: Buffer, byte: number): Buffer {
  const block = Buffer.alloc(blockBytes, byte);
  key.forEach((value, index) => {
    block[index] = (block[index] ?? 0) ^ value;
  });
  return block;
}

/** Each workspace hashes with a key of its own, so that nobody can be followed from one to another (RFC 5869). */
export const workspaceKey = (folderKey: Buffer, workspace: string): Buffer =>
  workspace === firstWorkspace
    ? folderKey
    : Buffer.from(hkdfSync("sha256", folderKey, "", `workspace:${workspace}`, 32));

/** The workspace of a data folder before any is named; its persons are hashed with the folder's own key. */
export const firstWorkspace = "default";
