import { SimpleGrid, Skeleton, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Workspace } from "../../../client/api.ts";
import { todayIn } from "../../app/presets.ts";
import { useMe } from "../../app/session.ts";
import { DayInput } from "../../kit/day-input.tsx";
import { FigureInput } from "../../kit/figure-input.tsx";
import { useFormat } from "../../kit/format.ts";
import { useRialNote } from "../../kit/rial-note.ts";
import { Question } from "./question.tsx";
import { type Line, useWorkLine } from "./work-line.ts";

/** The weeks of a month, on average over 400 years. */
const weeksInMonth = 146_097 / 7 / 4800;

interface Asked {
  readonly workspace: Workspace;
  /** The cost that the question made before, by its id. */
  readonly kept: string | null;
  readonly keep: (cost: string) => void;
  readonly go: (way: "back" | "on") => void;
}

/** Who does the work, and how long a week? What is said becomes a cost for labour; said anew, it changes that cost. */
export function WorkQuestion({ workspace, kept, keep, go }: Asked) {
  const { line, isPending, write } = useWorkLine(workspace.id, kept);
  if (isPending) return <Skeleton h={420} />;
  return (
    <WorkForm
      workspace={workspace}
      line={line}
      keep={async (said) => keep(await write(said))}
      go={go}
      key={line?.id ?? "new"}
    />
  );
}

function WorkForm({
  workspace,
  line,
  keep,
  go,
}: {
  workspace: Workspace;
  line: Line | null;
  keep: (said: { what: string; hours: string; rate: string; from: string }) => Promise<void>;
  go: Asked["go"];
}) {
  const { t } = useTranslation("first-run");
  const me = useMe();
  const [what, setWhat] = useState(line?.what ?? (me?.isGuest === false ? me.name : ""));
  const [hours, setHours] = useState(line?.hours ?? "");
  const [rate, setRate] = useState(line?.rate ?? "");
  const [from, setFrom] = useState(line?.from ?? `${todayIn(workspace.timeZone).slice(0, 4)}-01-01`);
  const currency = line?.currency ?? workspace.currency;
  const format = useFormat();
  const rialNote = useRialNote(currency);
  const isSaid = Number(hours) > 0 && Number(rate) > 0;
  return (
    <Question
      asks={t("work.asks")}
      says={t("work.says")}
      keep={isSaid ? () => keep({ what: what.trim(), hours, rate, from }) : null}
      go={go}
      canGoOn={isSaid && what.trim() !== "" && from !== ""}
    >
      <TextInput
        label={t("work.who")}
        placeholder={t("work.whoSuch")}
        value={what}
        onChange={({ currentTarget }) => setWhat(currentTarget.value)}
        maxLength={200}
      />
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <FigureInput label={t("work.hours")} value={hours} onFigure={setHours} max={168} decimals={2} />
        <FigureInput
          label={t("work.rate", { currency: format.currency(currency) })}
          description={[t("work.rateSays"), rialNote].filter(Boolean).join(" ")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          value={rate}
          onFigure={setRate}
          decimals={2}
        />
        <DayInput label={t("work.since")} value={from} onDay={setFrom} />
      </SimpleGrid>
      <Text size="sm" c="dimmed" role="status" mih="1.5em">
        {isSaid ? <ComesTo week={Number(hours) * Number(rate)} currency={currency} /> : null}
      </Text>
    </Question>
  );
}

function ComesTo({ week, currency }: { week: number; currency: string }) {
  const { t } = useTranslation("first-run");
  const format = useFormat();
  const money = (amount: number) => format.money(String(amount), currency, { whole: true });
  return t("work.comesTo", { week: money(week), month: money(week * weeksInMonth) });
}
