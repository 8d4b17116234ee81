/** Who works for a shop. An owner's rights are all there are, and no short token has them. */
export const teamRoles = ['staff', 'host', 'creator', 'moderator'] as const;
export type TeamRole = (typeof teamRoles)[number];

export type Role = 'owner' | TeamRole | 'shopper' | 'guest';

/**
 * What an operation needs. `anyone`: no token; `guest`: any token; `shopper`: somebody who is known; a role of the
 * team: that role, or more.
 */
export type Right = 'anyone' | Role;

/** Whether a role has a right. Owners may do everything, staff everything but what is for owners. */
export function hasRight(role: Role | null, right: Right): boolean {
  if (right === 'anyone' || role === right) return true;
  if (role === null) return false;
  if (role === 'owner' || right === 'guest') return true;
  if (right === 'owner') return false;
  return role === 'staff' || (right === 'shopper' && role !== 'guest');
}
