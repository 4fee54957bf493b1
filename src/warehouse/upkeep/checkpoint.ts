import { setTimeout as pause } from "node:timers/promises";
import { raw } from "../sql.ts";
import type { Warehouse } from "../warehouse.ts";

const tries = 20;
const pauseMs = 100;

/**
 * Moves what was written last into the database's file, so that it opens fast; false where events kept coming in between.
 * (It is done by itself then, when enough has been written.)
 */
export async function checkpoint(facts: Warehouse): Promise<boolean> {
  for (let tried = 0; tried < tries; tried++) {
    try {
      await facts.run(raw("checkpoint"));
      return true;
    } catch (cause) {
      if (!(cause instanceof Error) || !/other.*transactions/i.test(cause.message)) throw cause;
    }
    await pause(pauseMs);
  }
  return false;
}
