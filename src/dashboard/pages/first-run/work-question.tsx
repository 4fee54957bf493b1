import { NumberInput, SimpleGrid, Text, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Workspace } from "../../../client/api.ts";
import { askAnew, client } from "../../app/client.ts";
import { todayIn } from "../../app/presets.ts";
import { DayInput } from "../../kit/day-input.tsx";
import { useFormat } from "../../kit/format.ts";
import { Question } from "./question.tsx";

/** The weeks of a month, on average over 400 years. */
const weeksInMonth = 146_097 / 7 / 4800;

/** Who does the work, and how long a week? What is said becomes a cost for labour. */
export function WorkQuestion({ workspace, go }: { workspace: Workspace; go: (way: "back" | "on") => void }) {
  const { t } = useTranslation("first-run");
  const format = useFormat();
  const queries = useQueryClient();
  const [what, setWhat] = useState(() => t("work.usual"));
  const [hours, setHours] = useState<number | string>("");
  const [rate, setRate] = useState<number | string>("");
  const [since, setSince] = useState(() => `${todayIn(workspace.timeZone).slice(0, 4)}-01-01`);
  const isSaid = Number(hours) > 0 && Number(rate) > 0;
  const keep = async () => {
    const body = {
      what,
      category: "labour",
      hours: String(hours),
      rate: String(rate),
      per: "week",
      from: since,
    } as const;
    await client.addCost({ params: { workspace: workspace.id }, body });
    await askAnew(queries, ["listCosts", "roi", "showOverview", "getPlan"]);
  };
  return (
    <Question
      asks={t("work.asks")}
      says={t("work.says")}
      keep={isSaid ? keep : null}
      go={go}
      canGoOn={isSaid && what.trim() !== "" && since !== ""}
    >
      <TextInput
        label={t("work.what")}
        value={what}
        onChange={({ currentTarget }) => setWhat(currentTarget.value)}
        maxLength={200}
      />
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <NumberInput
          label={t("work.hours")}
          value={hours}
          onChange={setHours}
          min={0}
          max={1000}
          decimalScale={2}
          hideControls
          inputMode="decimal"
        />
        <NumberInput
          label={t("work.rate", { currency: workspace.currency })}
          description={t("work.rateSays")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          value={rate}
          onChange={setRate}
          min={0}
          decimalScale={2}
          hideControls
          inputMode="decimal"
        />
        <DayInput label={t("work.since")} value={since} onDay={setSince} />
      </SimpleGrid>
      <Text size="sm" c="dimmed" role="status" mih="1.5em">
        {isSaid
          ? t("work.comesTo", {
              week: format.money(String(Number(hours) * Number(rate)), workspace.currency, { whole: true }),
              month: format.money(String(Number(hours) * Number(rate) * weeksInMonth), workspace.currency, {
                whole: true,
              }),
            })
          : null}
      </Text>
    </Question>
  );
}
