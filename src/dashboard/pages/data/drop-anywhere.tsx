/** Takes files that are dropped anywhere on a page. */
export function DropAnywhere() {
  return null;
}
