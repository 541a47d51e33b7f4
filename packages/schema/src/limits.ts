/** Limits both sides know: the screen says them before the server refuses. Characters are code points. */
export const limits = {
  name: 40,
  title: 60,
  shortText: 200,
  longText: 4000,
  /** What an objection says, and its answer. */
  statement: 1000,
  /** The privacy notice: its text, and the English title, which is longer. */
  noticeText: 20_000,
  noticeTitleEn: 120,
  password: { min: 8, max: 128 },
  pageSizes: [10, 20, 50, 100],
  pageSizeDefault: 20,
  batch: 200,
  /** Records approved at one stroke. */
  approvals: 500,
  peopleServed: 1_000_000,
  /** Under so many years a guardian decides about a child's data, at first and of each new notice (PIPL §31). */
  childAge: 14,
  /** Photos shown of one activity; recognisable people on one. */
  photos: 9,
  photoPeople: 50,
  /** Saved filters of one account for one list, filters in one, columns of a list. */
  savedViews: 20,
  viewFilters: 20,
  listColumns: 40,
  posts: 20,
  shifts: 60,
  openingMax: 1000,
  shiftHours: 24,
  /** A quick start of the same title, place and time within so many minutes is taken for a second tap. */
  sameStartMinutes: 10,
  /** A shift begins at most this many years ahead: further away it is a slip of the finger. */
  yearsAhead: 2,
  /** Check-in opens this long before a shift and closes this long after its end, in minutes. */
  checkInEarlyMinutes: 60,
  checkInLateMinutes: 120,
  /**
   * A scan made without a network may be handed in this long after it, in hours: a weekend without one, while the
   * coordinator still remembers who was there. The phone's clock may be wrong by so many minutes.
   */
  offlineScanHours: 72,
  offlineSkewMinutes: 5,
  /** On the day her phone can be looked at by whoever runs the activity: hours before the shift, and after its end. */
  reachableHoursBefore: 3,
  reachableHoursAfter: 2,
  /** Hours are recorded within so many working days of the end (令67; rules §1.3). */
  recordWorkingDays: 10,
  /** 补录: people on one sheet, and days after the shift within which it is entered. */
  lateLines: 50,
  lateEntryDays: 365,
  /** They are handed in within so many, so that the approver has the rest. */
  submitWorkingDays: 7,
  /** What is about to be late is told of so many working days before. */
  reminderWorkingDays: 2,
  /** Approved hours are on notice for so many working days before they are final; an objection is answered within so many. */
  hoursNoticeWorkingDays: 3,
  objectionWorkingDays: 10,
  /** A coordinator may state a leaving time up to this long after the shift's end, in hours. */
  leavingGraceHours: 4,
  /** Check-in code: a new one each step, the step before still valid. */
  codeStepSeconds: 30,
  /** Rows of one spreadsheet that is brought. */
  importRows: 20_000,
  /** Records of one batch for an outside system. */
  outsideBatch: 20_000,
  /** Days an import's returned file and rows, and an export, are kept. */
  importDays: 30,
  exportDays: 3,
  /** Services on one 志愿服务记录证明: so many keep its file under 80 kB (docs/certificates.md). */
  certificateServices: 150,
  /** Days one look into the log, the scans or the ledger spans, unless it is that of one person or one thing. */
  stretchDays: 366,
  /** Lines of names pasted at once. */
  pastedLines: 200,
} as const;
