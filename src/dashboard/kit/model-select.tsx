import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { modelNames } from "../../model/model-names.ts";
import { useAnswer } from "../app/client.ts";
import { useWorkspaceId } from "../app/session.ts";
import { useView } from "../app/view.ts";
import { useNames } from "./names.ts";

/** The model of attribution by which the page is shown: those every workspace has, and the plan's own. */
export function ModelSelect() {
  const { t } = useTranslation();
  const { view, change } = useView();
  const names = useNames();
  const workspace = useWorkspaceId();
  const plan = useAnswer("getPlan", { params: { workspace } }).data?.plan;
  const own = plan?.models ?? [];
  return (
    <NativeSelect
      aria-label={t("view.model")}
      size="sm"
      value={view.model ?? "last"}
      onChange={({ currentTarget: { value } }) => change({ model: value === "last" ? undefined : value })}
      data={[
        ...modelNames.map((value) => ({ value: value as string, label: names.model(value) })),
        ...own.map(({ name, title }) => ({ value: name, label: title ?? name })),
      ]}
    />
  );
}
