/** For tests of upper modules, whose rows a merge moves. */
export { decideMerge } from '../merge/decide-merge.ts';
export { proposeMerge } from '../merge/propose-merge.ts';
export { decideRequest } from '../rights/decide-request.ts';
export { lodgeRight } from '../rights/lodge-right.ts';
export { requestRight } from '../rights/request-right.ts';
export { confirmRegistration } from '../volunteer/confirm-registration.ts';
