import { ApiError } from "../../client/call.ts";

/** What the server said of a field by its path, such as segment.network; undefined where it said nothing. */
export function faultOf(fault: unknown, path: string): string | undefined {
  return faultsIn(fault).find((one) => one.path.replace(/^\/?(body[./])?/, "").replaceAll("/", ".") === path)?.detail;
}

/** Whether a fault names fields: then it stands beside them, and not above. */
export const namesFields = (fault: unknown): boolean => faultsIn(fault).length > 0;

function faultsIn(fault: unknown): readonly { readonly path: string; readonly detail: string }[] {
  if (!(fault instanceof ApiError)) return [];
  const { errors } = fault.problem as { errors?: readonly { path: string; detail: string }[] };
  return errors ?? [];
}
