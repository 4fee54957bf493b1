import { SegmentedControl, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useAnswer } from "../../../app/client.ts";
import { useView } from "../../../app/view.ts";
import { Card } from "../../../kit/card.tsx";
import { useFormat } from "../../../kit/format.ts";
import { Answered } from "../answered.tsx";
import { useAskedJourneys } from "../asked-journeys.ts";
import { RoleBars } from "./role-bars.tsx";
import { RoleTable } from "./role-table.tsx";
import { RoleTrend } from "./role-trend.tsx";
import { type Role, roles } from "./roles.ts";

/** Who originated, assisted and converted, by month, and what of the growth is more than noise. */
export function RolesTab() {
  const { t } = useTranslation("journeys");
  const { view, change } = useView();
  const { day } = useFormat();
  const { asked, ready, by } = useAskedJourneys();
  const answer = useAnswer("showRoles", { ...asked, query: { ...asked.query, by } }, { enabled: ready });
  const role: Role = roles.find((one) => one === view.role) ?? "origin";
  const choice = (
    <SegmentedControl
      size="xs"
      style={{ alignSelf: "flex-start" }}
      aria-label={t("roles.choose")}
      value={role}
      onChange={(value) => change({ role: value === "origin" ? undefined : value })}
      data={roles.map((value) => ({ value, label: t(`roles.${value}`) }))}
    />
  );
  return (
    <Answered answer={answer} height={900}>
      {(told) => (
        <Stack gap="md">
          <Card title={t("roles.title")} says={t("roles.says")}>
            <RoleBars told={told} />
          </Card>
          <Card title={t("roles.trendTitle")} says={t("roles.trendSays")}>
            <Stack gap="sm">
              {choice}
              {told.wholeFrom === null ? null : (
                <Text size="sm" role="note">
                  {t("roles.wholeFrom", { day: day(told.wholeFrom) })}
                </Text>
              )}
              <RoleTrend told={told} role={role} />
              <RoleTable told={told} role={role} />
            </Stack>
          </Card>
        </Stack>
      )}
    </Answered>
  );
}
