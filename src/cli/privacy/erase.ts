import { setTimeout } from "node:timers/promises";
import { erasePerson, type PersonPlace } from "../../jobs/privacy/erase-person.ts";
import { scrubFacts } from "../../jobs/privacy/erasures-job.ts";
import { keysOfPerson } from "../../jobs/privacy/keys-of-person.ts";
import { findPerson } from "../../journeys/person/find-person.ts";
import { KnownError } from "../../model/errors.ts";
import { count } from "../../reports/figures.ts";
import { isScrubbed, noteScrubbed } from "../../state/erasures.ts";
import { runSoon } from "../../state/jobs.ts";
import { hasServer } from "../../warehouse/data-folder.ts";
import { oneOf, readOptions } from "../options.ts";
import { alignedLines, output } from "../output.ts";
import { inPersonPlace } from "./person-place.ts";
import { namedPerson, personFlags } from "./person-words.ts";

/** `retorno erase PERSON`: says what is held on somebody; with --yes it is erased, here and in every backup that is restored. */
export async function erase(args: readonly string[]): Promise<number> {
  const { values, flags, paths } = readOptions(args, ["data", "workspace", "format"], ["yes", ...personFlags]);
  const format = oneOf("format", values.format ?? "table", ["table", "json"]);
  const named = namedPerson(paths, flags);
  return inPersonPlace(values, async (place) => {
    const seeds = keysOfPerson(place.key, named);
    const found = await findPerson(place.lane, place.workspace, seeds);
    if (found.tables.length === 0) {
      await output(format === "json" ? json({ erased: false, tables: [] }) : nothing, undefined);
      return 0;
    }
    if (!flags.has("yes")) {
      await output(format === "json" ? json({ erased: false, ...found }) : listed(found.tables), undefined);
      throw new KnownError("invalid_request", "nothing was erased yet, for this cannot be taken back", {
        hint: "say it again with --yes",
      });
    }
    const erased = await erasePerson(place, seeds, { actor: { kind: "operator" }, now: Date.now() });
    if (erased !== null) await untilScrubbed(place, erased.id);
    const { id: _, tables } = erased ?? { id: "", tables: [] };
    await output(format === "json" ? json({ erased: true, tables }) : `${listed(tables)}${done}`, undefined);
    return 0;
  });
}

const json = (value: object): string => `${JSON.stringify(value, null, 1)}\n`;

const nothing = "nothing is held on that person here\n";
const done =
  "erased, and written over in the files; orders and deals stay as amounts without a person.\nIn the shop, CRM and mailing tools they stand as before: erase them there too.\n";

const listed = (tables: readonly { title: string; rows: number; stays?: boolean }[]): string =>
  `${alignedLines(tables.map(({ title, rows, stays }) => [count(rows), title, stays ? "stay as amounts" : ""]))}`;

/** A server that was just told writes within a minute or two; a large database takes longer. */
const mostWaitMs = 30 * 60_000;

/** The server writes over what it holds itself, while events go on; without one it is done here. */
async function untilScrubbed({ state, lane, folder }: PersonPlace, id: string): Promise<void> {
  if (!(await hasServer(folder))) {
    await scrubFacts(lane);
    return noteScrubbed(state, [id], Date.now());
  }
  await runSoon(state, "erasures").catch(() => undefined);
  for (const until = Date.now() + mostWaitMs; Date.now() < until; await setTimeout(300)) {
    if (await isScrubbed(state, id)) return;
  }
  process.stderr.write(
    "retorno: erased from the facts; the server still writes over their traces in the files (retorno jobs)\n",
  );
}
