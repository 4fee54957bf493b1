import { useTranslation } from "react-i18next";
import { Page, PageSkeleton } from "../../kit/page.tsx";

export function CostsPage() {
  const { t } = useTranslation("costs");
  return (
    <Page title={t("title")}>
      <PageSkeleton />
    </Page>
  );
}
