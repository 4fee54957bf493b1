import { Button, FileButton, Group, NativeSelect, Skeleton, Stack, TextInput } from "@mantine/core";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { callFor } from "../../../client/call.ts";
import { businessModels } from "../../../model/business-model.ts";
import { useChange } from "../../app/client.ts";
import { useMay, useWorkspaceId } from "../../app/session.ts";
import { Card } from "../../kit/card.tsx";
import { download } from "../../kit/csv.ts";
import { FaultNote } from "../../kit/fault-note.tsx";
import { FigureInput } from "../../kit/figure-input.tsx";
import { useDone, useTellFault } from "../../kit/undo.tsx";
import { usePlanRules } from "./plan-rules.ts";

/** What counts as a return, how long a touch counts, and the plan as a file. */
export function MeasuringSection() {
  const { t } = useTranslation("settings");
  const { asked, plan } = usePlanRules();
  if (asked.error !== null) return <FaultNote fault={asked.error} retry={() => void asked.refetch()} />;
  if (asked.data === undefined) return <Skeleton h={320} />;
  return (
    <Stack>
      <Card title={t("measuring.title")} says={t("measuring.says")}>
        <MeasuringForm key={asked.data.version} />
      </Card>
      <PlanFile hasPlan={plan !== null} version={asked.data.version} />
    </Stack>
  );
}

function MeasuringForm() {
  const { t } = useTranslation("settings");
  const { plan, save, write } = usePlanRules();
  const done = useDone();
  const mayWrite = useMay("plan:write");
  const [business, setBusiness] = useState(plan?.business ?? "");
  const [model, setModel] = useState<string>(plan?.model ?? "");
  const [basis, setBasis] = useState(plan?.return.basis ?? "revenue");
  const [rate, setRate] = useState(String(Number(((plan?.return.rate ?? 0.4) * 100).toFixed(2))));
  const [lookbackDays, setLookback] = useState(String(plan?.lookbackDays ?? 90));
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    write(
      {
        business: business.trim() === "" ? null : business.trim(),
        model: model === "" ? null : (model as (typeof businessModels)[number]),
        return: {
          include: [...(plan?.return.include ?? [])],
          ...(basis === "margin" ? { basis, rate: Number(rate) / 100 } : { basis }),
        },
        lookbackDays: Number(lookbackDays),
      },
      () => done(t("saved")),
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack maw={480}>
        {save.error === null ? null : <FaultNote fault={save.error} />}
        <TextInput
          label={t("measuring.business")}
          value={business}
          onChange={({ currentTarget }) => setBusiness(currentTarget.value)}
          readOnly={!mayWrite}
        />
        <NativeSelect
          label={t("measuring.model")}
          value={model}
          onChange={({ currentTarget }) => setModel(currentTarget.value)}
          disabled={!mayWrite}
          data={[
            { value: "", label: t("measuring.noModel") },
            ...businessModels.map((value) => ({ value, label: t(`businesses.${value}`) })),
          ]}
        />
        <NativeSelect
          label={t("measuring.basis")}
          description={t("measuring.basisSays")}
          value={basis}
          onChange={({ currentTarget }) => setBasis(currentTarget.value as "revenue")}
          disabled={!mayWrite}
          data={(["revenue", "margin"] as const).map((value) => ({ value, label: t(`measuring.${value}`) }))}
        />
        {basis === "margin" ? (
          <FigureInput
            label={t("measuring.rate")}
            value={rate}
            onFigure={setRate}
            min={0.01}
            max={100}
            decimals={2}
            readOnly={!mayWrite}
            required
          />
        ) : null}
        <FigureInput
          label={t("measuring.lookback")}
          description={t("measuring.lookbackSays")}
          value={lookbackDays}
          onFigure={setLookback}
          min={1}
          max={3650}
          isWhole
          readOnly={!mayWrite}
          required
        />
        {mayWrite ? (
          <Group>
            <Button type="submit" loading={save.isPending}>
              {t("save")}
            </Button>
          </Group>
        ) : null}
      </Stack>
    </form>
  );
}

function PlanFile({ hasPlan, version }: { hasPlan: boolean; version: number }) {
  const { t } = useTranslation("settings");
  const workspace = useWorkspaceId();
  const mayWrite = useMay("plan:write");
  const done = useDone();
  const tellFault = useTellFault();
  const keep = useChange("keepPlan", ["getPlan", "getWorkspace", "listGoals", "listCosts", "showOverview"]);
  const params = { workspace };
  const standing = async () => (await planFile(workspace)).text();
  const save = async () => download("plan.yaml", new Blob([await standing()], { type: "application/yaml" }));
  const load = async (file: File) => {
    const before = hasPlan ? await standing() : null;
    await keep.mutateAsync({ params, body: { version, yaml: await file.text() } });
    done(
      t("planFile.loaded"),
      before === null ? undefined : () => keep.mutateAsync({ params, body: { yaml: before } }),
    );
  };
  return (
    <Card title={t("planFile.title")} says={t("planFile.says")}>
      <Group>
        <Button variant="default" disabled={!hasPlan} onClick={() => void save().catch(tellFault)}>
          {t("planFile.download")}
        </Button>
        {mayWrite ? (
          <FileButton accept=".yaml,.yml" onChange={(file) => file !== null && void load(file).catch(tellFault)}>
            {(props) => (
              <Button variant="default" loading={keep.isPending} {...props}>
                {t("planFile.upload")}
              </Button>
            )}
          </FileButton>
        ) : null}
      </Group>
    </Card>
  );
}

/** The plan as it is written in a file; the client's own method takes it as JSON. */
const planFile = (workspace: string): Promise<Response> =>
  callFor(
    { url: "" },
    {
      method: "GET",
      path: "/api/v1/workspaces/:workspace/plan",
      given: { params: { workspace }, query: { format: "yaml" } },
    },
  );
