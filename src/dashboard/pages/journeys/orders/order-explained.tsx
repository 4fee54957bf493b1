import { Alert, Button, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { ArrowLeft, SearchX } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../../../../client/call.ts";
import { useAnswer } from "../../../app/client.ts";
import { PageLink } from "../../../app/page-link.tsx";
import { useView } from "../../../app/view.ts";
import { FaultNote, useFaultWords } from "../../../kit/fault-note.tsx";
import type { ExplainedOrder } from "../answers.ts";
import { ofAll, useAskedJourneys } from "../asked-journeys.ts";
import { OneOrder } from "./one-order.tsx";
import { AskForOrder } from "./order-list.tsx";
import { apart } from "./place-of.ts";

/** One order or deal: how it came about, and what each model makes of it. */
export function OrderExplained({ order }: { order: string }) {
  const { t } = useTranslation("journeys");
  const { change } = useView();
  const { asked, ready, by, model } = useAskedJourneys();
  const all = ofAll(asked);
  const { data, error, refetch } = useAnswer(
    "showOrderExplained",
    { ...all, query: { ...all.query, by, order } },
    { enabled: ready },
  );
  const told: ExplainedOrder | undefined = error === null ? data : undefined;
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Button
          variant="subtle"
          size="sm"
          leftSection={<ArrowLeft size={16} aria-hidden className="towards" />}
          onClick={() => change({ order: undefined, tab: "orders" })}
        >
          {t("order.back")}
        </Button>
        <AskForOrder onOrder={(next) => change({ order: next })} />
      </Group>
      {error ? <NotExplained order={order} error={error} retry={() => void refetch()} /> : null}
      {told === undefined && !error ? <Skeleton h={700} /> : null}
      {told === undefined || told.orders.length < 2 ? null : (
        <Text>{t("order.several", { count: told.orders.length })}</Text>
      )}
      {told?.orders.map((one) => (
        <OneOrder key={`${one.kind} ${one.at}`} order={one} told={told} model={model} />
      ))}
    </Stack>
  );
}

/** An order nobody knows: the server's words, and the nearest number as a link. */
function NotExplained({ order, error, retry }: { order: string; error: ApiError; retry: () => void }) {
  const { t } = useTranslation("journeys");
  const words = useFaultWords();
  if (!(error instanceof ApiError) || error.code !== "not_found") return <FaultNote fault={error} retry={retry} />;
  const nearest = /^did you mean (.+)\?$/.exec(error.hint ?? "")?.[1];
  const { says, todo } = words(error);
  return (
    <Alert
      color="gray"
      variant="light"
      icon={<SearchX size={20} aria-hidden />}
      role="alert"
      title={
        <Title order={2} fz={16} c="var(--mantine-color-text)">
          {t("order.unknown", { order: apart(order) })}
        </Title>
      }
    >
      {nearest === undefined ? (
        <Text size="sm">
          {says} {todo}
        </Text>
      ) : (
        <Text size="sm">
          {t("order.nearest")}{" "}
          <PageLink page="journeys" search={{ order: nearest }} fw={600}>
            {nearest}
          </PageLink>
        </Text>
      )}
    </Alert>
  );
}
