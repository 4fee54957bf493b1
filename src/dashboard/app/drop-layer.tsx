import { lazy, Suspense } from "react";
import { useMay } from "./session.ts";

const DropAnywhere = lazy(async () => ({
  default: (await import("../pages/data/drop-anywhere.tsx")).DropAnywhere,
}));

/** Takes files that are dropped on any page; its code comes once the page stands. */
export function DropLayer() {
  if (!useMay("imports:write")) return null;
  return (
    <Suspense>
      <DropAnywhere />
    </Suspense>
  );
}
