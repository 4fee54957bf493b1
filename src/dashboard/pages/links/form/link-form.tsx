import {
  Alert,
  Button,
  Code,
  Collapse,
  Group,
  NativeSelect,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  UnstyledButton,
} from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Link } from "../../../../client/api.ts";
import { daysAfter, todayIn } from "../../../app/presets.ts";
import { DayInput } from "../../../kit/day-input.tsx";
import { FaultNote } from "../../../kit/fault-note.tsx";
import { useFormat } from "../../../kit/format.ts";
import type { LinkRow } from "../all-links.ts";
import { DestinationInput } from "./destination-input.tsx";
import { type Place, placeNames, placeOf, places } from "./places.ts";
import { FaultLine, TagInput } from "./tag-input.tsx";
import { type LintFault, useLint } from "./use-lint.ts";
import { useOffered } from "./use-offered.ts";
import { carried, isAddress, isChanged, type TagField, type Written, withScheme, writtenOf } from "./written.ts";

/** A link being written: new, or one that stands, whose slug cannot change. */
export function LinkForm({
  rows,
  link,
  begins,
  fault,
  isBusy,
  keep,
  cancel,
}: {
  rows: readonly LinkRow[];
  link?: Link;
  /** What a new one begins with. */
  begins?: Written;
  fault: unknown;
  isBusy: boolean;
  keep: (written: Written) => Promise<unknown>;
  cancel: () => void;
}) {
  const { t } = useTranslation("links");
  const { timeZone } = useFormat();
  const [written, setWritten] = useState(begins ?? writtenOf(link));
  const place = placeOf(written);
  const [showsMore, showMore] = useState(link !== undefined && place === "");
  const set = (field: keyof Written) => (text: string) => setWritten((before) => ({ ...before, [field]: text }));
  const faults = useLint(written);
  const offered = useOffered(rows, written.source.trim());
  const isRefused = faults.some(({ kind }) => kind === "refused");
  const canKeep =
    isAddress(withScheme(written.destination)) && !isRefused && (link === undefined || isChanged(written, link));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const trimmed = Object.entries(written).map(([field, text]) => [field, text.trim()]);
        const whole = { ...(Object.fromEntries(trimmed) as Written), destination: withScheme(written.destination) };
        if (canKeep) keep(whole).catch(() => undefined);
      }}
    >
      <Stack gap="sm">
        <DestinationInput value={written.destination} onText={set("destination")} />
        {faults
          .filter(({ field }) => field === null)
          .map((one) => (
            <FaultLine key={one.says} fault={one} value={written.destination} />
          ))}
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <NativeSelect
            label={t("place.asks")}
            value={place}
            onChange={({ currentTarget }) => {
              const chosen = currentTarget.value as Place | "";
              if (chosen === "") showMore(true);
              else setWritten((before) => ({ ...before, ...places[chosen] }));
            }}
            data={[
              { value: "", label: t(written.source === "" ? "place.none" : "place.other") },
              ...placeNames.map((value) => ({ value, label: t(`place.${value}`) })),
            ]}
          />
          <Tag field="campaign" {...{ written, set, offered, faults }} />
        </SimpleGrid>
        <div>
          <UnstyledButton
            fz="sm"
            fw={550}
            c="var(--mantine-color-anchor)"
            aria-expanded={showsMore}
            onClick={() => showMore(!showsMore)}
          >
            {t(showsMore ? "place.less" : "place.more")}
          </UnstyledButton>
          {showsMore
            ? null
            : hidden
                .flatMap((field) => faults.filter((one) => one.field === field))
                .map((one) => (
                  <FaultLine
                    key={one.says}
                    fault={one}
                    value={one.field === null ? "" : written[one.field]}
                    {...(one.field === null ? {} : { take: set(one.field) })}
                  />
                ))}
        </div>
        <Collapse expanded={showsMore}>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            {hidden.map((field) => (
              <Tag key={field} field={field} {...{ written, set, offered, faults }} />
            ))}
            {link === undefined ? (
              <TextInput
                label={t("fields.slug")}
                description={t("form.slugSays")}
                inputWrapperOrder={["label", "input", "description", "error"]}
                dir="ltr"
                autoCapitalize="none"
                spellCheck={false}
                value={written.slug}
                onChange={({ currentTarget }) => set("slug")(currentTarget.value)}
              />
            ) : null}
            <DayInput
              label={t("fields.expires")}
              min={daysAfter(todayIn(timeZone), 1)}
              value={written.expires}
              onDay={set("expires")}
            />
          </SimpleGrid>
        </Collapse>
        <Carried written={written} />
        {fault === null || fault === undefined ? null : <FaultNote fault={fault} />}
        {isRefused ? (
          <Alert color="red" variant="light" p="xs">
            {t("lint.first")}
          </Alert>
        ) : null}
        <Group justify="space-between">
          <Button variant="default" onClick={cancel}>
            {t("form.cancel")}
          </Button>
          <Button type="submit" loading={isBusy} disabled={!canKeep}>
            {t(link === undefined ? "form.make" : "form.keep")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The tags that a place fills in, and the one that searches have. */
const hidden = ["source", "medium", "content", "term"] as const;

function Tag({
  field,
  written,
  set,
  offered,
  faults,
}: {
  field: TagField;
  written: Written;
  set: (field: keyof Written) => (text: string) => void;
  offered: Readonly<Record<TagField, readonly string[]>>;
  faults: readonly LintFault[];
}) {
  const { t } = useTranslation("links");
  return (
    <TagInput
      field={field}
      value={written[field]}
      onText={set(field)}
      offered={offered[field]}
      fault={faults.find((one) => one.field === field)}
      says={field === "source" && written.source === "" ? t("form.filled") : undefined}
    />
  );
}

function Carried({ written }: { written: Written }) {
  const { t } = useTranslation("links");
  if (!isAddress(withScheme(written.destination))) return null;
  return (
    <div>
      <Text size="sm" fw={500}>
        {t("form.carried")}
      </Text>
      <Code block dir="ltr" style={{ whiteSpace: "pre-wrap", wordBreak: "break-all" }}>
        {carried(written, `‹${t("form.where")}›`)}
      </Code>
    </div>
  );
}
