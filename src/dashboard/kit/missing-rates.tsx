import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { ArrowLeftRight, Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../../client/call.ts";
import { useMay, useWorkspaceId } from "../app/session.ts";
import { csvOf, download } from "./csv.ts";
import { useFormat } from "./format.ts";
import { type MissingRate, type Rates, ratesToFill } from "./rates-to-fill.ts";

/** The exchange rates that a refusal says are missing; null where it is about something else. */
export function missingIn(fault: unknown): Rates | null {
  if (!(fault instanceof ApiError) || fault.code !== "missing_rate") return null;
  const { home, missing } = fault.problem as { home?: string; missing?: readonly MissingRate[] };
  return home === undefined || missing === undefined || missing.length === 0 ? null : { home, missing };
}

/** Which rates are missing, and the two ways out: a table of rates, or another currency of the workspace. */
export function MissingRates({ rates: { home, missing } }: { rates: Rates }) {
  const { t } = useTranslation("kit");
  const { days } = useFormat();
  const workspace = useWorkspaceId();
  const mayImport = useMay("imports:write");
  const maySet = useMay("workspace:write");
  return (
    <Alert
      color="orange"
      variant="light"
      icon={<ArrowLeftRight size={20} aria-hidden />}
      title={t("fault.missing_rate")}
      role="alert"
    >
      <Stack gap="sm">
        {missing.map(({ currency, first, last }) => (
          <Text key={currency} size="sm" fw={600}>
            {t("rates.missing", { currency: ltr(currency), home: ltr(home), days: days(first, last) })}
          </Text>
        ))}
        <Text size="sm">{t(mayImport ? "rates.todo" : "rates.notYours", { home: ltr(home) })}</Text>
        <Group gap="xs">
          {mayImport ? (
            <>
              <Button
                size="xs"
                leftSection={<Download size={14} aria-hidden />}
                onClick={() => download("rates.csv", new Blob([ratesCsv({ home, missing })], { type: "text/csv" }))}
              >
                {t("rates.table")}
              </Button>
              <Button
                size="xs"
                variant="default"
                renderRoot={(given) => (
                  <Link {...given} to="/w/$workspace/data" params={{ workspace }} search={{ tab: "files" } as never} />
                )}
              >
                {t("rates.bringIn")}
              </Button>
            </>
          ) : null}
          {maySet ? (
            <Button
              size="xs"
              variant="default"
              renderRoot={(given) => <Link {...given} to="/w/$workspace/settings" params={{ workspace }} />}
            >
              {t("rates.otherCurrency", { home: ltr(home) })}
            </Button>
          ) : null}
        </Group>
      </Stack>
    </Alert>
  );
}

const ratesCsv = (rates: Rates): string => csvOf(["day", "base", "currency", "rate"], ratesToFill(rates));

/** Latin letters in a sentence that may run the other way. */
const ltr = (text: string): string => `\u2068${text}\u2069`;
