import { ActionIcon, Box, Button, Group, Loader, Paper, Progress, Text, ThemeIcon } from "@mantine/core";
import { Check, ChevronDown, ChevronUp, Clock, TriangleAlert, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PageLink } from "../../../app/page-link.tsx";
import { useFormat } from "../../../kit/format.ts";
import { useTellFault } from "../../../kit/undo.tsx";
import classes from "../drop-anywhere.module.css";
import { useOutcome } from "./outcome.tsx";
import { again, cancel, clearEnded, hasEnded, mayGoBetter, stateOf, type Upload } from "./uploads.ts";

/** The files on their way in, at the foot of every page; it folds, and what has ended can be put away. */
export function Tray({
  workspace,
  uploads,
  isBusy,
}: {
  workspace: string;
  uploads: readonly Upload[];
  isBusy: boolean;
}) {
  const { t } = useTranslation("data");
  const { number } = useFormat();
  const outcome = useOutcome();
  const [isFolded, fold] = useState(false);
  const ended = uploads.filter(hasEnded);
  const failed = uploads.filter((upload) => stateOf(upload) === "failed").length;
  const counted = (count: number) => ({ count, files: number(count) });
  const says = isBusy
    ? t("uploads.under", { done: number(ended.length), all: number(uploads.length) })
    : [
        ...(failed === uploads.length ? [] : [t("uploads.ended", counted(uploads.length - failed))]),
        ...(failed === 0 ? [] : [t("uploads.notRead", counted(failed))]),
      ].join(" · ");
  const Fold = isFolded ? ChevronUp : ChevronDown;
  return (
    <Paper component="section" className={classes.tray} aria-label={t("uploads.title")}>
      <Group justify="space-between" p="xs" ps="sm" wrap="nowrap">
        <Group gap="xs" wrap="nowrap">
          <Whole isBusy={isBusy} failed={failed} />
          <Text fw={600} size="sm">
            {says}
          </Text>
        </Group>
        <Group gap={2} wrap="nowrap">
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-expanded={!isFolded}
            aria-label={t(isFolded ? "uploads.unfold" : "uploads.fold")}
            onClick={() => fold(!isFolded)}
          >
            <Fold size={18} aria-hidden />
          </ActionIcon>
          {isBusy ? null : (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t("uploads.clear")}
              onClick={() => clearEnded(workspace)}
            >
              <X size={18} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      </Group>
      {isFolded ? null : (
        <ul className={classes.list}>
          {uploads.map((upload) => (
            <Line key={upload.key} upload={upload} says={outcome(upload)} />
          ))}
        </ul>
      )}
      <Box className="only-read" role="status" aria-live="polite">
        {ended.map((upload) => (
          <p key={upload.key}>{`${upload.name}: ${outcome(upload)}`}</p>
        ))}
      </Box>
    </Paper>
  );
}

function Line({ upload, says }: { upload: Upload; says: string }) {
  const { t } = useTranslation("data");
  const tellFault = useTellFault();
  const state = stateOf(upload);
  const share = state === "sending" ? upload.sent : (upload.import?.progress?.share ?? 0);
  const isUnknown = upload.import?.problem?.code === "not_recognised";
  const moves = state === "sending" || state === "reading";
  return (
    <li className={classes.line}>
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <Sign state={state} />
        <Box miw={0} flex={1}>
          <Text size="sm" fw={550} className={classes.name} title={upload.name}>
            <bdi>{upload.name}</bdi>
          </Text>
          <Text size="sm" c="dimmed">
            {says}
          </Text>
          {moves ? (
            <Progress
              value={100 * share}
              size="sm"
              mt={6}
              aria-label={t("uploads.progressOf", { file: upload.name })}
            />
          ) : null}
          {upload.import !== null && hasEnded(upload) && upload.import.problem?.code !== "cancelled" ? (
            <PageLink
              page="data"
              search={{ tab: "files", import: upload.import.id, ...(isUnknown ? { do: "map" } : {}) }}
              size="sm"
            >
              {isUnknown ? t("uploads.meaning") : t(state === "failed" ? "uploads.why" : "uploads.look")}
            </PageLink>
          ) : null}
          {mayGoBetter(upload) ? (
            <Button size="compact-xs" variant="default" mt={4} onClick={() => again(upload)}>
              {t("uploads.again")}
            </Button>
          ) : null}
        </Box>
        {hasEnded(upload) ? null : (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t("uploads.cancel", { file: upload.name })}
            onClick={() => void cancel(upload).catch(tellFault)}
          >
            <X size={16} aria-hidden />
          </ActionIcon>
        )}
      </Group>
    </li>
  );
}

function Whole({ isBusy, failed }: { isBusy: boolean; failed: number }) {
  if (isBusy) return <Loader size={16} aria-hidden />;
  return failed === 0 ? <Check size={18} aria-hidden /> : <TriangleAlert size={18} aria-hidden />;
}

function Sign({ state }: { state: ReturnType<typeof stateOf> }) {
  if (state === "done") {
    return (
      <ThemeIcon size={22} radius="xl" variant="light" aria-hidden>
        <Check size={14} />
      </ThemeIcon>
    );
  }
  if (state === "failed") {
    return (
      <ThemeIcon size={22} radius="xl" variant="light" color="red" aria-hidden>
        <TriangleAlert size={14} />
      </ThemeIcon>
    );
  }
  return (
    <ThemeIcon size={22} radius="xl" variant="light" color="gray" aria-hidden>
      <Clock size={14} />
    </ThemeIcon>
  );
}
