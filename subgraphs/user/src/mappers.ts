/** What stands behind each type of the schema when a resolver gets it: the row it is made of. For the generated resolver types. */
export const mappers = {
  User: '../rows.ts#UserRow',
  Interest: '../rows.ts#InterestRow',
  Session: '../rows.ts#SessionRow',
  Notification: '../rows.ts#NotificationRow',
  AccountDeletion: '../domain/account-deletion.ts#AccountDeletionRow',
  DataExport: '../domain/data-export.ts#DataExportRow',
  ServiceStep: '../domain/account-deletion.ts#ServiceStepRow',
};
