/**
 * The pages that a link with a token leads to. The token stands after the #: browsers keep that to themselves, so it is in
 * no log of a server or proxy, and no other site is told of it.
 */
export const ownerLink = (address: string, token: string): string => `${address}/welcome#${token}`;

export const newPasswordLink = (address: string, token: string): string => `${address}/new-password#${token}`;

export const invitationLink = (address: string, token: string): string => `${address}/invitation#${token}`;
