import { Button, List } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Image } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useWorkspaceId } from "../../app/session.ts";
import { EmptyPage } from "../../kit/empty-page.tsx";

const sources = ["meta", "tiktok", "youtube", "linkedin", "x", "tools"] as const;

/** Where each network's posts are exported from, and the way to bring the file in. */
export function NoPosts() {
  const { t } = useTranslation("content");
  const workspace = useWorkspaceId();
  return (
    <EmptyPage
      icon={Image}
      title={t("empty.title")}
      says={
        <>
          {t("empty.says")}
          <List size="sm" ta="start" mt="sm" spacing={4}>
            {sources.map((source) => (
              <List.Item key={source}>{t(`empty.from.${source}`)}</List.Item>
            ))}
          </List>
        </>
      }
      action={
        <Button renderRoot={(given) => <Link {...given} to="/w/$workspace/data" params={{ workspace }} />}>
          {t("empty.bring")}
        </Button>
      }
    />
  );
}
