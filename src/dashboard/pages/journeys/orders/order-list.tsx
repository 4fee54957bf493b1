import { Box, Button, Group, Skeleton, Text, TextInput } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Route, Search } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Answered as Answer } from "../../../app/client.ts";
import { client } from "../../../app/client.ts";
import { PageLink } from "../../../app/page-link.tsx";
import { useView } from "../../../app/view.ts";
import { Card } from "../../../kit/card.tsx";
import { EmptyPage } from "../../../kit/empty-page.tsx";
import { FaultNote } from "../../../kit/fault-note.tsx";
import { useAskedJourneys } from "../asked-journeys.ts";
import { JourneyTable } from "./journey-table.tsx";

/** So many conversions come at a time. */
const limit = 100;

/** Conversions, the latest first; further ones come as one scrolls. */
export function OrderList() {
  const { t } = useTranslation("journeys");
  const { change } = useView();
  const { asked, ready, model } = useAskedJourneys();
  const pages = useInfiniteQuery({
    queryKey: ["journeys", { ...asked, query: { ...asked.query, model, limit } }] as const,
    queryFn: ({ pageParam }) =>
      client.journeys({
        ...asked,
        query: { ...asked.query, model, limit, ...(pageParam === null ? {} : { cursor: pageParam }) },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }: Answer<"journeys">) => next,
    enabled: ready,
  });
  const { data, error, refetch, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = pages;
  const [first] = data?.pages ?? [];
  if (first?.items.length === 0)
    return (
      <EmptyPage
        icon={Route}
        title={t("nothing.title")}
        says={t("nothing.says")}
        action={<PageLink page="data">{t("nothing.action")}</PageLink>}
      />
    );
  return (
    <Card title={t("orders.title")} says={t("orders.says")}>
      <Box mb="sm">
        <AskForOrder onOrder={(order) => change({ order, tab: undefined })} />
      </Box>
      {first === undefined && error ? <FaultNote fault={error} retry={() => void refetch()} /> : null}
      {first === undefined && !error ? <Skeleton h={600} /> : null}
      {first === undefined ? null : (
        <Box>
          <JourneyTable
            journeys={data?.pages.flatMap(({ items }) => items) ?? []}
            currency={first.currency}
            model={first.model}
            onOrder={(order) => change({ order, tab: undefined })}
            onEnd={() => hasNextPage && !isFetchingNextPage && !isFetchNextPageError && void fetchNextPage()}
            hasMore={hasNextPage}
          />
          {isFetchNextPageError ? <FaultNote fault={error} retry={() => void fetchNextPage()} /> : null}
          <Text size="sm" c="dimmed" mt={4} aria-live="polite">
            {hasNextPage ? t(isFetchingNextPage ? "orders.coming" : "orders.more") : t("orders.allHere")}
          </Text>
        </Box>
      )}
    </Card>
  );
}

/** Explains the order whose number is typed. */
export function AskForOrder({ onOrder }: { onOrder: (order: string) => void }) {
  const { t } = useTranslation("journeys");
  const [typed, type] = useState("");
  const ask = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== "") onOrder(typed.trim());
  };
  return (
    <form onSubmit={ask}>
      <Group gap={6} wrap="nowrap">
        <TextInput
          size="sm"
          w={{ base: 130, sm: 190 }}
          aria-label={t("orders.number")}
          placeholder={t("orders.number")}
          leftSection={<Search size={15} aria-hidden />}
          value={typed}
          onChange={({ currentTarget }) => type(currentTarget.value)}
        />
        <Button type="submit" size="sm" variant="default" disabled={typed.trim() === ""}>
          {t("orders.explain")}
        </Button>
      </Group>
    </form>
  );
}
