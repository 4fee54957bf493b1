import { Text, Title, UnstyledButton } from "@mantine/core";
import { CircleAlert, Info, Sprout } from "lucide-react";
import { useTranslation } from "react-i18next";
import { PageLink } from "../../app/page-link.tsx";
import { Card } from "../../kit/card.tsx";
import { openHow } from "../../kit/how/open-how.ts";
import { type Finding, useFindingWords } from "./finding-words.ts";
import classes from "./overview.module.css";
import type { Overview } from "./shown.ts";
import { useWorkings } from "./workings.ts";

/** Three things at most that are worth doing, each with its reason and the way there. */
export function NextSteps({ overview }: { overview: Overview }) {
  const { t } = useTranslation("overview");
  return (
    <Card title={t("next.title")}>
      {overview.findings.length === 0 ? (
        <Text c="dimmed">{t("next.none")}</Text>
      ) : (
        <ol className={classes.steps}>
          {overview.findings.map((finding) => (
            <Step key={`${finding.kind} ${finding.how}`} finding={finding} overview={overview} />
          ))}
        </ol>
      )}
    </Card>
  );
}

const signs = { good: Sprout, note: Info, mend: CircleAlert };

function Step({ finding, overview }: { finding: Finding; overview: Overview }) {
  const { t } = useTranslation("overview");
  const { asked, money } = useWorkings(overview);
  const { title, why, way, page, search } = useFindingWords(overview.statement.currency)(finding);
  const Sign = signs[finding.severity];
  const working = {
    ...{ ...asked, title, value: money(finding.stake), formula: finding.how, formulaIn: "en" as const },
    notes: [t("next.stake")],
    ...(page === "overview" || page === "settings"
      ? {}
      : { rows: { label: way, page, search: search as Record<string, string> } }),
  };
  return (
    <li className={classes.step} data-severity={finding.severity}>
      <Sign size={20} aria-hidden className={classes.stepSign} />
      <div>
        <Title order={3} fz={15}>
          {title}
        </Title>
        <Text size="sm" mt={2}>
          {why}
        </Text>
        <div className={classes.stepWays}>
          <PageLink page={page} search={search} size="sm" fw={600}>
            {way}
          </PageLink>
          <UnstyledButton className={classes.quietWay} onClick={() => openHow(working)}>
            {t("next.how")}
          </UnstyledButton>
        </div>
      </div>
    </li>
  );
}
