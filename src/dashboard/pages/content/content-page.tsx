import { useTranslation } from "react-i18next";
import { Page, PageSkeleton } from "../../kit/page.tsx";

export function ContentPage() {
  const { t } = useTranslation("content");
  return (
    <Page title={t("title")}>
      <PageSkeleton />
    </Page>
  );
}
