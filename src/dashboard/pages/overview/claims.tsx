import { Text, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { openHow } from "../../kit/how/open-how.ts";
import classes from "./overview.module.css";
import { platformName } from "./platform-name.ts";
import type { Overview } from "./shown.ts";
import { useWorkings } from "./workings.ts";

/** What ad platforms claim, beside what was found; a claim is never counted. */
export function Claims({ overview }: { overview: Overview }) {
  const { t } = useTranslation("overview");
  const { money, count, asked, rowsTo } = useWorkings(overview);
  const { claims } = overview.statement;
  if (claims.length === 0) return null;
  return (
    <div className={classes.claims}>
      <Text size="sm" fw={600}>
        {t("claims.title")}
      </Text>
      <ul>
        {claims.map(({ platform, claimed, found, claimedValue, foundValue }) => {
          const words = {
            platform: platformName(platform),
            ...{ claimed: count(claimed), found: count(Math.round(found * 10) / 10) },
            ...{ claimedValue: money(claimedValue), foundValue: money(foundValue) },
          };
          const working = {
            ...{ ...asked, title: t("claims.gap", words), value: count(Math.round((claimed - found) * 10) / 10) },
            formula: t(claimedValue === null ? "claims.how" : "claims.howValue", words),
            ...{ count: found, notes: [t("claims.why")], rows: rowsTo({ paid: true }) },
          };
          return (
            <li key={platform}>
              <UnstyledButton className={classes.plainRow} onClick={() => openHow(working)}>
                {t(claimedValue === null ? "claims.line" : "claims.lineValue", words)}
              </UnstyledButton>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
