/** "812 kB", "45.4 MB", "1,204 MB". */
export function sizeText(bytes: number): string {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1000)} kB`;
  const digits = bytes < 1e8 ? 1 : 0;
  return `${(bytes / 1e6).toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits })} MB`;
}
