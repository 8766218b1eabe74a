/** What stands behind each type of the schema when a resolver gets it: the row it is made of. For the generated resolver types. */
export const mappers = {
  User: '@moim/subgraph-kit#MemberCard',
  Community: '@moim/subgraph-kit#VisibleCommunity',
  Schedule: '../rows.ts#ScheduleRow',
  CalendarFeed: '../domain/calendar-feed.ts#CalendarFeedRow',
  Attendance: '../rows.ts#AttendanceRow',
  ScheduleConnection: '../rows.ts#ScheduleConnectionRow',
  AttendanceConnection: '../rows.ts#AttendanceConnectionRow',
  AttendeeConnection: '../rows.ts#AttendeeConnectionRow',
  AttendeeEdge: '../rows.ts#AttendeeEdgeRow',
};
