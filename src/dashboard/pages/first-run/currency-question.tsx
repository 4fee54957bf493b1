import { Select } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Workspace } from "../../../client/api.ts";
import { useRialNote } from "../../kit/rial-note.ts";
import { currencyOfCountry, likelyCountry } from "./countries.ts";
import { useKeepRules } from "./keep-rules.ts";
import { Known } from "./known.tsx";
import { Question } from "./question.tsx";

/** In which currency do you keep your books? */
export function CurrencyQuestion({ workspace, go }: { workspace: Workspace; go: (way: "back" | "on") => void }) {
  const { t, i18n } = useTranslation("first-run");
  const keepRules = useKeepRules();
  const [currency, setCurrency] = useState(workspace.currency);
  const rialNote = useRialNote(currency);
  const names = useMemo(() => {
    const named = new Intl.DisplayNames(i18n.language, { type: "currency" });
    return Intl.supportedValuesOf("currency").map((value) => ({ value, label: `${value} – ${named.of(value)}` }));
  }, [i18n.language]);
  const country = likelyCountry(workspace);
  const likely = new Set([workspace.currency, country === null ? null : currencyOfCountry(country)]);
  return (
    <Question asks={t("currency.asks")} says={t("currency.says")} keep={() => keepRules({ currency })} go={go}>
      <Known
        note={rialNote}
        says={names.find(({ value }) => value === currency)?.label ?? currency}
        other={t("currency.other")}
      >
        <Select
          label={t("currency.name")}
          description={rialNote}
          data={[...names.filter(({ value }) => likely.has(value)), ...names.filter(({ value }) => !likely.has(value))]}
          value={currency}
          onChange={(chosen) => chosen !== null && setCurrency(chosen)}
          searchable
          nothingFoundMessage={t("nothingFound")}
          allowDeselect={false}
          limit={200}
        />
      </Known>
    </Question>
  );
}
