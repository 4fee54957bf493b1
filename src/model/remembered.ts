/** The same function of a text, asked once per text: for what a million rows ask of few distinct values. */
export function remembered<Answer>(answer: (text: string) => Answer, { most = 10_000 } = {}): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const fresh = answer(text);
    if (known.size >= most) known.clear();
    known.set(text, fresh);
    return fresh;
  };
}
