/** 有场所、队伍、项目、设施、制度、标识: what makes a station (2024 意见; rules §1.1). */
export const stationMarks = ['hasPlace', 'hasTeam', 'hasProject', 'hasFacility', 'hasSystem', 'hasSign'] as const;
export type StationMark = (typeof stationMarks)[number];
