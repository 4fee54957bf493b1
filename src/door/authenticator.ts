// The authenticator app: set up, confirmed, removed; and the backup codes, shown once.
import { ask } from "./ask.ts";
import { onSubmit } from "./form.ts";
import { byId, make, show, within } from "./page.ts";

interface Started {
  readonly qr: string;
  readonly secret: string;
  readonly backupCodes: readonly string[];
}

let codes: readonly string[] = [];

if (document.getElementById("start-app") !== null) {
  onSubmit("start-app", async ({ password = "" }) => {
    const answer = await ask<Started>("POST", "/me/second-factor", { password });
    if (!answer.ok) return answer.problem;
    const { qr, secret, backupCodes } = answer.body;
    codes = backupCodes;
    within<HTMLImageElement>(byId("app"), "img").src = `data:image/svg+xml,${encodeURIComponent(qr)}`;
    byId("app-secret").textContent = secret.replaceAll(/(.{4})(?=.)/g, "$1 ");
    show("app", ["start-app"]);
    return null;
  });

  onSubmit("confirm-app", async ({ code = "" }) => {
    const answer = await ask("POST", "/me/second-factor/confirm", { code: code.replaceAll(/\s/g, "") });
    if (!answer.ok) return answer.problem;
    showCodes(["app"]);
    return null;
  });
} else {
  onSubmit("app-change", async ({ password = "" }, pressed) => {
    if (pressed === "remove") {
      const answer = await ask("DELETE", "/me/second-factor", { password });
      if (!answer.ok) return answer.problem;
      location.reload();
      return null;
    }
    const answer = await ask<{ backupCodes: readonly string[] }>("POST", "/me/backup-codes", { password });
    if (!answer.ok) return answer.problem;
    codes = answer.body.backupCodes;
    showCodes(["app-change"]);
    return null;
  });
}

function showCodes(instead: readonly string[]): void {
  within(byId("codes"), ".codes").replaceChildren(...codes.map((code) => make("li", {}, code)));
  const text = `Backup codes for Retorno at ${location.host}. Each lets you in once.\n\n${codes.join("\n")}\n`;
  byId<HTMLAnchorElement>("keep-codes").href = `data:text/plain;charset=utf-8,${encodeURIComponent(text)}`;
  byId("copy-codes").onclick = () => {
    const said = byId("codes-said");
    navigator.clipboard.writeText(codes.join("\n")).then(
      () => {
        said.textContent = "Copied.";
      },
      () => {
        said.textContent = "Your browser does not let us copy: download them, or write them down.";
      },
    );
  };
  byId("codes-done").onclick = () => location.reload();
  show("codes", instead);
}
