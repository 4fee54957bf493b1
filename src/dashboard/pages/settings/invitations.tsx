import { Alert, Button, Code, Group, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Invitation, InvitationSent, Member } from "../../../client/api.ts";
import { useAnswer, useChange } from "../../app/client.ts";
import { useWorkspaceId } from "../../app/session.ts";
import { Card } from "../../kit/card.tsx";
import { CopyButton } from "../../kit/copy-button.tsx";
import { FaultNote } from "../../kit/fault-note.tsx";
import { faultOf, namesFields } from "../../kit/field-faults.ts";
import { useFormat } from "../../kit/format.ts";
import { LocalOnly } from "../../kit/local-only.tsx";
import { useDone, useTellFault } from "../../kit/undo.tsx";
import { roles } from "./roles.ts";

/** Asks people in, and shows who has not come yet. */
export function Invitations() {
  const { t } = useTranslation("settings");
  const workspace = useWorkspaceId();
  const open = useAnswer("listInvitations", { params: { workspace } });
  const [sent, setSent] = useState<InvitationSent | null>(null);
  return (
    <Card title={t("invite.title")} says={t("invite.says")}>
      <Stack>
        <InviteForm onSent={setSent} />
        {sent === null ? null : <Sent sent={sent} />}
        {open.error === null ? null : <FaultNote fault={open.error} retry={() => void open.refetch()} />}
        {(open.data?.items ?? []).map((one) => (
          <Waiting key={one.id} invitation={one} onSent={setSent} />
        ))}
      </Stack>
    </Card>
  );
}

function InviteForm({ onSent }: { onSent: (sent: InvitationSent) => void }) {
  const { t } = useTranslation("settings");
  const workspace = useWorkspaceId();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Member["role"]>("viewer");
  const invite = useChange("invite", ["listInvitations"]);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    invite.mutate(
      { params: { workspace }, body: { email, role } },
      {
        onSuccess: (sent) => {
          setEmail("");
          onSent(sent);
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        {invite.error !== null && !namesFields(invite.error) ? <FaultNote fault={invite.error} /> : null}
        <Group align="flex-start">
          <TextInput
            label={t("members.email")}
            type="email"
            dir="ltr"
            required
            miw={240}
            value={email}
            onChange={({ currentTarget }) => setEmail(currentTarget.value)}
            error={faultOf(invite.error, "email")}
          />
          <NativeSelect
            label={t("members.role")}
            value={role}
            onChange={({ currentTarget }) => setRole(currentTarget.value as Member["role"])}
            data={roles.map((value) => ({ value, label: t(`roles.${value}`) }))}
          />
          <Button type="submit" mt={25} loading={invite.isPending}>
            {t("invite.do")}
          </Button>
        </Group>
        <Text size="sm" c="dimmed">
          {t(`roleSays.${role}`)}
        </Text>
      </Stack>
    </form>
  );
}

/** Where no mail is set up the link is shown, this once, to be handed over. */
function Sent({ sent: { invitation, mailed, link } }: { sent: InvitationSent }) {
  const { t } = useTranslation("settings");
  return (
    <Alert
      color="back"
      variant="light"
      role="status"
      title={t(mailed ? "invite.mailed" : "invite.link", { email: invitation.email })}
    >
      {link === null ? null : (
        <Stack gap="xs" align="flex-start">
          <Text size="sm">{t("invite.once")}</Text>
          <Code dir="ltr" style={{ overflowWrap: "anywhere" }}>
            {link}
          </Code>
          <CopyButton text={link} />
          <LocalOnly address={link} />
        </Stack>
      )}
    </Alert>
  );
}

function Waiting({ invitation, onSent }: { invitation: Invitation; onSent: (sent: InvitationSent) => void }) {
  const { t } = useTranslation("settings");
  const workspace = useWorkspaceId();
  const format = useFormat();
  const done = useDone();
  const tellFault = useTellFault();
  const params = { workspace, invitation: invitation.id };
  const resend = useChange("resendInvitation", ["listInvitations"]);
  const withdraw = useChange("withdrawInvitation", ["listInvitations"]);
  return (
    <Group justify="space-between">
      <div>
        <Text fw={500} dir="auto">
          {invitation.email}
        </Text>
        <Text size="sm" c="dimmed">
          {t(`roles.${invitation.role}`)} ·{" "}
          {t(invitation.state === "open" ? "invite.until" : "invite.expired", {
            when: format.moment(invitation.expiresAt),
          })}
        </Text>
      </div>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          loading={resend.isPending}
          onClick={() => void resend.mutateAsync({ params }).then(onSent).catch(tellFault)}
        >
          {t("invite.resend")}
        </Button>
        <Button
          size="xs"
          variant="subtle"
          color="red"
          loading={withdraw.isPending}
          onClick={() =>
            void withdraw
              .mutateAsync({ params })
              .then(() => done(t("invite.withdrawn", { email: invitation.email })))
              .catch(tellFault)
          }
        >
          {t("invite.withdraw")}
        </Button>
      </Group>
    </Group>
  );
}
