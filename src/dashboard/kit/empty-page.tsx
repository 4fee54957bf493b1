import { Center, Stack, Text, Title } from "@mantine/core";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import classes from "./empty-page.module.css";

/** What stands where there is nothing yet: a picture, what would stand here, and one thing to do. */
export function EmptyPage({
  icon: Icon,
  title,
  says,
  action,
}: {
  icon: LucideIcon;
  title: string;
  says: ReactNode;
  action?: ReactNode;
}) {
  return (
    <Center py={{ base: "xl", sm: 60 }}>
      <Stack align="center" maw={460} ta="center" gap="xs">
        <div className={classes.picture}>
          <span className={classes.bars} aria-hidden>
            <i />
            <i />
            <i />
            <i />
          </span>
          <Icon size={40} strokeWidth={1.5} aria-hidden />
        </div>
        <Title order={2} fz={20}>
          {title}
        </Title>
        <Text c="dimmed" component="div" mb="sm">
          {says}
        </Text>
        {action}
      </Stack>
    </Center>
  );
}
