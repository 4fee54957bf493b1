import { Box, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import type { ReactNode } from "react";
import { useWorkspace } from "../app/session.ts";

/** A page: its title, one sentence, what can be done on it, and what is shown. */
export function Page({
  title,
  says,
  actions,
  bar,
  children,
}: {
  title: string;
  says?: ReactNode;
  actions?: ReactNode;
  /** What is asked of the page: usually the `ViewBar`. */
  bar?: ReactNode;
  children: ReactNode;
}) {
  const workspace = useWorkspace();
  useDocumentTitle([title, workspace?.name, "Retorno"].filter(Boolean).join(" · "));
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start" gap="sm">
        <Box maw={720}>
          <Title order={1} fz={{ base: 24, sm: 28 }}>
            {title}
          </Title>
          {says === undefined ? null : (
            <Text c="dimmed" mt={4} component="p">
              {says}
            </Text>
          )}
        </Box>
        {actions === undefined ? null : <Group gap="xs">{actions}</Group>}
      </Group>
      {bar}
      {children}
    </Stack>
  );
}

/** The room that a page will take, while its code comes. */
export function PageSkeleton() {
  return (
    <Stack gap="md" aria-hidden>
      <Skeleton h={34} w={220} />
      <Skeleton h={36} maw={560} />
      <Skeleton h={180} />
      <Skeleton h={320} />
    </Stack>
  );
}
