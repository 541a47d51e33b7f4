/** For tests that write complaints by themselves: what finds her own. */
export { complainantIndex } from '../handling/hands.ts';
