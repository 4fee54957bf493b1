import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useView } from "../../app/view.ts";
import { lineKinds, useAskedJourneys } from "./asked-journeys.ts";

/** What the lines are about; it stands in the address. */
export function BySelect() {
  const { t } = useTranslation("journeys");
  const { change } = useView();
  const { by } = useAskedJourneys();
  return (
    <NativeSelect
      aria-label={t("by.name")}
      size="sm"
      value={by}
      onChange={({ currentTarget: { value } }) => change({ by: value === "network" ? undefined : value })}
      data={lineKinds.map((value) => ({ value, label: t(`by.${value}`) }))}
    />
  );
}
