/** What stands behind each type of the schema when a resolver gets it: the row it is made of. For the generated resolver types. */
export const mappers = {
  User: '@moim/subgraph-kit#MemberCard',
  Community: '../rows.ts#CommunityRow',
  Interest: '../rows.ts#InterestRow',
  CommunityConnection: '../rows.ts#CommunityConnectionRow',
  CommunityMemberConnection: '../rows.ts#MemberConnectionRow',
  CommunityMemberEdge: '../rows.ts#MemberEdgeRow',
  JoinRequestConnection: '../rows.ts#JoinRequestConnectionRow',
  JoinRequestEdge: '../rows.ts#JoinRequestEdgeRow',
  BannedMemberConnection: '../rows.ts#BannedMemberConnectionRow',
  BannedMemberEdge: '../rows.ts#BannedMemberEdgeRow',
  MembershipConnection: '../rows.ts#MembershipConnectionRow',
  BookmarkConnection: '../rows.ts#BookmarkConnectionRow',
  Invite: '../rows.ts#InviteRow',
  LeadershipClaim: '../rows.ts#LeadershipClaimRow',
  ClosedCommunity: '../rows.ts#ClosedCommunityRow',
};
