import { Select, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Workspace } from "../../../client/api.ts";
import { useMay } from "../../app/session.ts";
import { formatFor, localeOf } from "../../kit/format.ts";
import { countries, likelyCountry, localeOfCountry, zonesOf } from "./countries.ts";
import { useKeepRules } from "./keep-rules.ts";
import { Known } from "./known.tsx";
import { Question } from "./question.tsx";

/** Where do you sell? */
export function PlaceQuestion({ workspace, go }: { workspace: Workspace; go: (way: "back" | "on") => void }) {
  const { t, i18n } = useTranslation("first-run");
  const keepRules = useKeepRules();
  const mayWrite = useMay("workspace:write");
  const [country, setCountry] = useState(() => likelyCountry(workspace));
  const [zone, setZone] = useState(workspace.timeZone);
  const names = useCountryNames(i18n.language);
  const zones = [...new Set([workspace.timeZone, ...(country === null ? [] : zonesOf(country))])];
  const choose = (chosen: string | null) => {
    setCountry(chosen);
    const own = chosen === null ? [] : zonesOf(chosen);
    if (own.length > 0 && !own.includes(zone)) setZone(own[0] ?? zone);
  };
  const locale = country === null ? null : localeOfCountry(country);
  const keep = () =>
    keepRules({
      ...(mayWrite && locale !== null ? { locale } : {}),
      ...(zone === workspace.timeZone ? {} : { timeZone: zone }),
    });
  const sample = locale === null ? null : formatFor(localeOf(i18n.language, locale), zone);
  return (
    <Question asks={t("place.asks")} says={t("place.says")} keep={keep} go={go}>
      <Select
        label={t("place.country")}
        data={names}
        value={country}
        onChange={choose}
        searchable
        nothingFoundMessage={t("nothingFound")}
        allowDeselect={false}
      />
      <Known says={t("place.zoneIs", { zone: zone.replaceAll("_", " ") })} other={t("place.zoneOther")}>
        <Select
          label={t("place.zone")}
          description={t("place.zoneSays")}
          data={[...zones, ...everyZone.filter((one) => !zones.includes(one))].map((value) => ({
            value,
            label: value.replaceAll("_", " "),
          }))}
          value={zone}
          onChange={(chosen) => chosen !== null && setZone(chosen)}
          searchable
          nothingFoundMessage={t("nothingFound")}
          allowDeselect={false}
          limit={80}
        />
      </Known>
      {sample === null ? null : (
        <Text size="sm" c="dimmed">
          {t("place.sample", {
            money: sample.money("1234.50", workspace.currency),
            day: sample.dayInBoth(new Date().toISOString().slice(0, 10)),
          })}
        </Text>
      )}
    </Question>
  );
}

const everyZone = Intl.supportedValuesOf("timeZone");

/** The countries by their names in a language, in its order. */
function useCountryNames(language: string): { value: string; label: string }[] {
  return useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: "region" });
    const order = new Intl.Collator(language);
    return countries
      .map((value) => ({ value, label: names.of(value) ?? value }))
      .sort((one, other) => order.compare(one.label, other.label));
  }, [language]);
}
