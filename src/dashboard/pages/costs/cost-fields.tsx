import { Group, NativeSelect, SegmentedControl, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DayInput } from "../../kit/day-input.tsx";
import { useNames } from "../../kit/names.ts";
import { type CostDraft, categories, type Fault, intervals, type Wrong, writtenBy } from "./cost-draft.ts";
import { CurrencySelect } from "./currency-select.tsx";
import { ScopeFields } from "./scope-fields.tsx";

export type Change = (part: Partial<CostDraft>) => void;

/** The fields of a cost. */
export function CostFields({
  draft,
  wrong,
  currency,
  change,
}: {
  draft: CostDraft;
  wrong: Wrong;
  currency: string;
  change: Change;
}) {
  const { t } = useTranslation("costs");
  const names = useNames();
  return (
    <Stack gap="sm">
      <TextInput
        label={t("form.what")}
        placeholder={t("form.whatSuch")}
        value={draft.what}
        error={useFaultText(wrong.what)}
        required
        withAsterisk={false}
        data-autofocus
        onChange={({ currentTarget: { value } }) => change({ what: value })}
      />
      <NativeSelect
        label={t("form.category")}
        value={draft.category}
        onChange={({ currentTarget: { value } }) => change({ category: value as CostDraft["category"] })}
        data={categories.map((value) => ({ value, label: names.category(value) }))}
      />
      <Price draft={draft} wrong={wrong} currency={currency} change={change} />
      <Days draft={draft} wrong={wrong} change={change} />
      <ScopeFields draft={draft} wrong={useFaultText(wrong.scope)} change={change} />
    </Stack>
  );
}

function Price({
  draft,
  wrong,
  currency,
  change,
}: {
  draft: CostDraft;
  wrong: Wrong;
  currency: string;
  change: Change;
}) {
  const { t } = useTranslation("costs");
  const faults = {
    amount: useFaultText(wrong.amount),
    hours: useFaultText(wrong.hours),
    rate: useFaultText(wrong.rate),
  };
  const decimal = (name: "amount" | "hours" | "rate", label: string) => (
    <TextInput
      label={label}
      inputMode="decimal"
      autoComplete="off"
      value={draft[name]}
      error={faults[name]}
      onChange={({ currentTarget: { value } }) => change({ [name]: value })}
    />
  );
  return (
    <Stack gap={6}>
      <SegmentedControl
        aria-label={t("form.by")}
        value={draft.by}
        onChange={(value) => change(writtenBy(value as CostDraft["by"]))}
        data={(["amount", "hours"] as const).map((value) => ({ value, label: t(`form.bys.${value}`) }))}
      />
      <SimpleGrid cols={draft.by === "amount" ? 2 : { base: 2, xs: 3 }} spacing="xs">
        {draft.by === "amount" ? (
          decimal("amount", t("form.amount"))
        ) : (
          <>
            {decimal("hours", t("form.hours"))}
            {decimal("rate", t("form.rate"))}
          </>
        )}
        <CurrencySelect
          label={t("form.currency")}
          first={currency}
          value={draft.currency}
          onCurrency={(value) => change({ currency: value })}
        />
      </SimpleGrid>
    </Stack>
  );
}

function Days({ draft, wrong, change }: { draft: CostDraft; wrong: Wrong; change: Change }) {
  const { t } = useTranslation("costs");
  return (
    <Stack gap={4}>
      <NativeSelect
        label={t("form.per")}
        value={draft.per}
        onChange={({ currentTarget: { value } }) => change({ per: value as CostDraft["per"] })}
        data={(["once", ...intervals] as const).map((value) => ({ value, label: t(`form.pers.${value}`) }))}
      />
      <Group grow align="flex-start" gap="xs">
        <DayInput
          label={t("form.from")}
          value={draft.from}
          error={useFaultText(wrong.from)}
          onDay={(from) => change({ from })}
        />
        <DayInput
          label={t("form.last")}
          value={draft.last}
          min={draft.from}
          error={useFaultText(wrong.last)}
          onDay={(last) => change({ last })}
        />
      </Group>
      {draft.per === "once" ? null : (
        <Text size="sm" c="dimmed">
          {t("form.goesOn")}
        </Text>
      )}
    </Stack>
  );
}

function useFaultText(fault: Fault | undefined): string | undefined {
  const { t } = useTranslation("costs");
  return fault === undefined ? undefined : t(`wrong.${fault}`);
}
