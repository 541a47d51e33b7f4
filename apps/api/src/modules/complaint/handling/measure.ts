import type { ComplaintFinding, Reason } from '@jinguo/schema';

/** What was found to be true is put right: an answer says how. */
export const measureReasons = ({
  finding,
  measure,
}: {
  readonly finding?: ComplaintFinding | undefined;
  readonly measure?: string | undefined;
}): Reason[] => (finding && finding !== 'NOT_UPHELD' && !measure ? [{ code: 'REQUIRED', field: 'measure' }] : []);
