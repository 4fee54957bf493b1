import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { smallDisk } from "../../test/small-disk.ts";
import { openState } from "./database.ts";
import { addWorkspace, workspacesOf } from "./workspaces/workspaces.ts";

const disk = smallDisk(4);
afterAll(() => disk?.remove());

it.skipIf(disk === null)("says that the disk is full, and writes again once there is room", async () => {
  const folder = disk?.folder ?? "";
  const state = await openState(folder);
  disk?.fillUpTo(0);
  const add = async () => {
    for (let shop = 0; shop < 100; shop++) {
      const name = "x".repeat(5000);
      await state.transaction().execute(async (within) => {
        await addWorkspace(within, { id: `shop-${shop}`, name, currency: "EUR", timeZone: "UTC" });
      });
    }
  };
  await expect(add()).rejects.toMatchObject({
    name: "KnownError",
    code: "busy",
    message: expect.stringMatching(/takes nothing more$/),
  });
  await expect(openState(folder).then((other) => other.destroy())).resolves.toBeUndefined();
  disk?.free();
  await addWorkspace(state, { id: "later", name: "Later", currency: "EUR", timeZone: "UTC" });
  expect((await workspacesOf(state)).map(({ id }) => id)).toContain("later");
  await state.destroy();
});

it.skipIf(disk === null)("refuses to make records in too little room in a sentence, however little it is", async () => {
  for (const left of [0, 4096, 8192, 16_384, 32_768, 65_536]) {
    const folder = mkdtempSync(join(disk?.folder ?? "", "made-"));
    disk?.fillUpTo(left);
    const made = await openState(folder).then(
      (state) => state.destroy(),
      (cause: unknown) => cause,
    );
    if (made !== undefined) expect(made).toMatchObject({ code: "busy" });
    if (left === 0) expect(made).toBeDefined();
    disk?.free();
    rmSync(folder, { recursive: true });
  }
});
