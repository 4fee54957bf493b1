/** The sign of Retorno: what goes out, and comes back. */
export function Mark() {
  return (
    <svg
      width="22"
      height="22"
      viewBox="0 0 22 22"
      fill="none"
      stroke="var(--mantine-color-anchor)"
      strokeWidth="2.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      style={{ flexShrink: 0 }}
    >
      <path d="M4 13.5a7 7 0 1 0 2.6-7.4" />
      <path d="M6.2 1.9v4.6h4.6" />
    </svg>
  );
}
