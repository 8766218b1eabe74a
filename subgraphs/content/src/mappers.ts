/** What stands behind each type of the schema when a resolver gets it: the row it is made of. For the generated resolver types. */
export const mappers = {
  User: '@moim/subgraph-kit#MemberCard',
  Community: '@moim/subgraph-kit#VisibleCommunity',
  Post: '../rows.ts#PostRow',
  PostConnection: '../rows.ts#PostConnectionRow',
  Comment: '../rows.ts#CommentRow',
  CommentConnection: '../rows.ts#CommentConnectionRow',
  Photo: '../rows.ts#PhotoRow',
  PhotoConnection: '../rows.ts#PhotoConnectionRow',
  Draft: '../rows.ts#DraftRow',
  Poll: '../rows.ts#PollRow',
  Report: '../rows.ts#ReportRow',
  ReportAction: '../rows.ts#ReportActionRow',
  ReportSnapshot: '../rows.ts#ReportSnapshotRow',
  ReportConnection: '../rows.ts#ReportConnectionRow',
};
