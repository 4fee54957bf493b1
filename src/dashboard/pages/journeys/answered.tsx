import { Box, Progress, Skeleton, Stack, Text } from "@mantine/core";
import { useTimeout } from "@mantine/hooks";
import type { UseQueryResult } from "@tanstack/react-query";
import { Route } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { PageLink } from "../../app/page-link.tsx";
import { EmptyPage } from "../../kit/empty-page.tsx";
import { FaultNote } from "../../kit/fault-note.tsx";
import { AboutFigures } from "./about-figures.tsx";
import type { JourneysAbout } from "./answers.ts";
import classes from "./journeys.module.css";

/** The answer of a tab once it is there; before that the room it takes, what went wrong, or what would stand here. */
export function Answered<Answer extends { readonly about: JourneysAbout }>({
  answer: { data, error, refetch, isPlaceholderData },
  height = 420,
  children,
}: {
  answer: UseQueryResult<Answer, Error>;
  /** How much room the answer will take, about, in pixels. */
  height?: number;
  children: (answer: Answer) => ReactNode;
}) {
  if (data === undefined)
    return error ? <FaultNote fault={error} retry={() => void refetch()} /> : <Waiting height={height} />;
  if (data.about.all.conversions === 0) return <NothingYet />;
  return (
    <Stack
      gap="md"
      aria-busy={isPlaceholderData}
      className={classes.answer}
      data-passing={isPlaceholderData || undefined}
    >
      <AboutFigures about={data.about} />
      {children(data)}
    </Stack>
  );
}

/** Skeletons; what takes longer says that it may be left. */
function Waiting({ height }: { height: number }) {
  const { t } = useTranslation("journeys");
  const [isLong, setLong] = useState(false);
  useTimeout(() => setLong(true), 1000, { autoInvoke: true });
  return (
    <Stack gap="md" aria-busy>
      <Skeleton h={88} />
      <Box pos="relative">
        <Skeleton h={height} />
        {isLong ? (
          <Stack gap={6} className={classes.waiting} role="status">
            <Progress value={100} animated size="sm" aria-label={t("waiting.name")} />
            <Text size="sm">{t("waiting.says")}</Text>
          </Stack>
        ) : null}
      </Box>
    </Stack>
  );
}

function NothingYet() {
  const { t } = useTranslation("journeys");
  return (
    <EmptyPage
      icon={Route}
      title={t("nothing.title")}
      says={t("nothing.says")}
      action={<PageLink page="data">{t("nothing.action")}</PageLink>}
    />
  );
}
