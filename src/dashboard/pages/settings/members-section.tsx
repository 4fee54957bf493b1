import { Badge, Button, NativeSelect, Skeleton, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Member } from "../../../client/api.ts";
import { useAnswer, useChange } from "../../app/client.ts";
import { useMay, useMe, useWorkspaceId } from "../../app/session.ts";
import { Card } from "../../kit/card.tsx";
import { FaultNote } from "../../kit/fault-note.tsx";
import { useFormat } from "../../kit/format.ts";
import type { Column } from "../../kit/table/column.ts";
import { DataTable } from "../../kit/table/data-table.tsx";
import { useDone, useTellFault } from "../../kit/undo.tsx";
import { Invitations } from "./invitations.tsx";
import { roles } from "./roles.ts";

/** Who comes in, and what they may do. */
export function MembersSection() {
  const { t } = useTranslation("settings");
  const workspace = useWorkspaceId();
  const members = useAnswer("listMembers", { params: { workspace } });
  const mayWrite = useMay("members:write");
  const columns = useColumns(mayWrite);
  if (members.error !== null) return <FaultNote fault={members.error} retry={() => void members.refetch()} />;
  if (members.data === undefined) return <Skeleton h={240} />;
  return (
    <Stack>
      <Card title={t("members.title")} says={t("members.says")}>
        <DataTable
          caption={t("members.title")}
          name="members"
          columns={columns}
          rows={members.data.items}
          rowKey={({ user }) => user}
        />
      </Card>
      {mayWrite ? <Invitations /> : null}
    </Stack>
  );
}

function useColumns(mayWrite: boolean): Column<Member>[] {
  const { t } = useTranslation("settings");
  const format = useFormat();
  return [
    { key: "name", title: t("members.name"), cell: ({ name }) => name },
    { key: "email", title: t("members.email"), cell: ({ email }) => email },
    {
      key: "role",
      title: t("members.role"),
      cell: ({ role }) => role,
      shown: (member) => (mayWrite ? <RoleSelect member={member} /> : t(`roles.${member.role}`)),
    },
    {
      key: "factor",
      title: t("members.factor"),
      cell: ({ hasSecondFactor }) => String(hasSecondFactor),
      shown: ({ hasSecondFactor }) => (
        <Badge variant="light" color={hasSecondFactor ? "back" : "gray"}>
          {t(hasSecondFactor ? "yes" : "no")}
        </Badge>
      ),
    },
    {
      key: "added",
      title: t("members.added"),
      cell: ({ addedAt }) => addedAt,
      shown: ({ addedAt }) => format.moment(addedAt),
    },
    {
      key: "do",
      title: t("actions"),
      cell: () => null,
      unsortable: true,
      shown: (member) => <Remove member={member} mayWrite={mayWrite} />,
    },
  ];
}

function RoleSelect({ member }: { member: Member }) {
  const { t } = useTranslation("settings");
  const workspace = useWorkspaceId();
  const done = useDone();
  const tellFault = useTellFault();
  const change = useChange("editMember", ["listMembers", "me"]);
  const give = (role: string) =>
    change.mutateAsync({ params: { workspace, user: member.user }, body: { role: role as Member["role"] } });
  return (
    <NativeSelect
      size="xs"
      miw={110}
      aria-label={t("members.roleOf", { name: member.name })}
      value={member.role}
      disabled={change.isPending}
      onChange={({ currentTarget: { value } }) =>
        void give(value)
          .then(() =>
            done(t("members.changed", { name: member.name, role: t(`roles.${value as Member["role"]}`) }), () =>
              give(member.role),
            ),
          )
          .catch(tellFault)
      }
      data={roles.map((value) => ({ value, label: t(`roles.${value}`) }))}
    />
  );
}

/** Whoever was removed has to be asked in again, so the button asks once more before it does it. */
function Remove({ member, mayWrite }: { member: Member; mayWrite: boolean }) {
  const { t } = useTranslation("settings");
  const workspace = useWorkspaceId();
  const me = useMe();
  const done = useDone();
  const tellFault = useTellFault();
  const remove = useChange("removeMember", ["listMembers", "me"]);
  const isMe = me?.id === member.user;
  if (!mayWrite && !isMe) return null;
  const take = async () => {
    if (!window.confirm(t(isMe ? "members.leaveAsk" : "members.removeAsk", { name: member.name }))) return;
    await remove.mutateAsync({ params: { workspace, user: member.user } });
    if (isMe) location.assign("/workspaces");
    else done(t("members.removed", { name: member.name }));
  };
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      color="red"
      loading={remove.isPending}
      aria-label={t(isMe ? "members.leave" : "members.removeOne", { name: member.name })}
      onClick={() => void take().catch(tellFault)}
    >
      {t(isMe ? "members.leave" : "members.remove")}
    </Button>
  );
}
