/**
 * Whether the hours of a record (alias) are final: approved, their notice over, nobody objecting (公示, rules §2); as SQL. The
 * only place that says so: certificates, outside systems and stars ask here.
 */
export const recordStands = (record: string): string => `${record}.final_at is not null`;
