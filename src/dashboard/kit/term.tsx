import { Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./term.module.css";

/** Words of the trade that are explained where they stand. */
export type TermName = "conversion" | "touch" | "model" | "roas" | "lag" | "shapley" | "markov" | "known";

/** A word with its explanation, in one sentence, at hand: hovered, pressed or reached by the keyboard. */
export function Term({ name, children }: { name: TermName; children?: ReactNode }) {
  const { t } = useTranslation("kit");
  return (
    <Explained name={name}>
      <button type="button" className={classes.term}>
        {children ?? t(`terms.${name}.name`)}
      </button>
    </Explained>
  );
}

/** Explains what can be reached by the keyboard itself. */
export function Explained({ name, children }: { name: TermName; children: ReactNode }) {
  const { t } = useTranslation("kit");
  return (
    <Tooltip
      label={t(`terms.${name}.says`)}
      multiline
      maw={300}
      withArrow
      events={{ hover: true, focus: true, touch: true }}
    >
      {children}
    </Tooltip>
  );
}
