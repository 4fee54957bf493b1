import { afterEach, beforeEach, expect, it } from "vitest";
import { utmOf } from "../model/utm.ts";
import { openState, type State } from "./database.ts";
import { addLink, addLinks, deleteLink, editLink, linkBySlug, linkHistory, linksOf, takenSlugs } from "./links.ts";
import { addWorkspace } from "./workspaces/workspaces.ts";

let state: State;
beforeEach(async () => {
  state = await openState(":memory:");
  for (const id of ["shop", "other"]) await addWorkspace(state, { id, name: id, currency: "EUR", timeZone: "UTC" });
});
afterEach(() => state.destroy());

const link = (slug: string | null, workspace = "shop") => ({
  ...{ workspace, slug, destination: "https://shop.example/", expiresAt: null },
  utm: utmOf((field) => (field === "source" ? "instagram" : null)),
});

it("keeps a link as it was made, under a slug of its own or one that is made up", async () => {
  const own = await addLink(state, link("spring"), 1);
  const made = await addLink(state, link(null), 2);
  expect(made.slug).toMatch(/^[2-9a-hjkmnp-z]{7}$/);
  expect(await linkBySlug(state, "spring")).toEqual(own);
  expect(await linksOf(state, "shop")).toEqual([own, made]);
  expect(await linksOf(state, "other")).toEqual([]);
});

it("gives a slug to one link, whoever asks and however long ago", async () => {
  const first = await addLink(state, link("spring"));
  await expect(addLink(state, link("spring", "other"))).rejects.toMatchObject({ code: "conflict" });
  await deleteLink(state, first);
  await expect(addLink(state, link("spring"))).rejects.toThrow("there was a link spring already");
  expect(await takenSlugs(state, ["spring", "summer"])).toEqual(new Set(["spring"]));
  expect(await linksOf(state, "shop")).toEqual([]);
  expect(await linksOf(state, "shop", { deleted: true })).toHaveLength(1);
});

it("makes all of several links or none", async () => {
  await addLink(state, link("summer"));
  await expect(addLinks(state, [link("spring"), link("summer")])).rejects.toThrow("summer");
  expect(await linkBySlug(state, "spring")).toBeNull();
});

it("keeps what a link was before each change", async () => {
  const was = await addLink(state, link("spring"));
  const changed = { ...was, destination: "https://shop.example/new", expiresAt: 5 };
  expect(await editLink(state, was, was, 1)).toBe(false);
  expect(await editLink(state, was, changed, 2)).toBe(true);
  expect(await linkBySlug(state, "spring")).toEqual(changed);
  expect(await linkHistory(state, was)).toEqual([
    { changedAt: 2, was: { destination: was.destination, utm: was.utm, expiresAt: null } },
  ]);
});
