import { ActionIcon, Button, Group, Modal, Skeleton, Text } from "@mantine/core";
import { Pencil, Plus, Target, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Goal } from "../../../client/api.ts";
import { useAnswer, useChange } from "../../app/client.ts";
import { useMay, useWorkspace, useWorkspaceId } from "../../app/session.ts";
import { Card } from "../../kit/card.tsx";
import { EmptyPage } from "../../kit/empty-page.tsx";
import { FaultNote } from "../../kit/fault-note.tsx";
import { useFormat } from "../../kit/format.ts";
import { useNames } from "../../kit/names.ts";
import type { Column } from "../../kit/table/column.ts";
import { DataTable } from "../../kit/table/data-table.tsx";
import { useDone, useTellFault } from "../../kit/undo.tsx";
import { GoalForm } from "./goal-form.tsx";

const shownBy = ["listGoals", "goalsPace", "getPlan", "showOverview"] as const;

/** The goals of the plan: what is to be reached, by when, and for which aim of the business. */
export function GoalsSection() {
  const { t } = useTranslation("settings");
  const { t: inKit } = useTranslation("kit");
  const workspace = useWorkspaceId();
  const mayWrite = useMay("plan:write");
  const goals = useAnswer("listGoals", { params: { workspace } });
  const [edited, edit] = useState<Goal | "new" | null>(null);
  const columns = useColumns(mayWrite ? edit : undefined);
  if (goals.error !== null) return <FaultNote fault={goals.error} retry={() => void goals.refetch()} />;
  if (goals.data === undefined) return <Skeleton h={240} />;
  const add = mayWrite ? (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => edit("new")}>
      {t("goals.add")}
    </Button>
  ) : null;
  const { items } = goals.data;
  return (
    <Card title={t("goals.title")} says={t("goals.says")} actions={items.length > 0 ? add : null}>
      {items.length === 0 ? (
        <EmptyPage icon={Target} title={t("goals.none")} says={t("goals.noneSays")} action={add} />
      ) : (
        <DataTable caption={t("goals.title")} name="goals" columns={columns} rows={items} rowKey={({ id }) => id} />
      )}
      <Modal
        opened={edited !== null}
        onClose={() => edit(null)}
        size="lg"
        title={t(edited === "new" ? "goals.add" : "goals.edit")}
        closeButtonProps={{ "aria-label": inKit("close") }}
      >
        {edited === null ? null : <GoalForm goal={edited === "new" ? null : edited} close={() => edit(null)} />}
      </Modal>
    </Card>
  );
}

function useColumns(edit: ((goal: Goal) => void) | undefined): Column<Goal>[] {
  const { t } = useTranslation("settings");
  const format = useFormat();
  const names = useNames();
  const currency = useWorkspace()?.currency ?? "EUR";
  const inUnit = ({ unit }: Goal, value: string): string => {
    if (unit === "money") return format.money(value, currency);
    return unit === "per cent" ? format.percent(Number(value)) : format.number(Number(value));
  };
  const about = ({ segment }: Goal): string =>
    segment === undefined ? t("goals.allSocial") : names.line({ ...segment, campaign: segment.campaign });
  return [
    { key: "name", title: t("goals.name"), cell: ({ name }) => name },
    { key: "measure", title: t("goals.measure"), cell: ({ measure }) => t(`measures.${measure}`) },
    { key: "segment", title: t("goals.about"), cell: about },
    {
      key: "baseline",
      title: t("goals.baseline"),
      isNumber: true,
      cell: ({ baseline }) => baseline,
      shown: (goal) => inUnit(goal, goal.baseline),
    },
    {
      key: "target",
      title: t("goals.target"),
      isNumber: true,
      cell: ({ target }) => target,
      shown: (goal) => inUnit(goal, goal.target),
    },
    { key: "days", title: t("goals.days"), cell: ({ from }) => from, shown: ({ from, to }) => format.days(from, to) },
    {
      key: "objective",
      title: t("goals.objective"),
      cell: ({ objective }) => objective,
      shown: ({ objective }) => (
        <Text size="sm" maw={280} truncate title={objective}>
          {objective}
        </Text>
      ),
    },
    ...(edit === undefined
      ? []
      : [
          {
            key: "do",
            title: t("actions"),
            cell: () => null,
            unsortable: true,
            shown: (goal: Goal) => <GoalActions goal={goal} edit={edit} />,
          },
        ]),
  ];
}

function GoalActions({ goal, edit }: { goal: Goal; edit: (goal: Goal) => void }) {
  const { t } = useTranslation("settings");
  const workspace = useWorkspaceId();
  const done = useDone();
  const tellFault = useTellFault();
  const remove = useChange("deleteGoal", shownBy);
  const add = useChange("addGoal", shownBy);
  const params = { workspace };
  const { id, version, unit: _unit, changedAt: _at, changedBy: _by, ...entry } = goal;
  const take = async () => {
    await remove.mutateAsync({ params: { workspace, goal: id }, query: { version } });
    done(t("goals.deleted", { name: goal.name }), () => add.mutateAsync({ params, body: entry }));
  };
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t("goals.editOne", { name: goal.name })}
        onClick={() => edit(goal)}
      >
        <Pencil size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        loading={remove.isPending}
        aria-label={t("goals.deleteOne", { name: goal.name })}
        onClick={() => void take().catch(tellFault)}
      >
        <Trash2 size={16} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
