/** Whether a record (alias) stands, so that it may be told outside: as SQL. */
export const recordStands = (record: string): string => `${record}.state = 'APPROVED'`;
