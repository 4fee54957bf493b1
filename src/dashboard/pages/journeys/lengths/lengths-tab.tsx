import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useAnswer } from "../../../app/client.ts";
import { Card } from "../../../kit/card.tsx";
import { FaultNote } from "../../../kit/fault-note.tsx";
import { Term } from "../../../kit/term.tsx";
import { Answered } from "../answered.tsx";
import { useAskedJourneys } from "../asked-journeys.ts";
import { LagChart } from "./lag-chart.tsx";
import { LengthCard } from "./length-card.tsx";

/** How many touches journeys have, how many days they take, and how that hangs on where they began. */
export function LengthsTab() {
  const { t } = useTranslation("journeys");
  const { asked, ready, by } = useAskedJourneys();
  const lengths = useAnswer("showPathLengths", asked, { enabled: ready });
  const lags = useAnswer("showLags", { ...asked, query: { ...asked.query, by } }, { enabled: ready });
  return (
    <Answered answer={lengths} height={1100}>
      {({ about, touches, days, how, enough }) => (
        <Stack gap="md">
          {touches === null ? null : <LengthCard of="touches" told={touches} about={about} how={how} enough={enough} />}
          {days === null ? null : <LengthCard of="days" told={days} about={about} how={how} enough={enough} />}
          <Card
            title={t("lengths.lagTitle")}
            says={
              <>
                {t("lengths.lagSays")} <Term name="lag" />
              </>
            }
          >
            {lags.error ? (
              <FaultNote fault={lags.error} retry={() => void lags.refetch()} />
            ) : (
              <LagChart lags={lags.data} />
            )}
          </Card>
        </Stack>
      )}
    </Answered>
  );
}
