import { Anchor, Text } from "@mantine/core";
import { type ReactNode, useState } from "react";

/** What the workspace says already, to be nodded at; its field comes for whoever wants another. */
export function Known({
  says,
  note,
  other,
  children,
}: {
  says: string;
  note?: string | undefined;
  other: string;
  children: ReactNode;
}) {
  const [isAsked, ask] = useState(false);
  if (isAsked) return children;
  return (
    <Text>
      <Text component="span" inherit fw={600}>
        {says}
      </Text>{" "}
      {note === undefined ? null : (
        <Text component="span" size="sm" c="dimmed">
          {note}{" "}
        </Text>
      )}
      <Anchor component="button" type="button" size="sm" onClick={() => ask(true)}>
        {other}
      </Anchor>
    </Text>
  );
}
