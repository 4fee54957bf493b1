/** A page for a link that leads nowhere: what is the matter and, where there is one, the way to the business's own site. */
export function linkPage({ title, says, site }: LinkPage): string {
  const way = site === null ? "" : `\n<p><a href="${escaped(site.url)}">${escaped(site.name)}</a></p>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
<style>
:root { color-scheme: light dark; }
body { font: 1.125rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 15vh auto 0; padding: 0 1.25rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p>${escaped(says)}</p>${way}
</main>
</body>
</html>
`;
}

export interface LinkPage {
  readonly title: string;
  readonly says: string;
  readonly site: { readonly url: string; readonly name: string } | null;
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
