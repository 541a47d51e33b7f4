/** Whether a record (alias) stands, its notice over, so that it may be told outside: as SQL. */
export const recordStands = (record: string): string => `${record}.final_at is not null`;
