/** Above so many in a group on average, a normal draw stands for the binomial one. */
const mostCounted = 8;

/** Spreads a count over groups as if each of its persons drew one; a fraction of a person goes to one group whole. */
export function spread(
  count: number,
  groups: number,
  random: () => number,
  add: (group: number, amount: number) => void,
) {
  const whole = Math.floor(count);
  const drawn = () => Math.floor(random() * groups);
  if (count > whole) add(drawn(), count - whole);
  if (whole <= mostCounted * groups) {
    for (let person = 0; person < whole; person++) add(drawn(), 1);
    return;
  }
  let left = whole;
  for (let group = 0; group + 1 < groups; group++) {
    const mean = left / (groups - group);
    const amount = Math.round(mean + Math.sqrt(mean * (1 - 1 / (groups - group))) * normal(random));
    const kept = Math.min(left, Math.max(0, amount));
    add(group, kept);
    left -= kept;
  }
  add(groups - 1, left);
}

/** Box and Muller's. */
const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
