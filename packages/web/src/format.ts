/** Dates, times and hours as people read them: one way for both apps and for what the server says. */
export {
  amountParts,
  dayOf,
  daysBetween,
  formatAmount,
  formatDate,
  formatDateTime,
  formatDay,
  formatExact,
  formatHours,
  formatMonth,
  formatPlainDay,
  formatRange,
  formatTime,
  formatTimes,
  formatWeekday,
  hoursPlural,
} from '@jinguo/schema';
