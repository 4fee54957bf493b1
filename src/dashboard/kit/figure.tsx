import { Skeleton, Stack, Text, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { CircleHelp } from "lucide-react";
import type { CSSProperties, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./figure.module.css";
import type { How } from "./how/how.ts";
import { openHow } from "./how/open-how.ts";
import { Explained, type TermName } from "./term.tsx";

/** One figure with its name; pressed, it says how it was worked out. */
export function Figure({
  label,
  value,
  under,
  how,
  size = "md",
  isFaint = false,
  term,
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
  /** What its name means, said where it is hovered or focused, and in its working. */
  term?: TermName;
}) {
  const { t } = useTranslation("kit");
  const button = (
    <UnstyledButton
      className={classes.figure}
      data-size={size}
      disabled={how === undefined}
      onClick={() => how !== undefined && openHow(term === undefined ? how : explained(how, t(`terms.${term}.says`)))}
    >
      <Stack gap={0}>
        <span className={classes.label} data-term={term}>
          {label} <CircleHelp size={14} aria-hidden className={classes.sign} />
        </span>
        {value === undefined ? (
          <Skeleton className={classes.value} w="60%" h="1.2em" my="0.1em" />
        ) : (
          <span
            className={classes.value}
            data-faint={isFaint || undefined}
            style={{ "--longest": longestWord(value) } as CSSProperties}
          >
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
  return term === undefined ? button : <Explained name={term}>{button}</Explained>;
}

const explained = (how: How, says: string): How => ({ ...how, notes: [says, ...(how.notes ?? [])] });

/** How many signs stand together in what may not be parted; marks of direction take no room. */
const longestWord = (value: string): number =>
  Math.max(
    ...value
      .replaceAll(/[\u200e\u200f\u2066-\u2069]/g, "")
      .split(/[ \n]/)
      .map((word) => word.length),
  );
