import { Button, Group, Modal, Skeleton, Stack, TextInput } from "@mantine/core";
import { Globe, Plus } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAnswer, useChange } from "../../../app/client.ts";
import { useMay, useWorkspaceId } from "../../../app/session.ts";
import { EmptyPage } from "../../../kit/empty-page.tsx";
import { FaultNote } from "../../../kit/fault-note.tsx";
import { SiteCard } from "./site-card.tsx";

/** The web sites that are seen, how the script gets into each, and whether anything has come of it. */
export function SitesPanel() {
  const { t } = useTranslation("data");
  const workspace = useWorkspaceId();
  const [isAdding, add] = useState(false);
  const mayAdd = useMay("sources:write");
  const sites = useAnswer("listSites", { params: { workspace } });
  if (sites.error !== null) return <FaultNote fault={sites.error} retry={() => void sites.refetch()} />;
  if (sites.data === undefined) return <Skeleton h={320} />;
  const { items } = sites.data;
  const way = mayAdd ? (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => add(true)}>
      {t("site.add")}
    </Button>
  ) : undefined;
  return (
    <>
      {items.length === 0 ? (
        <EmptyPage
          icon={Globe}
          title={t("site.emptyTitle")}
          says={t(mayAdd ? "site.emptySays" : "site.emptyNotYours")}
          action={way}
        />
      ) : (
        <Stack gap="md">
          {items.map((site) => (
            <SiteCard key={site.key} site={site} />
          ))}
          {way === undefined ? null : <Group>{way}</Group>}
        </Stack>
      )}
      <AddSite opened={isAdding} close={() => add(false)} />
    </>
  );
}

function AddSite({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useTranslation("data");
  const workspace = useWorkspaceId();
  const [written, write] = useState("");
  const make = useChange("addSite", ["listSites", "workspaceHealth"]);
  const hosts = written.split(/[\s,;]+/).filter((host) => host !== "");
  const send = (event: FormEvent) => {
    event.preventDefault();
    make.mutate(
      { params: { workspace }, body: { hosts } },
      {
        onSuccess: () => {
          write("");
          close();
        },
      },
    );
  };
  return (
    <Modal opened={opened} onClose={close} title={t("site.add")} closeButtonProps={{ "aria-label": t("close") }}>
      <form onSubmit={send}>
        <Stack>
          <TextInput
            label={t("site.hosts")}
            description={t("site.hostsSays")}
            placeholder="shop.example"
            dir="ltr"
            value={written}
            onChange={({ currentTarget: { value } }) => write(value)}
            data-autofocus
            required
          />
          {make.error === null ? null : <FaultNote fault={make.error} />}
          <Group justify="flex-end">
            <Button type="submit" loading={make.isPending} disabled={hosts.length === 0}>
              {t("site.make")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
