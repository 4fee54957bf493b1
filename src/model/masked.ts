import { isPersonalName, isPersonsId, namesPerson } from "./personal.ts";

/** A value to be shown so that one sees what its column is and not whom it names: kari@example.com → k•••@e•••. */
export function masked(value: string, column: string): string {
  const shown = value.length > mostShown ? `${value.slice(0, mostShown)}…` : value;
  if (value.includes("@")) return value.split("@").map(initial).join("@");
  return isPersonalName(column) || isPersonsId(value) || namesPerson(value) ? initial(shown) : shown;
}

const mostShown = 60;

const initial = (text: string): string => `${[...text.trim()][0] ?? ""}•••`;
