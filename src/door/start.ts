// What the server has seen, kept up to date: the heading alone is read out, and only when it has changed.

const parts = ["count", "seen"];
const everyMs = 1000;

async function renew(): Promise<void> {
  if (document.hidden) return;
  const response = await fetch("/").catch(() => null);
  if (response === null || !response.ok || response.redirected) return;
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const id of parts) {
    const [now, own] = [fresh.getElementById(id), document.getElementById(id)];
    if (now !== null && own !== null && now.innerHTML !== own.innerHTML) own.replaceChildren(...now.childNodes);
  }
}

async function keepRenewing(): Promise<void> {
  await renew();
  setTimeout(() => void keepRenewing(), everyMs);
}

if (document.getElementById("count") !== null) void keepRenewing();
