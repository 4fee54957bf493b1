/** One network's paid or organic work: what a world can have switched off. */
export interface Side {
  readonly network: string;
  readonly paid: boolean;
}

/** The networks a person can be reached by, `email` being the newsletter. */
const networks = ["instagram", "facebook", "tiktok", "linkedin", "x", "youtube", "google", "email"] as const;

export type Network = (typeof networks)[number];

/** Every side of every network; a side's place in this list is its number everywhere in the simulator. */
export const sides: readonly Side[] = networks.flatMap((network) => [
  { network, paid: false },
  { network, paid: true },
]);

/** The number of a side. */
export function sideOf(network: Network, paid: boolean): number {
  return networks.indexOf(network) * 2 + (paid ? 1 : 0);
}

export const networkOf = (side: number): Network => networks[side >> 1] as Network;
export const isPaid = (side: number): boolean => (side & 1) === 1;

/** The way of a visit that came by no side: the address typed in, a bookmark, a friend's word. */
export const direct = sides.length;
