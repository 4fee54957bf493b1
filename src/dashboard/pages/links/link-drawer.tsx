import { Anchor, Badge, Button, Divider, Drawer, Group, Skeleton, Stack, Text } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import { Pencil, Trash2, Undo2 } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Link, LinkReturns } from "../../../client/api.ts";
import { useAnswer, useChange } from "../../app/client.ts";
import { useMay, useWorkspaceId } from "../../app/session.ts";
import { useView } from "../../app/view.ts";
import { CopyButton } from "../../kit/copy-button.tsx";
import { FaultNote } from "../../kit/fault-note.tsx";
import { LocalOnly } from "../../kit/local-only.tsx";
import { useDone, useTellFault } from "../../kit/undo.tsx";
import { type LinkRow, staleLinks } from "./all-links.ts";
import { LinkForm } from "./form/link-form.tsx";
import { LinkBrought } from "./link-brought.tsx";
import { LinkDaysChart } from "./link-days-chart.tsx";
import { LinkHistory } from "./link-history.tsx";
import { QrCode } from "./qr-code.tsx";

interface Shown {
  readonly rows: readonly LinkRow[];
  readonly returns: UseQueryResult<LinkReturns, unknown>;
}

/** The link that the address names, beside the page. */
export function LinkDrawer({ rows, returns }: Shown) {
  const { t } = useTranslation(["links", "kit"]);
  const { view, change } = useView();
  const [slug, show] = useState(view.link);
  const [edits, edit] = useState(false);
  useEffect(() => {
    if (view.link === undefined) return;
    show(view.link);
    edit(false);
  }, [view.link]);
  return (
    <Drawer
      opened={view.link !== undefined}
      onClose={() => change({ link: undefined })}
      position="right"
      size="lg"
      title={<bdi dir="ltr">/l/{slug}</bdi>}
      closeButtonProps={{ "aria-label": t("kit:close") }}
    >
      {slug === undefined ? null : <OneLink key={slug} slug={slug} {...{ rows, returns, edits, edit }} />}
    </Drawer>
  );
}

function OneLink({
  slug,
  rows,
  returns,
  edits,
  edit,
}: Shown & {
  slug: string;
  edits: boolean;
  edit: (edits: boolean) => void;
}) {
  const { t } = useTranslation("links");
  const workspace = useWorkspaceId();
  const mayWrite = useMay("links:write");
  const known = rows.find((row) => row.slug === slug);
  const asked = useAnswer("getLink", { params: { workspace, slug } }, { enabled: known === undefined });
  const link: Link | undefined = known ?? (asked.data?.slug === slug ? asked.data : undefined);
  if (link === undefined && asked.error !== null)
    return <FaultNote fault={asked.error} retry={() => void asked.refetch()} />;
  if (link === undefined) return <Skeleton h={400} />;
  if (edits) return <EditLink link={link} rows={rows} close={() => edit(false)} />;
  return (
    <Stack gap="md">
      <Stack gap={6}>
        <Group gap="xs" wrap="nowrap" justify="space-between">
          <Text fw={650} truncate component="bdi" dir="ltr">
            {link.url}
          </Text>
          <CopyButton text={link.url} flex="none" />
        </Group>
        <Text size="sm">
          {t("one.leads")}{" "}
          <Anchor href={link.destination} target="_blank" rel="noreferrer" dir="ltr" style={{ wordBreak: "break-all" }}>
            {link.destination}
          </Anchor>
        </Text>
        <Group gap={6}>
          {link.deletedAt === null ? null : <Badge color="red">{t("one.deleted")}</Badge>}
          {link.isOver ? <Badge color="gray">{t("over")}</Badge> : null}
          {(["source", "medium", "campaign", "content", "term"] as const).flatMap((field) =>
            link[field] === null
              ? []
              : [
                  <Badge key={field} variant="light" tt="none" fw={500}>
                    {t(`fields.${field}`)}: <bdi dir="ltr">{link[field]}</bdi>
                  </Badge>,
                ],
          )}
          {link.source === null ? (
            <Badge variant="light" color="gray" tt="none" fw={500}>
              {t("one.filled")}
            </Badge>
          ) : null}
        </Group>
      </Stack>
      <LinkBrought slug={slug} link={link} returns={returns} />
      <LinkDaysChart slug={slug} />
      {link.deletedAt === null ? (
        <>
          <LocalOnly address={link.url} />
          <QrCode slug={slug} />
        </>
      ) : null}
      {link.deletedAt !== null && mayWrite ? <RestoreLink slug={slug} /> : null}
      <LinkHistory slug={slug} />
      {mayWrite && link.deletedAt === null ? (
        <>
          <Divider />
          <Group justify="space-between">
            <Button variant="default" leftSection={<Pencil size={16} aria-hidden />} onClick={() => edit(true)}>
              {t("one.edit")}
            </Button>
            <DeleteLink slug={slug} />
          </Group>
        </>
      ) : null}
    </Stack>
  );
}

function EditLink({ link, rows, close }: { link: Link; rows: readonly LinkRow[]; close: () => void }) {
  const { t } = useTranslation("links");
  const done = useDone();
  const change = useChange("editLink", staleLinks);
  const workspace = useWorkspaceId();
  return (
    <LinkForm
      rows={rows}
      link={link}
      fault={change.error}
      isBusy={change.isPending}
      cancel={close}
      keep={async ({ slug: _, ...written }) => {
        const fields = Object.fromEntries(Object.entries(written).map(([field, value]) => [field, value || null]));
        await change.mutateAsync({
          params: { workspace, slug: link.slug },
          body: { ...fields, version: link.version, destination: written.destination },
        });
        done(t("one.edited", { slug: link.slug }));
        close();
      }}
    />
  );
}

function DeleteLink({ slug }: { slug: string }) {
  const { t } = useTranslation("links");
  const workspace = useWorkspaceId();
  const { change: look } = useView();
  const done = useDone();
  const tellFault = useTellFault();
  const change = useChange("deleteLink", staleLinks);
  const restore = useChange("restoreLink", staleLinks);
  const params = { workspace, slug };
  const remove = async () => {
    // The button goes with the link: what follows is not left to it.
    await change.mutateAsync({ params });
    look({ link: undefined });
    done(t("one.deletedSays", { slug }), () => restore.mutateAsync({ params }));
  };
  return (
    <Button
      variant="subtle"
      color="red"
      leftSection={<Trash2 size={16} aria-hidden />}
      loading={change.isPending}
      onClick={() => void remove().catch(tellFault)}
    >
      {t("one.delete")}
    </Button>
  );
}

/** Takes the deletion back. */
function RestoreLink({ slug }: { slug: string }) {
  const { t } = useTranslation("links");
  const workspace = useWorkspaceId();
  const restore = useChange("restoreLink", staleLinks);
  return (
    <Stack gap="sm">
      {restore.error === null ? null : <FaultNote fault={restore.error} />}
      <Button
        leftSection={<Undo2 size={16} aria-hidden className="towards" />}
        loading={restore.isPending}
        onClick={() => restore.mutate({ params: { workspace, slug } })}
      >
        {t("one.restore")}
      </Button>
    </Stack>
  );
}
