/** What a post is, whatever its network calls it. */
export const postKinds = ["image", "carousel", "video", "reel", "story", "live", "link", "text"] as const;
export type PostKind = (typeof postKinds)[number];

/**
 * The kind of a post from the word in its network's export, in any of the languages the exports are read in; null where
 * the file says nothing that tells kinds apart ("post", "organic"). The first that matches counts: a story that is a
 * video is a story.
 */
export function postKindOf(written: string | null): PostKind | null {
  if (written === null) return null;
  return spellings.find(([pattern]) => pattern.test(written.normalize("NFKC").toLowerCase()))?.[1] ?? null;
}

const spellings: readonly (readonly [RegExp, PostKind])[] = [
  [/stor(?:y|ies)|historia|história|استوری|relacj/, "story"],
  [/\breels?\b|\bshorts?\b|ریلز/, "reel"],
  [/\blive\b|en vivo|en direct|ao vivo|na żywo|پخش زنده/, "live"],
  [
    /carousel|carrusel|carrossel|karussell|karuzel|karusell|album|multi[- ]?(?:photo|image)|slideshow|document/,
    "carousel",
  ],
  [/v[ií]d[eéè]o|film|ویدیو|ویدئو/, "video"],
  [/photo|foto|image[nm]?|imagen|imagem|\bbild|bilde|zdj[eę]ci|picture|\bpin\b|عکس|تصویر/, "image"],
  [/\blinks?\b|\blien\b|enlace|ligaç|article|artikkel|artículo|لینک/, "link"],
  [/\btexto?\b|\btekst|status|estado|\bnote\b|متن/, "text"],
];
