/** 时长公开: nobody is told of an organisation whose people are fewer, nor of sealed services given by fewer (统计法 §28). */
export const integrityRule = {
  people: 5,
  /** Of so many days back. */
  days: 365,
} as const;
