import { Button, Group, NativeSelect, SegmentedControl, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Goal } from "../../../client/api.ts";
import { useChange } from "../../app/client.ts";
import { daysAfter, todayIn } from "../../app/presets.ts";
import { useWorkspace, useWorkspaceId } from "../../app/session.ts";
import { DayInput } from "../../kit/day-input.tsx";
import { FaultNote } from "../../kit/fault-note.tsx";
import { faultOf, namesFields } from "../../kit/field-faults.ts";
import { FigureInput } from "../../kit/figure-input.tsx";
import { NetworkSelect } from "../../kit/network-select.tsx";
import { useDone } from "../../kit/undo.tsx";
import { type Measure, measures } from "./measures.ts";

const shownBy = ["listGoals", "goalsPace", "getPlan", "showOverview"] as const;

/** A goal to be set or changed: what, of whom, from where to where, by when, and what for. */
export function GoalForm({ goal, close }: { goal: Goal | null; close: () => void }) {
  const { t } = useTranslation("settings");
  const workspace = useWorkspaceId();
  const today = todayIn(useWorkspace()?.timeZone ?? "UTC");
  const done = useDone();
  const add = useChange("addGoal", shownBy);
  const change = useChange("editGoal", shownBy);
  const [words, setWords] = useState({
    name: goal?.name ?? "",
    objective: goal?.objective ?? "",
    measure: goal?.measure ?? ("return" as Measure),
    baseline: goal?.baseline ?? "",
    target: goal?.target ?? "",
    from: goal?.from ?? today,
    last: goal === null ? daysAfter(today, 89) : daysAfter(goal.to, -1),
    network: goal?.segment?.network ?? "",
    campaign: goal?.segment?.campaign ?? "",
    paid: goal?.segment?.paid === undefined ? "any" : String(goal.segment.paid),
  });
  const set = (more: Partial<typeof words>) => setWords((before) => ({ ...before, ...more }));
  const fault = add.error ?? change.error;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { name, objective, measure, baseline, target, from } = words;
    const segment = segmentOf(words);
    const body = { name, objective, measure, baseline, target, from, to: daysAfter(words.last, 1) };
    const whenDone = {
      onSuccess: () => {
        close();
        done(t("saved"));
      },
    };
    if (goal === null)
      add.mutate({ params: { workspace }, body: { ...body, ...(segment === null ? {} : { segment }) } }, whenDone);
    else
      change.mutate(
        { params: { workspace, goal: goal.id }, body: { ...body, segment, version: goal.version } },
        whenDone,
      );
  };
  const text = (name: "name" | "objective" | "campaign") => ({
    value: words[name],
    onChange: ({ currentTarget: { value } }: { currentTarget: HTMLInputElement }) => set({ [name]: value }),
    error: faultOf(fault, name === "campaign" ? "segment.campaign" : name),
  });
  const figure = (name: "baseline" | "target") => ({
    value: words[name],
    onFigure: (value: string) => set({ [name]: value }),
    error: faultOf(fault, name),
    isSigned: true,
    required: true,
  });
  return (
    <form onSubmit={submit}>
      <Stack>
        {fault !== null && !namesFields(fault) ? <FaultNote fault={fault} /> : null}
        <TextInput
          label={t("goals.name")}
          placeholder={t("goals.namePlaceholder")}
          required
          data-autofocus
          {...text("name")}
        />
        <NativeSelect
          label={t("goals.measure")}
          value={words.measure}
          onChange={({ currentTarget }) => set({ measure: currentTarget.value as Measure })}
          data={measures.map((value) => ({ value, label: t(`measures.${value}`) }))}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <FigureInput label={t("goals.baseline")} description={t("goals.baselineSays")} {...figure("baseline")} />
          <FigureInput label={t("goals.target")} description={t("goals.targetSays")} {...figure("target")} />
          <DayInput
            label={t("goals.from")}
            value={words.from}
            onDay={(from) => set({ from })}
            required
            error={faultOf(fault, "from")}
          />
          <DayInput
            label={t("goals.last")}
            value={words.last}
            onDay={(last) => set({ last })}
            required
            min={words.from}
            error={faultOf(fault, "to")}
          />
        </SimpleGrid>
        <Text size="sm" fw={600}>
          {t("goals.about")}
        </Text>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <NetworkSelect
            label={t("goals.network")}
            any={t("goals.allSocial")}
            value={words.network === "" ? undefined : words.network}
            onNetwork={(network) => set({ network: network ?? "" })}
          />
          <TextInput label={t("goals.campaign")} {...text("campaign")} />
        </SimpleGrid>
        <SegmentedControl
          aria-label={t("goals.paid")}
          value={words.paid}
          onChange={(paid) => set({ paid })}
          data={(["any", "true", "false"] as const).map((value) => ({ value, label: t(`goals.paidOr.${value}`) }))}
        />
        <TextInput
          label={t("goals.objective")}
          description={t("goals.objectiveSays")}
          required
          {...text("objective")}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={add.isPending || change.isPending}>
            {t("save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function segmentOf({ network, campaign, paid }: { network: string; campaign: string; paid: string }) {
  const named = {
    ...(network === "" ? {} : { network }),
    ...(campaign.trim() === "" ? {} : { campaign: campaign.trim() }),
    ...(paid === "any" ? {} : { paid: paid === "true" }),
  };
  return Object.keys(named).length === 0 ? null : named;
}
