import { Code, Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAnswer, useChange } from "../../../app/client.ts";
import { useWorkspaceId } from "../../../app/session.ts";
import { FaultNote } from "../../../kit/fault-note.tsx";
import { staleLinks } from "../all-links.ts";
import { BulkFound } from "./bulk-found.tsx";
import { BulkLines } from "./bulk-lines.tsx";
import { BulkMade } from "./bulk-made.tsx";

const lookMs = 500;

/** Lines of a csv: looked at as they stand, and made into links once they are good. */
export function Bulk() {
  const { t } = useTranslation("links");
  const workspace = useWorkspaceId();
  const [csv, setCsv] = useState("");
  const [asked] = useDebouncedValue(csv, lookMs);
  const isEmpty = csv.trim() === "";
  const params = { workspace };
  const look = useAnswer(
    "importLinks",
    { params, body: { csv: asked, onlyLooks: true, skipsBad: true } },
    { enabled: asked.trim() !== "" },
  );
  const make = useChange("importLinks", staleLinks);
  const isLooking = !isEmpty && (csv !== asked || look.isFetching || look.isPlaceholderData);
  const isKnown = !isEmpty && !isLooking;
  if (make.data !== undefined) {
    const again = () => {
      setCsv("");
      make.reset();
    };
    return <BulkMade made={make.data.made} again={again} />;
  }
  return (
    <Stack gap="sm">
      <Text size="sm">{t("bulk.says")}</Text>
      <Code block dir="ltr">
        {example}
      </Code>
      <BulkLines csv={csv} setCsv={setCsv} isLooking={isLooking} />
      {isKnown && look.error !== null ? <FaultNote fault={look.error} /> : null}
      {make.error === null ? null : <FaultNote fault={make.error} />}
      {isKnown && look.error === null && look.data !== undefined ? (
        <BulkFound
          found={look.data}
          isBusy={make.isPending}
          make={(skipsBad) => make.mutate({ params, body: { csv: asked, skipsBad } })}
        />
      ) : null}
    </Stack>
  );
}

const example = "destination,source,medium,campaign,slug\nhttps://shop.example/spring,instagram,social,spring,bio";
