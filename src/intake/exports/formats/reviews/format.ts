import { type Column, type ExportFormat, moment, text, utcMoment } from "../../format.ts";
import { networkOfChannel } from "../network-of-channel.ts";

/** A rating as sites write it: "4", "4,5", "4 out of 5", "FIVE", "★★★★☆". */
const ratingOf = (cell: string): string => `coalesce(
  try_cast(regexp_extract(replace(${cell}, ',', '.'), '[0-9]+(?:\\.[0-9]+)?') as double),
  nullif(list_position(['one', 'two', 'three', 'four', 'five'], regexp_extract(lower(${cell}), 'one|two|three|four|five')), 0),
  nullif(length(regexp_replace(${cell}, '[^★⭐]', '', 'g')), 0))`;

const highestOf = (cell: string): string => `case when regexp_matches(${cell}, '(/|of) ?10\\b') then 10 else 5 end`;

/** One fact a review; its words and who wrote them are not kept. */
function reviewsOf(
  site: string | null,
  columns: Readonly<Record<string, Column>>,
  { signatures, unless = [] }: Pick<ExportFormat, "signatures" | "unless">,
): ExportFormat {
  const key = (name: string) => (name in columns ? `"${name}"` : "null");
  const where = site === null ? key("site") : `'${site}'`;
  return {
    id: "reviews",
    title: site === null ? "reviews" : `${site} reviews`,
    columns,
    signatures,
    unless: [...unless, "Deal Name", "Ticket ID", "Impressions", "Order Total"],
    needed: ["rating"],
    tables: [
      {
        fact: "mention",
        values: (_context, has) => ({
          network: networkOfChannel(`cast(${where} as varchar)`),
          site: where,
          id: key("id"),
          place: key("place"),
          kind: "'review'",
          occurred_at: `coalesce(${["created", "createdUtc"].filter((name) => name in columns).join(", ")}, null)`,
          rating: ratingOf("rating"),
          rating_max: highestOf("rating"),
          answered:
            has("reply") || has("replied")
              ? `coalesce(${["reply", "replied"].filter(has).join(", ")}) is not null`
              : "null",
          permalink: key("link"),
        }),
      },
    ],
    getIt: "your review tool → Reviews → Export, as csv",
  };
}

const judgeMe = reviewsOf(
  "Judge.me",
  {
    rating: text("rating"),
    created: moment("review_date"),
    body: text("body"),
    title: text("title"),
    name: text("reviewer_name"),
    email: text("reviewer_email"),
    place: text("product_handle"),
    product: text("product_id"),
    reply: text("reply"),
    replied: text("reply_date"),
    origin: text("source"),
    curated: text("curated"),
    pictures: text("picture_urls"),
  },
  {
    signatures: [
      ["rating", "created", "place"],
      ["rating", "created", "name"],
    ],
  },
);

const loox = reviewsOf(
  "Loox",
  {
    rating: text("rating"),
    created: moment("created_at", "date"),
    body: text("body", "review"),
    name: text("author", "nickname"),
    email: text("email"),
    place: text("product_handle", "handle", "product_id", "productId"),
    photo: text("photo_url", "img", "image", "photo"),
    verified: text("verified_purchase", "verified"),
    reply: text("reply"),
  },
  { signatures: [["rating", "created", "place", "name"]] },
);

const yotpo = reviewsOf(
  "Yotpo",
  {
    id: text("Review ID", "Review Id", "Id"),
    rating: text("Review Score", "Score", "Review Rating"),
    created: moment("Review Creation Date", "Review Date", "Date", "Created At", "Creation Date", "Review Created At"),
    body: text("Review Content", "Review Body", "Content"),
    title: text("Review Title", "Title"),
    place: text("Product Title", "Product Name", "Product ID", "Product Id"),
    name: text("Reviewer Display Name", "Display Name", "Reviewer Name", "User Name"),
    email: text("Reviewer Email", "Email"),
    status: text("Review Status", "Published", "Status"),
    reply: text("Comment Content", "Comment content", "Comment"),
    replied: text("Comment Created At", "Comment created at", "Comment Date"),
  },
  {
    signatures: [
      ["rating", "created", "body"],
      ["rating", "created", "title"],
    ],
    unless: ["Review Stars"],
  },
);

