import { Box, Button, Group, Text } from "@mantine/core";
import { Eye, Undo2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ImportLine } from "../../../../client/api.ts";
import { useMay, useWorkspaceId } from "../../../app/session.ts";
import { useView } from "../../../app/view.ts";
import { useFormat } from "../../../kit/format.ts";
import { useDone, useTellFault } from "../../../kit/undo.tsx";
import { useFactNames } from "../fact-names.ts";
import { keepAfterAll, takeBack, useTakenBack } from "../uploads/taken-back.ts";
import classes from "./files.module.css";

/** Imports, a line each: what it is, what became of it, and taking it back. */
export function ImportLines({ lines }: { lines: readonly ImportLine[] }) {
  const leaving = useTakenBack();
  return (
    <ul className={classes.lines}>
      {lines.map((line) => (
        <Line key={line.id} line={line} isLeaving={leaving.has(line.id)} />
      ))}
    </ul>
  );
}

function Line({ line, isLeaving }: { line: ImportLine; isLeaving: boolean }) {
  const { t } = useTranslation("data");
  const { moment } = useFormat();
  const { change } = useView();
  const mayImport = useMay("imports:write");
  const stands = line.state === "done" && line.undoneAt === null && !isLeaving;
  const by = line.broughtBy.name === "" ? null : t("files.by", { name: line.broughtBy.name });
  return (
    <li className={classes.line}>
      <Group justify="space-between" gap="xs" wrap="wrap">
        <Box miw={0} flex="1 1 260px" className={isLeaving || line.undoneAt !== null ? classes.gone : undefined}>
          <Text fw={600} className={classes.name} title={line.file}>
            <bdi>{line.file}</bdi>
          </Text>
          <Text size="sm" c={line.state === "failed" ? "red" : "dimmed"}>
            <Outcome line={line} isLeaving={isLeaving} />
          </Text>
          <Text size="xs" c="dimmed">
            {[moment(line.createdAt), by].filter((one) => one !== null).join(" · ")}
          </Text>
        </Box>
        <Group gap="xs" wrap="nowrap">
          {isLeaving ? (
            <Button size="xs" onClick={() => keepAfterAll(line.id)}>
              {t("files.keep")}
            </Button>
          ) : null}
          <Button
            size="xs"
            variant="default"
            leftSection={<Eye size={14} aria-hidden />}
            aria-label={t("files.lookAt", { file: line.file })}
            onClick={() => change({ import: line.id })}
          >
            {t("files.look")}
          </Button>
          {stands && mayImport && line.rows > 0 ? <TakeBack line={line} /> : null}
        </Group>
      </Group>
    </li>
  );
}

function Outcome({ line, isLeaving }: { line: ImportLine; isLeaving: boolean }) {
  const { t } = useTranslation("data");
  const { number, moment, days } = useFormat();
  const names = useFactNames();
  if (isLeaving) return t("files.leaving");
  if (line.undoneAt !== null) return t("files.takenBackAt", { at: moment(line.undoneAt) });
  if (line.state === "queued" || line.state === "reading") return t("files.underWay");
  if (line.state === "failed") {
    return t(line.problem?.code === "cancelled" ? "uploads.cancelled" : "uploads.failed");
  }
  return [
    ...line.formats.map(names.format),
    t("uploads.rows", { count: line.rows, rows: number(line.rows) }),
    ...(line.period === null ? [] : [days(line.period.from, line.period.to)]),
    ...(line.rejected === 0 ? [] : [t("uploads.rejected", { count: line.rejected, rows: number(line.rejected) })]),
  ].join(" · ");
}

function TakeBack({ line: { id, file } }: { line: ImportLine }) {
  const { t } = useTranslation("data");
  const workspace = useWorkspaceId();
  const done = useDone();
  const tellFault = useTellFault();
  const go = () => {
    takeBack(workspace, id, tellFault);
    done(t("files.goes", { file }), async () => keepAfterAll(id));
  };
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<Undo2 size={14} aria-hidden />}
      aria-label={t("files.takeBackOf", { file })}
      onClick={go}
    >
      {t("files.takeBack")}
    </Button>
  );
}
