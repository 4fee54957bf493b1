import { useTranslation } from "react-i18next";
import { Page, PageSkeleton } from "../../kit/page.tsx";

export function LinksPage() {
  const { t } = useTranslation("links");
  return (
    <Page title={t("title")}>
      <PageSkeleton />
    </Page>
  );
}
