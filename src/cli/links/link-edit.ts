import { KnownError } from "../../model/errors.ts";
import type { Link } from "../../model/link.ts";
import { expiryDay, linkDraft, type WrittenLink } from "../../model/link-draft.ts";
import { utmFields } from "../../model/utm.ts";
import { deleteLink, editLink } from "../../state/links.ts";
import { readOptions } from "../options.ts";
import { output } from "../output.ts";
import { contentOptions, linkNamed, placeOptions, rulesOf, theOnly, warn, withLinks } from "./link-options.ts";

/** `retorno link edit SLUG`: changes what is given and keeps what the link was; "none" takes a value away. */
export async function linkEdit(args: readonly string[]): Promise<number> {
  const { values, paths } = readOptions(args, [...placeOptions, ...contentOptions, "destination"]);
  const slug = theOnly(paths, "slug", "edit spring --destination https://shop.example/new");
  const { data: _, workspace: __, url: ___, ...changes } = values;
  if (Object.keys(changes).length === 0) {
    throw new KnownError("invalid_request", "nothing is to be changed", {
      hint: "give what is to be, such as --destination or --expires",
    });
  }
  return withLinks(values, async (desk) => {
    const link = await linkNamed(desk, slug);
    const written = { ...writtenAs(link, desk.workspace.timeZone), ...changes };
    // A link that is over may still be led elsewhere.
    const rules = { ...rulesOf(desk.workspace), ...(changes.expires === undefined ? {} : { nowMs: Date.now() }) };
    const { warnings, slug: ____, ...content } = linkDraft(written, rules);
    const hasChanged = await editLink(desk.state, link, content);
    warn(warnings);
    await output(`${desk.short(link)} ${hasChanged ? "is changed" : "was like that already"}\n`, undefined);
    return 0;
  });
}

/** `retorno link delete SLUG`: from then on it answers that it is gone. */
export async function linkDelete(args: readonly string[]): Promise<number> {
  const { values, paths } = readOptions(args, placeOptions);
  const slug = theOnly(paths, "slug", "delete spring");
  return withLinks(values, async (desk) => {
    const link = await linkNamed(desk, slug);
    await deleteLink(desk.state, link);
    await output(`${desk.short(link)} is deleted; whoever clicks it is told so\n`, undefined);
    return 0;
  });
}

function writtenAs({ destination, utm, expiresAt }: Link, timeZone: string): WrittenLink {
  const tags = utmFields.flatMap((field) => (utm[field] === null ? [] : [[field, utm[field]]]));
  const expires = expiresAt === null ? {} : { expires: expiryDay(expiresAt, timeZone) };
  return { destination, ...Object.fromEntries(tags), ...expires };
}
