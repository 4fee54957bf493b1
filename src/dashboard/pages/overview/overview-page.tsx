import { useTranslation } from "react-i18next";
import { Page, PageSkeleton } from "../../kit/page.tsx";

export function OverviewPage() {
  const { t } = useTranslation("overview");
  return (
    <Page title={t("title")}>
      <PageSkeleton />
    </Page>
  );
}
