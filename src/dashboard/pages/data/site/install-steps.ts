/** The systems a shop's pages are made with: what is to be done in each, and what is pasted. */
export const systems = [
  { name: "html", steps: ["html1", "html2"], codeOf: (tag: string) => tag },
  { name: "wordpress", steps: ["wordpress1", "wordpress2", "wordpress3"], codeOf: (tag: string) => tag },
  { name: "shopify", steps: ["shopify1", "shopify2", "shopify3"], codeOf: (tag: string) => tag },
  { name: "gtm", steps: ["gtm1", "gtm2", "gtm3", "gtm4"], codeOf: tagManagerScript },
] as const;

/** Tag Manager takes attributes away from a script tag, so there the script is made by a script. */
export function tagManagerScript(tag: string): string {
  const src = /src="([^"]+)"/.exec(tag)?.[1] ?? "";
  const key = /data-site="([^"]+)"/.exec(tag)?.[1] ?? "";
  return `<script>
  var retornoScript = document.createElement("script");
  retornoScript.src = ${JSON.stringify(src)};
  retornoScript.setAttribute("data-site", ${JSON.stringify(key)});
  retornoScript.setAttribute("data-gtag", "");
  document.head.appendChild(retornoScript);
</script>`;
}
