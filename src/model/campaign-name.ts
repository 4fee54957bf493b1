/**
 * The form in which two campaign names are compared: letters' case and width folded (NFKC, so that mathematical bold
 * and full-width letters match plain ones), white space collapsed, a query's "+" and "%20" undone. "_" stays apart
 * from "-": campaigns are often told apart by them.
 */
export function foldCampaign(name: string): string {
  const decoded = name.includes("%") ? name.replace(percentEncoded, decodeOrKeep) : name;
  if (plain.test(decoded)) return decoded.toLowerCase();
  const wide = decoded.normalize("NFKC").replace(invisible, "");
  // By way of capitals: "ß" and "SS" fold alike, and so do the two small sigmas.
  const small = wide.toLowerCase().toUpperCase().toLowerCase().normalize("NFKC");
  return small.replace(/[\s+]+/gu, " ").trim();
}

const percentEncoded = /(?:%[0-9a-f]{2})+/gi;
const plain = /^[\w.:|/-]*$/;
const invisible = /\p{Cf}|\uFE0F/gu;

function decodeOrKeep(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
