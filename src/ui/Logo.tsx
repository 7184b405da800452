/** The mark: two vectors and the angle between them. */
export function Logo() {
  return (
    <svg
      width="24"
      height="24"
      viewBox="0 0 24 24"
      aria-hidden="true"
      fill="none"
      strokeLinecap="round"
    >
      <path d="M4 20 20 12" stroke="var(--fa)" strokeWidth="2.6" />
      <path d="M4 20 14 4" stroke="var(--ink)" strokeWidth="2.6" />
      <path d="M11.6 16.2A9 9 0 0 0 8.8 12.4" stroke="var(--fa-lambda)" strokeWidth="2.2" />
    </svg>
  );
}
