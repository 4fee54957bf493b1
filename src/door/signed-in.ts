// The bar at the top, for who is signed in.
import { ask } from "./ask.ts";

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-sign-out]")) {
  button.addEventListener("click", () => {
    void ask("POST", "/sign-out").then(() => location.assign("/sign-in"));
  });
}
