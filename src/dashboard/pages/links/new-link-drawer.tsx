import { Alert, Button, Drawer, Group, Stack, Text } from "@mantine/core";
import { CircleCheck } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MadeLink } from "../../../client/api.ts";
import { useChange } from "../../app/client.ts";
import { useMay, useWorkspaceId } from "../../app/session.ts";
import { useView } from "../../app/view.ts";
import { CopyButton } from "../../kit/copy-button.tsx";
import { LocalOnly } from "../../kit/local-only.tsx";
import { isNearOnly } from "../../kit/near-address.ts";
import { type LinkRow, staleLinks } from "./all-links.ts";
import { LinkForm } from "./form/link-form.tsx";
import { type Written, writtenOf } from "./form/written.ts";
import { QrCode } from "./qr-code.tsx";

/** A new link, beside the page: written, and then there to be copied and printed. */
export function NewLinkDrawer({ rows }: { rows: readonly LinkRow[] }) {
  const { t } = useTranslation(["links", "kit"]);
  const { view, change } = useView();
  const workspace = useWorkspaceId();
  const mayWrite = useMay("links:write");
  const make = useChange("addLink", staleLinks);
  const [begins, begin] = useState<Written>();
  const close = () => {
    change({ do: undefined });
    make.reset();
    begin(undefined);
  };
  const made = make.data;
  return (
    <Drawer
      opened={view.do === "new" && mayWrite}
      onClose={close}
      position="right"
      size="lg"
      title={t("make")}
      closeButtonProps={{ "aria-label": t("kit:close") }}
    >
      {made === undefined ? (
        <LinkForm
          rows={rows}
          {...(begins === undefined ? {} : { begins })}
          fault={make.error}
          isBusy={make.isPending}
          cancel={close}
          keep={(written) => {
            const said = Object.entries(written).filter(([, text]) => text !== "");
            const body = { ...Object.fromEntries(said), destination: written.destination };
            return make.mutateAsync({ params: { workspace }, body });
          }}
        />
      ) : (
        <Made
          made={made}
          close={close}
          again={() => {
            begin({ ...writtenOf(made.link), slug: "" });
            make.reset();
          }}
        />
      )}
    </Drawer>
  );
}

function Made({ made: { link }, close, again }: { made: MadeLink; close: () => void; again: () => void }) {
  const { t } = useTranslation("links");
  return (
    <Stack gap="md">
      <Alert
        color="teal"
        variant="light"
        icon={<CircleCheck size={20} aria-hidden />}
        title={t("made.title")}
        role="status"
      >
        {t(isNearOnly(link.url) === null ? "made.says" : "made.saysHere")}
      </Alert>
      <Group gap="sm" wrap="nowrap" justify="space-between">
        <Text fz={20} fw={650} component="bdi" dir="ltr" style={{ wordBreak: "break-all" }}>
          {link.url}
        </Text>
        <CopyButton text={link.url} size="sm" variant="filled" flex="none" />
      </Group>
      <LocalOnly address={link.url} />
      <QrCode slug={link.slug} />
      <Group justify="space-between">
        <Button variant="default" onClick={again}>
          {t("made.again")}
        </Button>
        <Button onClick={close}>{t("made.done")}</Button>
      </Group>
    </Stack>
  );
}
