import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{src,test,scripts,bench}/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/fixtures/**"],
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
