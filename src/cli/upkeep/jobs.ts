import { askForRun, jobLines } from "../../jobs/job-lines.ts";
import { operator } from "../../model/actor.ts";
import { KnownError } from "../../model/errors.ts";
import { hasState, openState, type State } from "../../state/database.ts";
import { hasServer } from "../../warehouse/data-folder.ts";
import { onlyWord } from "../action.ts";
import { oneOf, readOptions } from "../options.ts";
import { output } from "../output.ts";
import { defaultDataFolder } from "../setup/chosen-workspace.ts";
import { jobList } from "./job-list.ts";

/** `retorno jobs`: what the server does by itself, and how it went; `retorno jobs run NAME` has it done now. */
export async function jobs(args: readonly string[]): Promise<number> {
  const { values, paths } = readOptions(args, ["data", "format"]);
  const format = oneOf("format", values.format ?? "table", ["table", "json"]);
  const folder = values.data ?? defaultDataFolder;
  if (!hasState(folder)) {
    throw new KnownError("not_found", `no server has run on ${folder} yet`, {
      hint: "start one with retorno serve, or name the folder with --data",
    });
  }
  const state = await openState(folder);
  try {
    const [action, ...words] = paths;
    if (action !== undefined) return await run(state, folder, action, words);
    const lines = await jobLines(state, Date.now());
    await output(format === "json" ? `${JSON.stringify(lines, null, 1)}\n` : jobList(lines), undefined);
    return 0;
  } finally {
    await state.destroy();
  }
}

async function run(state: State, folder: string, action: string, words: readonly string[]): Promise<number> {
  if (action !== "run") {
    throw new KnownError("invalid_request", `there is no "jobs ${action}"`, {
      hint: "say retorno jobs, or retorno jobs run NAME",
    });
  }
  const name = onlyWord(words, "the job's name", "retorno jobs names them");
  await askForRun(state, name, operator);
  const when = (await hasServer(folder)) ? "runs now; retorno jobs shows how it went" : "runs when the server does";
  await output(`${name} ${when}\n`, undefined);
  return 0;
}
