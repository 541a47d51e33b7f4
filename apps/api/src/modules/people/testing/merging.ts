/** For tests of upper modules, whose rows a merge moves. */
export { decideMerge } from '../merge/decide-merge.ts';
export { proposeMerge } from '../merge/propose-merge.ts';
