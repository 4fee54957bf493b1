import { Button, Group, Stack } from "@mantine/core";
import { CopyPlus, Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { todayIn } from "../../app/presets.ts";
import { FaultNote } from "../../kit/fault-note.tsx";
import { useFormat } from "../../kit/format.ts";
import { ComesTo } from "./comes-to.tsx";
import { bodyOf, type CostDraft, draftOf, emptyDraft, nextDays, type Wrong } from "./cost-draft.ts";
import type { Opened, ShownDays } from "./cost-drawer.tsx";
import { CostFields } from "./cost-fields.tsx";
import type { LedgerRow } from "./ledger-rows.ts";
import { KeptReceipts } from "./receipts/kept-receipts.tsx";
import { WaitingReceipts } from "./receipts/waiting-receipts.tsx";
import { SpreadOfOne } from "./spread-of-one.tsx";
import { useKeepCost } from "./use-keep-cost.ts";

/** The form of a cost, with what it would come to and its receipts. */
export function CostForm({
  row,
  start,
  period,
  currency,
  open,
}: {
  row: LedgerRow | null;
  start: CostDraft | undefined;
  period: ShownDays | undefined;
  currency: string;
  open: (opened: Opened | null) => void;
}) {
  const { t } = useTranslation("costs");
  const { locale, timeZone } = useFormat();
  const cost = row?.cost ?? null;
  const [draft, setDraft] = useState<CostDraft>(
    () =>
      start ??
      (cost === null
        ? emptyDraft(currency, dayToBegin(period, todayIn(timeZone)))
        : draftOf(cost, { currency, locale })),
  );
  const [wrong, setWrong] = useState<Wrong>({});
  const [files, setFiles] = useState<readonly File[]>([]);
  const keep = useKeepCost(cost, () => open(null));
  const read = bodyOf(draft, { currency, locale });
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setWrong("wrong" in read ? read.wrong : {});
    if ("body" in read && event.currentTarget.checkValidity()) keep.save(read.body, files);
  };
  const next = cost === null ? null : nextDays(cost);
  return (
    <form onSubmit={save} noValidate>
      <Stack gap="sm">
        <CostFields
          draft={draft}
          wrong={wrong}
          currency={currency}
          change={(part) => {
            setDraft({ ...draft, ...part });
            const named = Object.keys(part) as (keyof Wrong)[];
            setWrong(
              Object.fromEntries(Object.entries(wrong).filter(([name]) => !named.includes(name as keyof Wrong))),
            );
          }}
        />
        <ComesTo body={"body" in read ? read.body : null} period={period} currency={currency} />
        {keep.fault === null ? null : <FaultNote fault={keep.fault} />}
        <Group justify="space-between">
          <Group gap="xs">
            <Button type="submit" loading={keep.isSaving}>
              {t("form.save")}
            </Button>
            <Button variant="default" onClick={() => open(null)}>
              {t("form.cancel")}
            </Button>
          </Group>
          {cost === null ? null : (
            <Group gap="xs">
              {next === null ? null : (
                <Button
                  variant="default"
                  leftSection={<CopyPlus size={16} aria-hidden />}
                  onClick={() => open({ kind: "new", draft: draftOf({ ...cost, ...next }, { currency, locale }) })}
                >
                  {t("form.repeat")}
                </Button>
              )}
              <Button variant="subtle" color="red" leftSection={<Trash2 size={16} aria-hidden />} onClick={keep.remove}>
                {t("form.delete")}
              </Button>
            </Group>
          )}
        </Group>
        {cost === null ? (
          <WaitingReceipts files={files} setFiles={setFiles} />
        ) : (
          <KeptReceipts cost={cost.id} mayWrite />
        )}
        {row?.line == null ? null : <SpreadOfOne line={row.line} currency={currency} />}
      </Stack>
    </form>
  );
}

/** A new cost is of this month, unless other days are looked at: then it is of theirs. */
function dayToBegin(period: ShownDays | undefined, today: string): string {
  if (period === undefined || (period.from <= today && today < period.to)) return today;
  return period.from;
}
