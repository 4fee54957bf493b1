import type { Statement } from "../model/statement.ts";

/**
 * The statement as one self-contained page: no script, no request, charts as inline SVG; light, dark, phone and A4.
 * ECharts is loaded here and not before, so that importing this module costs nothing. `back`: where a server shows it,
 * the page that its readers come from.
 */
export async function statementHtml(
  statement: Statement,
  back: { readonly url: string; readonly name: string } | null = null,
): Promise<string> {
  const { statementPage } = await import("./html/page.ts");
  return statementPage(statement, back);
}
