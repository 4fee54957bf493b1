/** Whether an address is open to this computer alone, or to its network alone; null where anybody can open it. */
export function isNearOnly(address: string): "computer" | "network" | null {
  const host = URL.parse(address)?.hostname;
  if (host === undefined) return null;
  if (/^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(host)) return "computer";
  const isPrivate =
    /^(10(\.\d+){3}|192\.168(\.\d+){2}|172\.(1[6-9]|2\d|3[01])(\.\d+){2}|169\.254(\.\d+){2}|\[f[cde].*\])$/.test(
      host,
    ) ||
    /\.(local|lan|internal|home)$/.test(host) ||
    !/[.:]/.test(host);
  return isPrivate ? "network" : null;
}
