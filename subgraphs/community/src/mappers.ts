/** What stands behind each type of the schema when a resolver gets it: the row it is made of. For the generated resolver types. */
export const mappers = {
  User: '@moim/subgraph-kit#MemberCard',
  Community: '../rows.ts#CommunityRow',
  Interest: '../rows.ts#InterestRow',
  CommunityConnection: '../rows.ts#CommunityConnection',
  CommunityMemberConnection: '../rows.ts#MemberConnection',
  CommunityMemberEdge: '../rows.ts#MemberEdge',
  JoinRequestConnection: '../rows.ts#JoinRequestConnection',
  JoinRequestEdge: '../rows.ts#JoinRequestEdge',
  BannedMemberConnection: '../rows.ts#BannedMemberConnection',
  BannedMemberEdge: '../rows.ts#BannedMemberEdge',
  MembershipConnection: '../rows.ts#MembershipConnection',
  BookmarkConnection: '../rows.ts#BookmarkConnection',
  Invite: '../rows.ts#InviteRow',
};
