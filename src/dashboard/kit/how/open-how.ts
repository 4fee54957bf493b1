import { useSyncExternalStore } from "react";
import type { How } from "./how.ts";

let open: How | null = null;
const listeners = new Set<() => void>();

/** Opens the working of a figure beside the page; null closes it. */
export function openHow(how: How | null): void {
  open = how;
  for (const tell of listeners) tell();
}

/** The working that is open. */
export const useOpenHow = (): How | null =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => open,
  );
