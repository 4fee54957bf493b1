import { Skeleton, Stack, Text, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { CircleHelp } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./figure.module.css";
import type { How } from "./how/how.ts";
import { openHow } from "./how/open-how.ts";

/** One figure with its name; pressed, it says how it was worked out. */
export function Figure({
  label,
  value,
  under,
  how,
  size = "md",
  isFaint = false,
}: {
  label: string;
  /** As it is read; undefined while it is not known. */
  value: string | undefined;
  /** What stands below it: the interval, the change. */
  under?: ReactNode;
  how: How | undefined;
  size?: "sm" | "md" | "lg";
  /** Where too little stands behind it to be sure of. */
  isFaint?: boolean;
}) {
  const { t } = useTranslation("kit");
  return (
    <UnstyledButton
      className={classes.figure}
      data-size={size}
      disabled={how === undefined}
      onClick={() => how !== undefined && openHow(how)}
    >
      <Stack gap={0}>
        <span className={classes.label}>
          {label} <CircleHelp size={14} aria-hidden className={classes.sign} />
        </span>
        {value === undefined ? (
          <Skeleton className={classes.value} w="60%" h="1.2em" my="0.1em" />
        ) : (
          <span className={classes.value} data-faint={isFaint || undefined}>
            {value}
          </span>
        )}
        {under === undefined ? null : (
          <Text component="span" size="sm" c="dimmed" display="block" mih="1.4em">
            {under}
          </Text>
        )}
        <VisuallyHidden>{t("how.title")}</VisuallyHidden>
      </Stack>
    </UnstyledButton>
  );
}
