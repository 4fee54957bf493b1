import { Box, Group, Paper, Text, Title } from "@mantine/core";
import { type ReactNode, useId } from "react";
import classes from "./card.module.css";

/** A part of a page under a heading of its own. */
export function Card({
  title,
  says,
  actions,
  children,
}: {
  title: string;
  says?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <Paper component="section" className={classes.card} p={{ base: "sm", sm: "md" }} aria-labelledby={id}>
      <Group justify="space-between" align="flex-start" gap="xs" mb="sm" wrap="nowrap">
        <Box miw={0}>
          <Title order={2} fz={17} id={id}>
            {title}
          </Title>
          {says === undefined ? null : (
            <Text c="dimmed" size="sm" component="p" mt={2}>
              {says}
            </Text>
          )}
        </Box>
        {actions}
      </Group>
      {children}
    </Paper>
  );
}
