import { Badge, Button, Collapse, Group, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { ArrowRight, ChevronDown, ChevronUp, Info, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { DataQuality } from "../../../../client/api.ts";
import { PageLink } from "../../../app/page-link.tsx";
import type { PageName } from "../../../app/pages.ts";
import type { View } from "../../../app/view.ts";
import { Card } from "../../../kit/card.tsx";
import { useFormat } from "../../../kit/format.ts";
import { CheckRows } from "./check-rows.tsx";

type Check = DataQuality["checks"][number];

/** One check that found something: what, by which rule, the rows behind it, and one next step. */
export function CheckCard({ check, quality }: { check: Check; quality: DataQuality }) {
  const { t } = useTranslation("data");
  const { number } = useFormat();
  const finding = useFinding(quality);
  const ruleOf = useRule();
  const [isOpen, { toggle }] = useDisclosure(false);
  const Sign = check.level === "mend" ? TriangleAlert : Info;
  const Fold = isOpen ? ChevronUp : ChevronDown;
  const step = steps[check.kind];
  return (
    <Card
      title={t(`checks.${check.kind}.title`)}
      actions={
        <Badge
          variant="light"
          tt="none"
          color={check.level === "mend" ? "orange" : "gray"}
          leftSection={<Sign size={13} aria-hidden />}
        >
          {t(check.level === "mend" ? "health.level.mend" : "health.level.note")}
        </Badge>
      }
    >
      <Stack gap="xs">
        <Text>{finding(check)}</Text>
        <Text>
          <b>{t("health.next")}</b> {t(`checks.${check.kind}.next`)}
        </Text>
        <Group gap="md">
          {step === null ? null : (
            <PageLink page={step.page} search={step.search} fw={600}>
              <Group gap={6} component="span" wrap="nowrap">
                {t(`health.to.${step.name}`)}
                <ArrowRight size={16} aria-hidden className="towards" />
              </Group>
            </PageLink>
          )}
          {check.rows.length === 0 ? null : (
            <Button
              size="xs"
              variant="default"
              aria-expanded={isOpen}
              rightSection={<Fold size={14} aria-hidden />}
              onClick={toggle}
            >
              {t(isOpen ? "health.hideRows" : "health.showRows", {
                count: check.rows.length,
                rows: number(check.rows.length),
              })}
            </Button>
          )}
        </Group>
        <Collapse expanded={isOpen}>
          {isOpen ? <CheckRows check={check} currency={quality.currency} /> : null}
          {check.more > 0 ? (
            <Text size="sm" c="dimmed">
              {t("health.more", { count: check.more, rows: number(check.more) })}
            </Text>
          ) : null}
        </Collapse>
        <Text size="sm" c="dimmed">
          {ruleOf(check)}
        </Text>
      </Stack>
    </Card>
  );
}

function useFinding({ currency }: DataQuality): (check: Check) => string {
  const { t } = useTranslation("data");
  const { number, percent, money } = useFormat();
  return ({ kind, state, count, of, share, money: worth }) => {
    if (state === "needs_rate") return t("health.needsRate");
    return t(`checks.${kind}.found`, {
      count,
      some: number(count),
      of: number(of),
      share: percent(share === null ? null : 100 * share, { decimals: (share ?? 1) < 0.001 ? 3 : 1 }),
      amount: money(worth?.amount, currency),
      all: money(worth?.of, currency),
    });
  };
}

/** From where on a check speaks up, in words. */
function useRule(): (check: Check) => string {
  const { t } = useTranslation("data");
  const { number, percent } = useFormat();
  return ({ kind, rule: { of, note, mend } }) => {
    if (of === "kind") return t("health.rule.kind", { rule: t(`checks.${kind}.rule` as never) });
    if (of === "share" && note === 0) return t("health.rule.any", { mend: percent(100 * (mend ?? 0)) });
    if (of === "share") {
      return t("health.rule.share", { note: percent(100 * (note ?? 0)), mend: percent(100 * (mend ?? 0)) });
    }
    if (of === "minutes") return t("health.rule.minutes", { note: number(note), mend: number(mend) });
    return t(mend === null ? "health.rule.note" : "health.rule.mend");
  };
}

interface Step {
  readonly name: "links" | "files" | "site";
  readonly page: PageName;
  readonly search: View;
}

const toLinks: Step = { name: "links", page: "links", search: {} };
const toFiles: Step = { name: "files", page: "data", search: { tab: "files" } };
const toSite: Step = { name: "site", page: "data", search: { tab: "site" } };

/** Where the next step is taken; null: outside of Retorno, or nowhere. */
const steps: Readonly<Record<Check["kind"], Step | null>> = {
  untagged_visits: toLinks,
  untagged_social: toLinks,
  utm_spellings: toLinks,
  spend_without_touches: null,
  touches_without_spend: toFiles,
  orders_without_journey: toSite,
  days_missing: toFiles,
  currencies_without_rate: toFiles,
  overlapping_files: toFiles,
  rejected_rows: toFiles,
  shared_keys: null,
  events_behind: null,
};
