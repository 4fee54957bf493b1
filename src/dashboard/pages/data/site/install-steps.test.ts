import { expect, it } from "vitest";
import { tagManagerScript } from "./install-steps.ts";

it("makes of a site's own line a script that Tag Manager leaves whole", () => {
  const made = tagManagerScript('<script defer src="https://go.shop.example/t.js" data-site="8bakpgq3pxv8"></script>');
  expect(made).toContain('retornoScript.src = "https://go.shop.example/t.js";');
  expect(made).toContain('retornoScript.setAttribute("data-site", "8bakpgq3pxv8");');
});
