import { defineConfig } from "vitest/config";

const exclude = ["**/node_modules/**", "**/fixtures/**"];

/** Rooms whose modules keep nothing between tests but what any order of them may find: they are loaded once a worker. */
const plainRooms = [
  ...["answers", "api", "attribution", "intake", "journeys", "model", "questions", "reports", "simulator", "state"],
  ...["statistics", "warehouse"],
].map((room) => `src/${room}/**/*.test.ts`);

export default defineConfig({
  test: {
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "processes",
          include: ["{src,test,scripts,bench}/**/*.test.ts"],
          exclude: [...exclude, ...plainRooms],
        },
      },
      { extends: true, test: { name: "rooms", include: plainRooms, exclude, isolate: false } },
    ],
  },
});
