import { chmod } from "node:fs/promises";
import { keysOfPerson } from "../../jobs/privacy/keys-of-person.ts";
import { tellAllOf } from "../../journeys/person/find-person.ts";
import { KnownError } from "../../model/errors.ts";
import { count } from "../../reports/figures.ts";
import { actionOf } from "../action.ts";
import { readOptions } from "../options.ts";
import { output, refuseToOverwrite, writeWhole } from "../output.ts";
import { inPersonPlace } from "./person-place.ts";
import { namedPerson, personFlags } from "./person-words.ts";

/** `retorno person export PERSON`: everything that is held on somebody, as JSON that they can be given. */
export async function personCommand([word, ...rest]: readonly string[]): Promise<number> {
  actionOf("person", word, ["export"]);
  const { values, flags, paths } = readOptions(rest, ["data", "workspace", "out"], personFlags);
  const named = namedPerson(paths, flags);
  return inPersonPlace(values, async ({ lane, workspace, key }) => {
    const { keys, tables } = await tellAllOf(lane, workspace, keysOfPerson(key, named));
    if (tables.length === 0) {
      throw new KnownError("not_found", "nothing is held on that person here", {
        hint: "try another of their identifiers: e-mail address, --customer-id, --lead-id, --phone, --visitor",
      });
    }
    const text = `${JSON.stringify({ madeAt: new Date().toISOString(), workspace, keys, tables }, null, 1)}\n`;
    if (values.out === undefined) {
      await output(text, undefined);
      return 0;
    }
    await refuseToOverwrite([values.out], []);
    await writeWhole(values.out, text);
    await chmod(values.out, 0o600);
    const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
    await output(`${values.out}: ${count(rows)} rows of ${count(tables.length)} kinds\n`, undefined);
    return 0;
  });
}
