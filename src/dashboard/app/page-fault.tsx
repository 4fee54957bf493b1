import { Container } from "@mantine/core";
import { ApiError } from "../../client/call.ts";
import { FaultNote } from "../kit/fault-note.tsx";

/** What stands in place of a page that broke, or that did not come. */
export function PageFault({ error, reset }: { error: unknown; reset: () => void }) {
  return (
    <Container size="sm" py="xl">
      <FaultNote fault={error} retry={error instanceof ApiError ? () => void loadOnceReached() : reset} />
    </Container>
  );
}

/** After an update of the server the pieces that an open page was built of are gone: it is loaded anew, if somebody is there. */
async function loadOnceReached(): Promise<void> {
  const answer = await fetch("/healthz").catch(() => null);
  if (answer?.ok) location.reload();
}
