/** What stands behind each type of the schema when a resolver gets it: the row it is made of. For the generated resolver types. */
export const mappers = {
  User: '@moim/subgraph-kit#MemberCard',
  Community: '../rows.ts#CommunityRow',
  Photo: '../rows.ts#PhotoRow',
  ChatRoom: '../rows.ts#RoomRow',
  ChatRoomConnection: '../rows.ts#RoomConnectionRow',
  RoomMemberConnection: '../rows.ts#RoomMemberConnectionRow',
  RoomMemberEdge: '../rows.ts#RoomMemberEdgeRow',
  UnreadChanged: '../rows.ts#RoomRow',
  Message: '../rows.ts#MessageRow',
};
