import { limits } from './limits.ts';

/** Too short, digits alone, or one character over and over: known to both sides, so that it is said with all else. */
export const isWeakPassword = (password: string): boolean => {
  const marks = Array.from(password);
  return marks.length < limits.password.min || /^\d+$/.test(password) || new Set(marks).size < 2;
};
