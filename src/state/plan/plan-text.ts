import type { Plan } from "../../model/plan.ts";

/** A plan as plan.yaml states it, in YAML or JSON: read in again it is the same plan. */
export async function planText(plan: Plan, format: "yaml" | "json"): Promise<string> {
  const fields = Object.fromEntries(Object.entries(plan).filter(([, value]) => value !== null));
  if (format === "json") return `${JSON.stringify(fields, null, 1)}\n`;
  return (await import("yaml")).stringify(fields, { schema: "core" });
}
