import { Alert, Button, FileButton, Group, Modal, NativeSelect, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FileLook, Import } from "../../../../client/api.ts";
import { useChange } from "../../../app/client.ts";
import { useWorkspace, useWorkspaceId } from "../../../app/session.ts";
import { useView } from "../../../app/view.ts";
import { FaultNote } from "../../../kit/fault-note.tsx";
import { useFactNames } from "../fact-names.ts";
import { bringIn, fileOf } from "../uploads/uploads.ts";
import { type Chosen, likely, mappingOf, missingIn } from "./chosen.ts";
import { ColumnsOf } from "./columns-of.tsx";
import { FirstRows } from "./first-rows.tsx";
import { lookBy, type Tried } from "./look-by.ts";

/** Says of a file nothing recognises what its rows and columns are, shows what comes of it, and brings it in so. */
export function MappingWizard({
  opened,
  close,
  brought,
  look,
}: {
  opened: boolean;
  close: () => void;
  brought: Import;
  look: FileLook;
}) {
  const { t } = useTranslation("data");
  const isNarrow = useMediaQuery("(max-width: 48em)") ?? false;
  return (
    <Modal
      opened={opened}
      onClose={close}
      size={860}
      fullScreen={isNarrow}
      title={<Text fw={650}>{t("wizard.title", { file: brought.file })}</Text>}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Steps close={close} brought={brought} look={look} />
    </Modal>
  );
}

function Steps({ close, brought, look }: { close: () => void; brought: Import; look: FileLook }) {
  const { t } = useTranslation("data");
  const workspace = useWorkspaceId();
  const { change } = useView();
  const { currency = "", timeZone = "" } = useWorkspace() ?? {};
  const [first] = look.readings;
  const [chosen, choose] = useState<Chosen | null>(
    first === undefined ? null : likely(first, { currency: currency ?? "", timeZone, dates: "" }),
  );
  const [file, setFile] = useState(fileOf(brought.id));
  const [tried, setTried] = useState<Tried | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const [isReading, setReading] = useState(false);
  const keep = useChange("keepMapping", ["listMappings"]);
  const reading = look.readings.find(({ reads }) => reads === chosen?.reads);
  if (chosen === null || reading === undefined) return null;
  const missing = missingIn(chosen, reading);
  const isWhole = missing.all.length === 0 && missing.one.length === 0;
  const say = (next: Chosen) => {
    choose(next);
    setTried(null);
    setFault(null);
  };
  const read = async () => {
    if (file === null) return;
    setReading(true);
    setFault(null);
    try {
      setTried(await lookBy(workspace, file, mappingOf(chosen)));
    } catch (cause) {
      setFault(cause);
    } finally {
      setReading(false);
    }
  };
  const bring = async () => {
    if (file === null) return;
    await keep.mutateAsync({ params: { workspace, file: brought.file }, body: mappingOf(chosen) });
    bringIn(workspace, [file]);
    close();
    change({ import: undefined });
  };
  return (
    <Stack gap="lg">
      <RowsAre look={look} chosen={chosen} say={say} />
      <ColumnsOf look={look} reading={reading} chosen={chosen} say={say} />
      <Unsaid chosen={chosen} say={say} />
      <section>
        <Title order={3} fz={16} mb="xs">
          {t("wizard.readSo")}
        </Title>
        <Stack gap="sm">
          {isWhole ? null : <StillMissing missing={missing} />}
          {file === null ? <FileAgain name={brought.file} chosen={setFile} /> : null}
          {fault === null ? null : <FaultNote fault={fault} />}
          {tried === null ? null : <FirstRows tried={tried} />}
          {keep.error === null ? null : <FaultNote fault={keep.error} />}
          <Group>
            <Button
              variant={tried === null ? "filled" : "default"}
              disabled={!isWhole || file === null}
              loading={isReading}
              onClick={() => void read()}
            >
              {t("wizard.show")}
            </Button>
            <Button
              disabled={tried === null || tried.import.rows === 0}
              loading={keep.isPending}
              onClick={() => void bring().catch(() => undefined)}
            >
              {t("wizard.bring")}
            </Button>
          </Group>
          <Text size="sm" c="dimmed">
            {t("wizard.kept")}
          </Text>
        </Stack>
      </section>
    </Stack>
  );
}

interface Saying {
  readonly chosen: Chosen;
  readonly say: (next: Chosen) => void;
}

function RowsAre({ look, chosen, say }: Saying & { look: FileLook }) {
  const { t } = useTranslation("data");
  return (
    <NativeSelect
      label={t("wizard.rowsAre")}
      description={t("wizard.rowsAreSays")}
      value={chosen.reads}
      data={look.readings.map(({ reads }) => ({ value: reads, label: t(`wizard.reads.${reads}`) }))}
      onChange={({ currentTarget: { value } }) => {
        const next = look.readings.find(({ reads }) => reads === value);
        if (next !== undefined) say(likely(next, chosen));
      }}
    />
  );
}

/** What the file itself does not say. */
function Unsaid({ chosen, say }: Saying) {
  const { t } = useTranslation("data");
  const currencies = Intl.supportedValuesOf("currency");
  const zones = [...new Set(["UTC", chosen.timeZone, ...Intl.supportedValuesOf("timeZone")])].filter(
    (zone) => zone !== "",
  );
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }}>
      <NativeSelect
        label={t("wizard.currency")}
        value={chosen.currency}
        data={[{ value: "", label: t("wizard.asFile") }, ...currencies]}
        onChange={({ currentTarget: { value } }) => say({ ...chosen, currency: value })}
      />
      <NativeSelect
        label={t("wizard.timeZone")}
        value={chosen.timeZone}
        data={[{ value: "", label: t("wizard.asFile") }, ...zones]}
        onChange={({ currentTarget: { value } }) => say({ ...chosen, timeZone: value })}
      />
      <NativeSelect
        label={t("wizard.dates")}
        value={chosen.dates}
        data={[
          { value: "", label: t("wizard.datesSeen") },
          { value: "day first", label: t("wizard.dayFirst") },
          { value: "month first", label: t("wizard.monthFirst") },
        ]}
        onChange={({ currentTarget: { value } }) => say({ ...chosen, dates: value as Chosen["dates"] })}
      />
    </SimpleGrid>
  );
}

function StillMissing({ missing: { all, one } }: { missing: { all: string[]; one: string[] } }) {
  const { t } = useTranslation("data");
  const names = useFactNames();
  const named = (fields: readonly string[]) => fields.map(names.field).join(", ");
  return (
    <Alert color="orange" variant="light">
      {all.length === 0 ? null : <Text size="sm">{t("wizard.missing", { fields: named(all) })}</Text>}
      {one.length === 0 ? null : <Text size="sm">{t("wizard.missingOne", { fields: named(one) })}</Text>}
    </Alert>
  );
}

/** After the page was loaded anew the browser no longer holds the file. */
function FileAgain({ name, chosen }: { name: string; chosen: (file: File) => void }) {
  const { t } = useTranslation("data");
  return (
    <Alert color="gray" variant="light">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{t("wizard.fileAgain", { file: name })}</Text>
        <FileButton onChange={(file) => file !== null && chosen(file)}>
          {(given) => (
            <Button size="xs" variant="default" {...given}>
              {t("files.choose")}
            </Button>
          )}
        </FileButton>
      </Stack>
    </Alert>
  );
}
