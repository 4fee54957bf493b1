import { UnstyledButton, VisuallyHidden } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { How } from "../../kit/how/how.ts";
import { openHow } from "../../kit/how/open-how.ts";
import classes from "./journeys.module.css";

/** A figure in a table; pressed, it says how it was worked out. Grey where too little stands behind it. */
export function Told({
  value,
  under,
  how,
  isFaint = false,
  shade,
}: {
  value: string;
  under?: ReactNode;
  how: How;
  isFaint?: boolean;
  /** How strongly its ground is coloured, 0 to 1. */
  shade?: number;
}) {
  const { t } = useTranslation("kit");
  return (
    <UnstyledButton
      className={classes.told}
      data-faint={isFaint || undefined}
      title={isFaint ? t("notEnough") : undefined}
      style={shade === undefined ? undefined : { "--shade": `${Math.round(shade * 34)}%` }}
      onClick={() => openHow(how)}
    >
      <span>{value}</span>
      {under === undefined || under === null ? null : <small>{under}</small>}
      <VisuallyHidden>{isFaint ? `${t("notEnough")}. ${t("how.title")}` : t("how.title")}</VisuallyHidden>
    </UnstyledButton>
  );
}