const trustpilot = reviewsOf(
  "Trustpilot",
  {
    id: text("Review Id", "review_id", "ReviewId"),
    rating: text("Review Stars", "Stars"),
    createdUtc: utcMoment(
      "Review Created (UTC)",
      "Review Created",
      "Created (UTC)",
      "created_at",
      "Review Experienced Date",
    ),
    title: text("Review Title", "Title"),
    body: text("Review Content", "Content"),
    name: text("Review Username", "consumer_name", "Review User Name"),
    place: text("Location Name", "Domain URL", "Domain Url", "product_name", "Webshop Name"),
    replied: text(
      "Business Reply Date (UTC)",
      "Company Reply Date (UTC)",
      "Reply Date (UTC)",
      "Review Reply Date (UTC)",
    ),
    reply: text("Business Reply", "Company Reply", "Review Reply"),
    origin: text("Source Of Review", "Source of review"),
    language: text("Review Language"),
    link: text("Review Link", "Review URL"),
  },
  {
    signatures: [
      ["rating", "createdUtc", "body"],
      ["rating", "createdUtc", "id"],
      ["rating", "createdUtc", "place"],
    ],
  },
);

const anySite = reviewsOf(
  null,
  {
    id: text("Review ID", "review_id", "Review name"),
    rating: text(
      "Rating",
      "Stars",
      "Star rating",
      "Star_rating",
      "starRating",
      "Review rating",
      "Review_rating",
      "Score",
      "Overall rating",
      "Overall score",
    ),
    created: moment(
      "Date",
      "Review date",
      "Review_date",
      "Created",
      "Created at",
      "createTime",
      "Create time",
      "Created time",
      "Published at",
      "Published date",
      "Publish date",
      "Posted",
      "Posted on",
      "Date posted",
      "Time",
      "Review time",
      "Submitted at",
      "Creation date",
    ),
    body: text(
      "Review",
      "Review text",
      "Review_text",
      "Review content",
      "Comment",
      "Comments",
      "Text",
      "Body",
      "Review body",
      "Feedback",
    ),
    title: text("Title", "Review title"),
    name: text(
      "Reviewer",
      "Reviewer name",
      "Reviewer_name",
      "Author",
      "Author name",
      "Customer",
      "Customer name",
      "Name",
      "User",
    ),
    site: text("Source", "Platform", "Site", "Network", "Review site", "Review source", "Social media source"),
    place: text(
      "Location",
      "Location name",
      "Store",
      "Store name",
      "Place",
      "Business name",
      "Branch",
      "Product",
      "Product name",
      "Listing",
    ),
    reply: text(
      "Reply",
      "Response",
      "Owner response",
      "Owner reply",
      "Reply text",
      "Review reply",
      "reviewReply",
      "Business response",
      "Response from the owner",
    ),
    replied: text("Reply date", "Response date", "Replied at", "Owner response date", "Reply time", "Replied"),
    link: text("Review URL", "Review link", "URL", "Link", "Permalink"),
    email: text("Email"),
  },
  {
    signatures: [
      ["rating", "created", "body"],
      ["rating", "created", "name", "reply"],
      ["rating", "created", "place", "name"],
      ["rating", "created", "id"],
    ],
    unless: [
      "Lead Source",
      "Lead Owner",
      "Order",
      "Amount",
      "Likes",
      "Views",
      "Satisfaction Score",
      "Status",
      "Quantity",
      "Unit price",
      "HelpfulnessNumerator",
    ],
  },
);

/** Reviews of the business or its products, from the tool that gathers them. */
export const reviews: readonly ExportFormat[] = [judgeMe, loox, trustpilot, yotpo, anySite];
