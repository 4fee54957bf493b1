import { lazy, Suspense, useState } from "react";
import { useOpenHow } from "./open-how.ts";

const Panel = lazy(async () => ({ default: (await import("./how-panel.tsx")).HowPanel }));

/** "How was this worked out?" of the figure that was pressed, beside the page; loaded when the first is asked. */
export function HowDrawer() {
  const how = useOpenHow();
  const [wasAsked, setAsked] = useState(false);
  if (how !== null && !wasAsked) setAsked(true);
  return wasAsked ? (
    <Suspense>
      <Panel how={how} />
    </Suspense>
  ) : null;
}
