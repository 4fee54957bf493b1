import { NativeSelect, SimpleGrid, TextInput } from "@mantine/core";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useAnswer } from "../../app/client.ts";
import { useWorkspaceId } from "../../app/session.ts";
import { NetworkSelect } from "../../kit/network-select.tsx";
import type { CostDraft } from "./cost-draft.ts";
import type { Change } from "./cost-fields.tsx";

const kinds = ["all", "network", "campaign", "post", "channel"] as const;

/** Channels of GA4 that are not social: what social brings is named by its network. */
const channels = [
  ...(["Email", "Direct", "Referral", "Organic Search", "Paid Search", "Display", "Affiliates"] as const),
  ...(["Organic Shopping", "Paid Shopping", "Cross-network", "AI Assistants", "Audio", "SMS", "Push"] as const),
] as const;

/** What a cost was for. */
export function ScopeFields({ draft, wrong, change }: { draft: CostDraft; wrong: string | undefined; change: Change }) {
  const { t } = useTranslation("costs");
  const first = { network: "instagram", channel: channels[0], all: "", campaign: "", post: "" } as const;
  return (
    <SimpleGrid cols={draft.scopeKind === "all" ? 1 : { base: 1, xs: 2 }} spacing="xs">
      <NativeSelect
        label={t("form.scope")}
        value={draft.scopeKind}
        onChange={({ currentTarget }) => {
          const scopeKind = currentTarget.value as CostDraft["scopeKind"];
          change({ scopeKind, scope: first[scopeKind] });
        }}
        data={kinds.map((value) => ({ value, label: t(`form.scopes.${value}`) }))}
      />
      <ScopeName draft={draft} wrong={wrong} change={change} />
    </SimpleGrid>
  );
}

function ScopeName({ draft, wrong, change }: { draft: CostDraft; wrong: string | undefined; change: Change }) {
  const { t } = useTranslation("costs");
  const { scopeKind, scope } = draft;
  const take = (value: string | undefined) => change({ scope: value ?? "" });
  if (scopeKind === "all") return null;
  const label = t(`form.scopes.${scopeKind}`);
  if (scopeKind === "network") {
    return (
      <NetworkSelect label={label} any={t("form.choose")} value={scope === "" ? undefined : scope} onNetwork={take} />
    );
  }
  if (scopeKind === "channel") {
    const all = channels.some((one) => one === scope) ? [...channels] : [scope, ...channels];
    return (
      <NativeSelect
        label={label}
        value={scope}
        data={all}
        onChange={({ currentTarget }) => take(currentTarget.value)}
      />
    );
  }
  if (scopeKind === "campaign") return <CampaignName label={label} scope={scope} wrong={wrong} take={take} />;
  return (
    <TextInput
      label={label}
      description={t("form.postSays")}
      value={scope}
      error={wrong}
      onChange={({ currentTarget }) => take(currentTarget.value)}
    />
  );
}

/** Campaigns that the costs of these days were shared to are offered while one types. */
function CampaignName({
  label,
  scope,
  wrong,
  take,
}: {
  label: string;
  scope: string;
  wrong: string | undefined;
  take: (name: string) => void;
}) {
  const list = useId();
  const workspace = useWorkspaceId();
  const { data } = useAnswer("showCostReport", { params: { workspace }, query: { by: "campaign" } });
  const known = new Set((data?.lines ?? []).flatMap(({ shares }) => shares.flatMap(({ key }) => key.campaign ?? [])));
  return (
    <>
      <TextInput
        label={label}
        value={scope}
        error={wrong}
        list={list}
        autoComplete="off"
        onChange={({ currentTarget }) => take(currentTarget.value)}
      />
      <datalist id={list}>
        {[...known].map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}
