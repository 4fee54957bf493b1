import type { Plan } from "../../model/plan.ts";

/** The plan of `--plan FILE`, null where none is given. YAML is loaded only where there is one. */
export async function planIn(file: string | undefined): Promise<Plan | null> {
  if (file === undefined) return null;
  const { readPlan } = await import("../../state/plan/plan-file.ts");
  return readPlan(file);
}
