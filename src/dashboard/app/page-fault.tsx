import { Container } from "@mantine/core";
import { FaultNote } from "../kit/fault-note.tsx";

/** What stands in place of a page that broke, or whose code did not come. */
export function PageFault({ error, reset }: { error: unknown; reset: () => void }) {
  return (
    <Container size="sm" py="xl">
      <FaultNote fault={error} retry={isOldPage(error) ? () => location.reload() : reset} />
    </Container>
  );
}

/** After an update of the server the pieces that an open page was built of are gone: it has to be loaded again. */
const isOldPage = (error: unknown): boolean => error instanceof TypeError && /import|module/i.test(error.message);
