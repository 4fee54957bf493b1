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
