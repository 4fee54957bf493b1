import { useTranslation } from "react-i18next";
import { Page, PageSkeleton } from "../../kit/page.tsx";

export function DataPage() {
  const { t } = useTranslation("data");
  return (
    <Page title={t("title")}>
      <PageSkeleton />
    </Page>
  );
}
