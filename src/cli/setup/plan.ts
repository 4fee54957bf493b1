import { KnownError } from "../../model/errors.ts";
import type { Plan } from "../../model/plan.ts";
import { keepPlan } from "../../state/plan/keep-plan.ts";
import { planText } from "../../state/plan/plan-text.ts";
import { refuseWords } from "../action.ts";
import { oneOf, readOptions } from "../options.ts";
import { output } from "../output.ts";
import { planIn } from "../roi/plan-in.ts";
import { defaultDataFolder, openRecords } from "./chosen-workspace.ts";

/** `retorno plan [FILE]`: a workspace's plan as it is kept; with a file, checks and keeps that one. */
export async function planCommand(args: readonly string[]): Promise<undefined> {
  const { values, paths } = readOptions(args, ["data", "workspace", "format"]);
  const format = oneOf("format", values.format ?? "yaml", ["yaml", "json"]);
  const [file, ...more] = paths;
  refuseWords(more);
  const plan = await planIn(file);
  const { state, workspace } = await openRecords(values.data ?? defaultDataFolder, values.workspace);
  try {
    if (plan !== null) {
      await keepPlan(state, workspace.id, plan, { actor: { kind: "operator" } });
      return await said(`the plan of ${workspace.id} is kept: ${inWords(plan)}\n`);
    }
    if (workspace.plan === null) {
      throw new KnownError("not_found", `workspace ${workspace.id} has no plan yet`, {
        hint: "bring one in with retorno plan plan.yaml; docs/plan.md shows every field",
      });
    }
    return await said(await planText(workspace.plan, format));
  } finally {
    await state.destroy();
  }
}

const said = async (text: string): Promise<undefined> => {
  await output(text, undefined);
};

function inWords({ currency, timeZone, costs, codes }: Plan): string {
  const [entries, named] = [costs.length, Object.keys(codes).length];
  return `${currency}, ${timeZone}, ${entries} ${entries === 1 ? "cost" : "costs"}, ${named} ${named === 1 ? "code" : "codes"}`;
}
