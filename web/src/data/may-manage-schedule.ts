import type { MembershipStatus, Role } from '../generated/types.ts';

interface Schedule {
  host: { id: string } | null;
  community: { viewerMembership: { role: Role | null; status: MembershipStatus } | null } | null;
}

/** Leader and staff change, call off and check in; so does the host, as long as they are a member. The platform holds it; this shows no buttons in vain. */
export function mayManageSchedule({ host, community }: Schedule, viewerId: string | undefined): boolean {
  const membership = community?.viewerMembership;
  if (membership?.status !== 'ACTIVE') return false;
  return membership.role !== 'MEMBER' || (host !== null && host.id === viewerId);
}
